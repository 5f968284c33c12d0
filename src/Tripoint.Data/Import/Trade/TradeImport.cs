using System.Collections.Immutable;
using Tripoint.Codes;
using Tripoint.Tables;

namespace Tripoint.Data.Import.Trade;

/// <summary>What a file of trade statistics holds, read and checked, ready for the trade store.</summary>
public sealed class TradeImport
{
    internal TradeImport(string kind, SourceRecord source, IReadOnlyList<Economy> areas, IEnumerable<FlowBatch> batches)
    {
        Kind = kind;
        Source = source;
        Areas = areas;
        Batches = [.. batches];
    }

    /// <summary>The kind of source, as on the command line.</summary>
    public string Kind { get; }

    /// <summary>The file with its fingerprint, vintage and licence.</summary>
    public SourceRecord Source { get; }

    /// <summary>What was done to the data on the way, one sentence an entry.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>Whether the source comes reporter by reporter, so that a further file adds to a period instead of replacing it.</summary>
    public bool ByReporter { get; init; }

    /// <summary>Digits of the product codes: six, or more for national lines.</summary>
    public int Digits { get; init; } = 6;

    /// <summary>Names of products, where the source has them.</summary>
    public ImmutableDictionary<int, string> ProductNames { get; init; } = ImmutableDictionary<int, string>.Empty;

    /// <summary>The number of rows.</summary>
    public long RowCount => Batches.Sum(b => (long)b.Rows.Count);

    internal IReadOnlyList<Economy> Areas { get; }

    internal ImmutableArray<FlowBatch> Batches { get; }
}
