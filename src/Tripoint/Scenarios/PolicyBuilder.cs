using System.Collections.Immutable;
using System.Globalization;
using Tripoint.Equilibrium;
using Tripoint.Faults;
using Tripoint.Tables;

namespace Tripoint.Scenarios;

/// <summary>
/// Applies changes one after the other to the policies of a table, and finds contradictions: a change that sets a rate an earlier change
/// has already moved to something else, and any change of a flow that an earlier one has closed.
/// </summary>
internal sealed class PolicyBuilder(Scenario scenario, WorldTable table)
{
    private readonly SelectorResolution _resolution = new(scenario.Bloc, table);
    private readonly List<VolumeCap> _caps = [];
    private readonly Dictionary<(int Sector, int Importer, int Exporter), ScenarioChange> _capped = [];
    private double[]? _tariff, _barrier, _exportTax, _importerRent, _productivity, _subsidy;
    private ScenarioChange?[]? _tariffBy, _barrierBy, _taxBy, _subsidyBy;
    private ScenarioChange? _reported;

    public List<Fault> Faults => _resolution.Faults;

    public List<string> Notes => _resolution.Notes;

    private int Cells => table.SectorCount * table.EconomyCount * table.EconomyCount;

    /// <summary>The policies so far.</summary>
    public PolicyChange Policy() => new()
    {
        Tariff = _tariff,
        Barrier = _barrier,
        ExportTax = _exportTax,
        ImporterRent = _importerRent,
        Productivity = _productivity,
        Subsidy = _subsidy,
        VolumeCaps = [.. _caps],
    };

    /// <summary>Checks the selectors of a change that is not in force.</summary>
    public void CheckSelection(ScenarioChange change)
    {
        if (change is FlowChange flow) Select(flow);
        if (change is ProducerChange producer) Select(producer);
    }

    /// <summary>Applies a change as far as it is in force; returns how many flows (or producers) and how much base trade (or output) it touches.</summary>
    public (int Cells, double CoveredMusd) Add(ScenarioChange change, int? year)
    {
        if (change.InForce(year) is not { } force) return (0, 0);
        return change switch
        {
            FlowChange flow => AddFlows(flow, force.Value, force.Share),
            ProducerChange producer => AddProducers(producer, force.Value, force.Share),
            _ => throw new NotSupportedException($"No meaning is given to {change.Kind}."),
        };
    }

    private (int, double) AddFlows(FlowChange change, double value, double share)
    {
        double[]? matrix = null;
        if (change is TariffChange { Rule: TariffRule.Table } byTable && !table.TryTariffTable(byTable.Table, out matrix))
        {
            var names = string.Join(", ", table.TariffTableNames);
            Faults.Add(change.Place.Fault($"the table '{table.Name}' was imported without a tariff matrix '{byTable.Table}'", names.Length == 0 ? "" : $"one of {names}",
                names.Length == 0 ? "Choose a table that has it with --data" : ""));
            return (0, 0);
        }
        var covered = 0.0;
        var flows = Select(change);
        foreach (var (sector, importer, exporter) in flows)
        {
            var cell = table.Cell(sector, importer, exporter);
            covered += table.Trade[cell];
            switch (change)
            {
                case TariffChange tariff:
                    SetTariff(tariff, cell, tariff.Rule == TariffRule.Table ? matrix![cell] : value, share);
                    break;
                case BarrierChange barrier:
                    SetBarrier(barrier, cell, value, share);
                    break;
                case ExportTaxChange:
                    SetTax(change, ref _exportTax, cell, share * value);
                    break;
                case ExportRestrictionChange { IsVolumeCap: false } restriction when restriction.Rent == RentHolder.Exporter:
                    SetTax(change, ref _exportTax, cell, share * value);
                    break;
                case ExportRestrictionChange { IsVolumeCap: false }:
                    SetTax(change, ref _importerRent, cell, share * value);
                    break;
                case ExportRestrictionChange restriction:
                    Cap(restriction, sector, importer, exporter, 1 - share * (1 - value));
                    break;
            }
        }
        return (flows.Count, covered);
    }

    private void SetTariff(TariffChange change, int cell, double value, double share)
    {
        _tariff ??= PolicyChange.TariffsOf(table);
        _tariffBy ??= new ScenarioChange?[Cells];
        var before = _tariff[cell];
        // A rate that is set moves from the base, so that saying the same twice is the same; one that is changed moves from where it stands.
        var sets = change.Rule is TariffRule.To or TariffRule.Table;
        var from = sets ? table.Tariff[cell] : before;
        var after = from + share * (change.Target(from, value) - from);
        if (sets && _tariffBy[cell] is { } earlier && Differ(before, after)) Contradiction(change, earlier, cell, "tariff", before, after);
        _tariff[cell] = after;
        _tariffBy[cell] = change;
    }

    private void SetBarrier(BarrierChange change, int cell, double value, double share)
    {
        if (_barrier is null) Array.Fill(_barrier = new double[Cells], 1);
        _barrierBy ??= new ScenarioChange?[Cells];
        var earlier = _barrierBy[cell];
        if (earlier is BarrierChange { ToAutarky: true } && !change.ToAutarky || earlier is not null && earlier is not BarrierChange { ToAutarky: true } && change.ToAutarky)
            Contradiction(change, earlier, cell, "barrier", "closed and changed");
        _barrier[cell] = change.ToAutarky ? double.PositiveInfinity : _barrier[cell] * (1 + share * value);
        _barrierBy[cell] = change;
    }

