using System.Collections.Immutable;
using Tripoint.Codes;
using Tripoint.Faults;

namespace Tripoint.Tables;

/// <summary>
/// Bilateral flows by sector over several years, domestic sales included: the history behind a <see cref="WorldTable"/>, without input
/// coefficients. Immutable and checked.
/// </summary>
public sealed class TradePanel
{
    private readonly ImmutableSortedDictionary<int, double[]> _flows;

    /// <summary>Checks and keeps the flows.</summary>
    /// <param name="economies">The N economies, in index order.</param>
    /// <param name="sectors">The J sectors, in index order.</param>
    /// <param name="flows">By year, J × N × N: sector, importer, exporter; million US$ before tariff. The arrays are kept, not copied.</param>
    /// <param name="provenance">Where it comes from and whose books it is.</param>
    /// <exception cref="BadInputException">No year, a wrong length, or a flow that is negative or not finite.</exception>
    public TradePanel(
        ImmutableArray<Economy> economies, ImmutableArray<Sector> sectors, IEnumerable<KeyValuePair<int, double[]>> flows, TableProvenance provenance)
    {
        Economies = economies;
        Sectors = sectors;
        Provenance = provenance;
        _flows = flows.ToImmutableSortedDictionary();
        if (_flows.IsEmpty) throw new BadInputException("a trade panel without any year");
        var size = sectors.Length * economies.Length * economies.Length;
        foreach (var (year, values) in _flows)
        {
            if (values.Length != size) throw new BadInputException($"the flows of {year} have {values.Length} values", "", $"J × N × N = {size}");
            var bad = Array.FindIndex(values, v => !(v >= 0 && double.IsFinite(v)));
            if (bad >= 0) throw new BadInputException($"a flow of {year} is {values[bad]}", $"cell {bad}", "a finite number, not negative");
        }
    }

    /// <summary>The N economies, in index order.</summary>
    public ImmutableArray<Economy> Economies { get; }

    /// <summary>The J sectors, in index order.</summary>
    public ImmutableArray<Sector> Sectors { get; }

    /// <summary>Where it comes from and whose books it is.</summary>
    public TableProvenance Provenance { get; }

    /// <summary>The years, ascending.</summary>
    public IEnumerable<int> Years => _flows.Keys;

    /// <summary>The first year.</summary>
    public int FirstYear => _flows.Keys.First();

    /// <summary>The last year.</summary>
    public int LastYear => _flows.Keys.Last();

    /// <summary>The flows of a year, J × N × N: sector, importer, exporter; million US$ before tariff, domestic sales on the diagonal.</summary>
    /// <exception cref="DataMissingException">The panel has no such year.</exception>
    public ReadOnlySpan<double> Flows(int year) => _flows.TryGetValue(year, out var flows)
        ? flows
        : throw new DataMissingException(new Fault($"no flows for {year}", "", $"a year from {FirstYear} to {LastYear}"));

    /// <summary>The flat index of (sector j, importer n, exporter i).</summary>
    public int Cell(int sector, int importer, int exporter) => ((sector * Economies.Length) + importer) * Economies.Length + exporter;

    /// <summary>The index of an economy, or −1.</summary>
    public int IndexOf(Economy economy) => Economies.IndexOf(economy);
}
