using System.Collections.Immutable;
using Tripoint.Codes;
using Tripoint.Tables;

namespace Tripoint.Data.Store;

/// <summary>Which flows to read from the trade store. What is left out does not restrict.</summary>
/// <param name="Dataset">The name given at import.</param>
public sealed record TradeFilter(string Dataset)
{
    /// <summary>Whose declarations; null: the reconciled figures where the dataset has them, else the importer's books.</summary>
    public TradeBooks? Books { get; init; }

    /// <summary>The first year; null: the dataset's first.</summary>
    public int? FromYear { get; init; }

    /// <summary>The last year; null: the dataset's last.</summary>
    public int? ToYear { get; init; }

    /// <summary>Months instead of whole years. A dataset of months only is added up to the years that are complete when this is false.</summary>
    public bool Monthly { get; init; }

    /// <summary>The products; empty: all.</summary>
    public ImmutableArray<Hs6> Products { get; init; } = [];

    /// <summary>The importers; empty: all.</summary>
    public ImmutableArray<Economy> Importers { get; init; } = [];

    /// <summary>The exporters; empty: all.</summary>
    public ImmutableArray<Economy> Exporters { get; init; } = [];

    /// <summary>The edition of the Harmonized System to convert to; null: as stored. Needs the concordances that were imported with the data.</summary>
    public HsEdition? Edition { get; init; }
}
