using System.Collections.Immutable;
using Tripoint.Equilibrium;
using Tripoint.Faults;
using Tripoint.Tables;

namespace Tripoint.Negotiation.Bargaining;

/// <summary>
/// The tariffs that a search may move, within bounds, the rest of the world's policies standing as they are. A point is one rate a flow, as a
/// fraction, in the order of <see cref="Rates"/>.
/// </summary>
public sealed class TariffSpace
{
    private readonly double[] _tariff;
    private readonly int[] _cell;

    /// <summary>Lays out the space.</summary>
    /// <param name="table">The world.</param>
    /// <param name="rates">The tariffs to move.</param>
    /// <param name="background">Policies in force besides; its tariffs hold where no rate is moved. Null: none.</param>
    /// <exception cref="BadInputException">A flow is named twice or is domestic, or its bounds are not −1 &lt; low ≤ high ≤ 100.</exception>
    public TariffSpace(WorldTable table, IEnumerable<MovableRate> rates, PolicyChange? background = null)
    {
        Table = table;
        Rates = [.. rates];
        Background = background ?? PolicyChange.None;
        _tariff = Background.Tariff ?? PolicyChange.TariffsOf(table);
        _cell = [.. Rates.Select(r => table.Cell(r.Sector, r.Importer, r.Exporter))];
        Low = [.. Rates.Select(r => r.Low)];
        High = [.. Rates.Select(r => r.High)];
        Check();
    }

    /// <summary>The world.</summary>
    public WorldTable Table { get; }

    /// <summary>The tariffs that move.</summary>
    public ImmutableArray<MovableRate> Rates { get; }

    /// <summary>What is in force besides.</summary>
    public PolicyChange Background { get; }

    /// <summary>How many move.</summary>
    public int Count => Rates.Length;

    /// <summary>Lower bounds.</summary>
    public double[] Low { get; }

    /// <summary>Upper bounds.</summary>
    public double[] High { get; }

    /// <summary>The flat index of each rate's flow, J × N × N.</summary>
    public ReadOnlySpan<int> Cells => _cell;

    /// <summary>The tariffs as they stand in the background.</summary>
    public double[] Standing => [.. _cell.Select(c => _tariff[c])];

    /// <summary>The policy at a point.</summary>
    /// <param name="rates">One fraction a rate.</param>
    public PolicyChange Policy(ReadOnlySpan<double> rates)
    {
        var tariff = (double[])_tariff.Clone();
        for (var at = 0; at < _cell.Length; at++) tariff[_cell[at]] = rates[at];
        return Background with { Tariff = tariff };
    }

    /// <summary>The entries of a J × N × N array at the rates.</summary>
    public void Pick(ReadOnlySpan<double> flows, Span<double> values)
    {
        for (var at = 0; at < _cell.Length; at++) values[at] = flows[_cell[at]];
    }

    /// <summary>The tariffs of the members on each other, between zero and where they stand; flows without trade or without a tariff are left out.</summary>
    /// <param name="table">The world.</param>
    /// <param name="members">Economy indices.</param>
    /// <param name="background">Policies in force besides; null: none.</param>
    /// <param name="frozen">Flat indices of tariffs that are left out; null: none.</param>
    public static TariffSpace Mutual(WorldTable table, IReadOnlyList<int> members, PolicyChange? background = null, IReadOnlySet<int>? frozen = null)
    {
        var tariff = background?.Tariff ?? PolicyChange.TariffsOf(table);
        return new TariffSpace(
            table,
            from importer in members
            from exporter in members
            where importer != exporter
            from sector in Enumerable.Range(0, table.SectorCount)
            let cell = table.Cell(sector, importer, exporter)
            where tariff[cell] > 0 && table.Trade[cell] > 0 && frozen?.Contains(cell) != true
            select new MovableRate(sector, importer, exporter, 0, tariff[cell]),
            background);
    }

    /// <summary>Every import tariff of some economies on goods, within bounds.</summary>
    /// <param name="table">The world.</param>
    /// <param name="importers">Economy indices.</param>
    /// <param name="floor">The lowest rate, as a fraction above −1; below zero is an import subsidy.</param>
    /// <param name="ceiling">The highest rate, as a fraction.</param>
    /// <param name="background">Policies in force besides; null: none.</param>
    public static TariffSpace Imports(WorldTable table, IReadOnlyList<int> importers, double floor, double ceiling, PolicyChange? background = null) => new(
        table,
        from importer in importers
        from exporter in Enumerable.Range(0, table.EconomyCount)
        where importer != exporter
        from sector in Enumerable.Range(0, table.SectorCount)
        where table.Sectors[sector].IsGoods && table.Trade[table.Cell(sector, importer, exporter)] > 0
        select new MovableRate(sector, importer, exporter, floor, ceiling),
        background);

    private void Check()
    {
        var faults = new List<Fault>();
        var seen = new HashSet<int>();
        for (var at = 0; at < Count && faults.Count < 20; at++)
        {
            var rate = Rates[at];
            var where = $"{Table.Sectors[rate.Sector]}, {Table.Economies[rate.Importer]} from {Table.Economies[rate.Exporter]}";
            if (rate.Importer == rate.Exporter) faults.Add(new Fault("a tariff on domestic sales", where, "a flow between two economies"));
            if (!(rate.Low > -1 && rate.Low <= rate.High && rate.High <= 100))
                faults.Add(new Fault(FormattableString.Invariant($"bounds {rate.Low} and {rate.High}"), where, "−1 < low ≤ high ≤ 100, as fractions"));
            if (!seen.Add(_cell[at])) faults.Add(new Fault("a tariff that is to be moved is named twice", where));
        }
        if (faults.Count > 0) throw new BadInputException(faults);
    }
}
