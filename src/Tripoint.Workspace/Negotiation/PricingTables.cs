using System.Collections.Concurrent;
using Tripoint.Data.Embedded;

namespace Tripoint.Workspace.Negotiation;

/// <summary>The tables that negotiations of this room are priced on, each laid out once.</summary>
public sealed class PricingTables
{
    /// <summary>The name of the table that ships.</summary>
    public const string Embedded = "embedded";

    private readonly ConcurrentDictionary<(string Data, int Year), Lazy<Task<PricingTable>>> _all = new();

    /// <summary>The latest year of the table that ships.</summary>
    public static int LatestYear => EmbeddedDataset.LatestYear;

    /// <summary>A table; the first to ask waits a moment for it.</summary>
    public Task<PricingTable> OfAsync(string data, int year) => _all.GetOrAdd((data, year), key => new Lazy<Task<PricingTable>>(() => Task.Run(() =>
    {
        var table = new PricingTable(key.Data, key.Year);
        _ = table.Base;
        return table;
    }))).Value;

    /// <summary>A negotiation's table.</summary>
    public Task<PricingTable> OfAsync(Talks talks)
    {
        ArgumentNullException.ThrowIfNull(talks);
        return OfAsync(talks.Data, talks.Year);
    }
}