    private void SetTax(ScenarioChange change, ref double[]? rates, int cell, double rate)
    {
        rates ??= new double[Cells];
        _taxBy ??= new ScenarioChange?[Cells];
        if (_taxBy[cell] is { } earlier && (Differ(rates[cell], rate) || rates[cell] == 0)) Contradiction(change, earlier, cell, "export tax", rates[cell], rate);
        rates[cell] = rate;
        _taxBy[cell] = change;
    }

    private void Cap(ExportRestrictionChange change, int sector, int importer, int exporter, double ratio)
    {
        if (_capped.TryGetValue((sector, importer, exporter), out var earlier))
        {
            var cap = _caps.Find(c => c.Sector == sector && c.Importer == importer && c.Exporter == exporter)!;
            if (Differ(cap.VolumeRatio, ratio) || cap.Rent != change.Rent)
                Contradiction(change, earlier, table.Cell(sector, importer, exporter), "volume cap", cap.VolumeRatio, ratio);
            return;
        }
        _capped.Add((sector, importer, exporter), change);
        _caps.Add(new VolumeCap(sector, importer, exporter, ratio, change.Rent));
    }

    private (int, double) AddProducers(ProducerChange change, double value, double share)
    {
        var covered = 0.0;
        var (economies, sectors) = Select(change);
        foreach (var n in economies)
        {
            foreach (var j in sectors)
            {
                var cell = n * table.SectorCount + j;
                covered += table.Output[cell];
                if (change is ProductivityChange)
                {
                    if (_productivity is null) Array.Fill(_productivity = new double[table.EconomyCount * table.SectorCount], 1);
                    _productivity[cell] *= 1 + share * value;
                    continue;
                }
                _subsidy ??= new double[table.EconomyCount * table.SectorCount];
                _subsidyBy ??= new ScenarioChange?[table.EconomyCount * table.SectorCount];
                var rate = share * value;
                if (_subsidyBy[cell] is { } earlier && Differ(_subsidy[cell], rate) && _reported != change)
                {
                    _reported = change;
                    Faults.Add(change.Place.Fault(
                        $"the subsidy of {Percent(rate)} to {table.Economies[n]}, {table.Sectors[j]} contradicts {Percent(_subsidy[cell])} set at {earlier.Place}", "", "Leave one out"));
                }
                _subsidy[cell] = rate;
                _subsidyBy[cell] = change;
            }
        }
        return (economies.Length * sectors.Length, covered);
    }

    private (int[] Economies, int[] Sectors) Select(ProducerChange change)
    {
        var known = Faults.Count;
        var economies = _resolution.Economies(change.Economies, change.Place);
        var sectors = _resolution.Sectors(change.Sectors, goodsOnly: false, change.Place);
        if (Faults.Count == known && economies.Length * sectors.Length == 0) Empty(change, $"{change.Economies}; {change.Sectors}");
        return (economies, sectors);
    }

    private List<(int Sector, int Importer, int Exporter)> Select(FlowChange change)
    {
        var known = Faults.Count;
        var tariffOnly = change is TariffChange { Rule: not TariffRule.Table };
        var importers = _resolution.Economies(change.Flows.Importers, change.Place);
        var exporters = _resolution.Economies(change.Flows.Exporters, change.Place);
        var sectors = _resolution.Sectors(change.Flows.Sectors, tariffOnly, change.Place);
        if (tariffOnly && sectors.Any(j => !table.Sectors[j].IsGoods))
        {
            Faults.Add(change.Place.Fault($"a tariff on services ({string.Join(", ", sectors.Where(j => !table.Sectors[j].IsGoods).Select(j => table.Sectors[j].Code))})",
                "sectors of goods", "Services bear no tariff: use a barrier"));
        }
        var left = new HashSet<(int, int)>();
        foreach (var exception in change.Flows.Except)
        {
            int[] who = _resolution.Economies(exception.Importers, change.Place), what = _resolution.Sectors(exception.Sectors, tariffOnly, change.Place);
            if (!who.Any(importers.Contains) || !what.Any(sectors.Contains))
                _resolution.Note($"{change.Place}: the exception {exception.Importers}: {exception.Sectors} leaves nothing out.");
            foreach (var n in who) left.UnionWith(what.Select(j => (n, j)));
        }
        var cells = new List<(int, int, int)>();
        foreach (var j in sectors)
        {
            foreach (var n in importers)
            {
                if (!left.Contains((n, j))) cells.AddRange(exporters.Where(i => i != n).Select(i => (j, n, i)));
            }
        }
        if (Faults.Count == known && cells.Count == 0) Empty(change, change.Flows.ToString());
        return cells;
    }

    private void Empty(ScenarioChange change, string selection) => Faults.Add(change.Place.Fault(
        $"the {change.Kind} change selects nothing in the table '{table.Name}' ({selection})", "at least one flow between different economies, or one producer"));

    private void Contradiction(ScenarioChange change, ScenarioChange earlier, int cell, string what, double before, double after) =>
        Contradiction(change, earlier, cell, what, $"{Percent(before)} and {Percent(after)}");

    /// <summary>One fault for each contradicting change is enough: the first flow shows it.</summary>
    private void Contradiction(ScenarioChange change, ScenarioChange earlier, int cell, string what, string values)
    {
        if (_reported == change) return;
        _reported = change;
        int n = table.EconomyCount, sector = cell / (n * n), importer = cell / n % n, exporter = cell % n;
        Faults.Add(change.Place.Fault(
            $"contradicts the change at {earlier.Place}: {what} {values} for imports of {table.Economies[importer]} from {table.Economies[exporter]}, sector {table.Sectors[sector]}",
            "each flow set once", "Leave one out, or narrow its selection"));
    }

    private static bool Differ(double left, double right) => Math.Abs(left - right) > 1e-12;

    private static string Percent(double value) => (value * 100).ToString("0.####", CultureInfo.InvariantCulture) + "%";
}
