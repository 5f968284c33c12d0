using System.Collections.Immutable;
using Tripoint.Codes;
using Tripoint.Faults;
using Tripoint.Scenarios;
using Tripoint.Tables;

namespace Tripoint.Negotiation.Offers;

/// <summary>Settles a package's selectors against a table and finds contradictions.</summary>
internal sealed class PackageResolution
{
    private readonly Package _package;
    private readonly WorldTable _table;
    private readonly SelectorResolution _selectors;
    private readonly int[] _parties;
    private readonly List<Fault> _faults = [];

    public PackageResolution(Package package, WorldTable table)
    {
        (_package, _table) = (package, table);
        _selectors = new SelectorResolution(package.Bloc, table);
        _parties = [.. package.Parties.Select(IndexOf)];
    }

    public PackageTerms Resolve()
    {
        for (var at = 0; at < _parties.Length; at++)
        {
            if (_parties[at] < 0) _faults.Add(new Fault($"the table '{_table.Name}' has no {_package.Parties[at]}", "", $"parties among {string.Join(", ", _table.Economies)}"));
        }
        if (_faults.Count > 0) throw new BadInputException(_faults);
        var zeroForZero = Reciprocated();
        var resolved = ImmutableArray.CreateBuilder<ResolvedCommitment>();
        var setBy = new Dictionary<int, ResolvedCommitment>();
        for (var giver = 0; giver < _package.Offers.Length; giver++)
        {
            var commitments = _package.Offers[giver].Commitments;
            for (var number = 0; number < commitments.Length; number++)
            {
                var one = commitments[number] switch
                {
                    TariffCommitment t => Tariffs(giver, number, t, zeroForZero),
                    BarrierCommitment b => Barriers(giver, number, b),
                    ScheduleCommitment s => Schedule(giver, number, s),
                    var other => throw new NotSupportedException($"No meaning is given to {other.GetType().Name}."),
                };
                if (one.IsTariff) Contradictions(one, setBy);
                resolved.Add(one);
            }
        }
        _faults.AddRange(_selectors.Faults);
        return _faults.Count == 0 ? new PackageTerms(_package, _table, [.. _parties], resolved.ToImmutable()) : throw new BadInputException(_faults.Distinct());
    }

    /// <summary>Tables may hold a user's own economies, so the code decides.</summary>
    private int IndexOf(Economy party)
    {
        for (var at = 0; at < _table.EconomyCount; at++)
        {
            if (_table.Economies[at].Code == party.Code) return at;
        }
        return -1;
    }

    private int[] Partners(int giver, Selector partners) => [.. Enumerable.Range(0, _parties.Length)
        .Where(at => at != giver && (partners.Terms.Contains(Package.AllPartners, StringComparer.Ordinal) || partners.Terms.Contains(_package.Parties[at].Code, StringComparer.Ordinal)))
        .Select(at => _parties[at])];

    private int[] Sectors(Selector chosen, Selector except, bool goodsOnly, ScenarioPlace place)
    {
        var left = except.Terms.IsEmpty ? [] : _selectors.Sectors(except, false, place);
        return [.. _selectors.Sectors(chosen, goodsOnly, place).Except(left).Where(j => !goodsOnly || _table.Sectors[j].IsGoods)];
    }

    private HashSet<int> Reciprocated()
    {
        var listed = new HashSet<int>();
        for (var giver = 0; giver < _package.Offers.Length; giver++)
        {
            foreach (var t in _package.Offers[giver].Commitments.OfType<TariffCommitment>().Where(t => t.Cut is ZeroForZero))
                listed.UnionWith(Cells(_parties[giver], Partners(giver, t.Partners), Sectors(t.Sectors, t.Except, true, t.Place)));
        }
        return [.. listed.Where(cell => listed.Contains(Mirror(cell)))];
    }

    private int Mirror(int cell)
    {
        var n = _table.EconomyCount;
        return _table.Cell(cell / (n * n), cell % n, cell / n % n);
    }

    private IEnumerable<int> Cells(int importer, int[] exporters, int[] sectors) =>
        sectors.SelectMany(j => exporters.Select(i => _table.Cell(j, importer, i))).Order();

    private ResolvedCommitment Tariffs(int giver, int number, TariffCommitment t, HashSet<int> reciprocated)
    {
        var sectors = Sectors(t.Sectors, t.Except, true, t.Place);
        if (sectors.Length == 0 && _selectors.Faults.Count == 0) _faults.Add(t.Place.Fault($"a tariff commitment of {_package.Parties[giver]} touches no goods sector ({t.Sectors})", "goods sectors; services bear no tariff"));
        ImmutableArray<int> cells = [.. Cells(_parties[giver], Partners(giver, t.Partners), sectors)];
        return new ResolvedCommitment(giver, number, t, cells, [.. cells.Select(c => t.Cut.Target(_table.Tariff[c], reciprocated.Contains(c)))]);
    }

    private ResolvedCommitment Barriers(int giver, int number, BarrierCommitment b)
    {
        var sectors = Sectors(b.Sectors, b.Except, false, b.Place);
        if (sectors.Length == 0 && _selectors.Faults.Count == 0) _faults.Add(b.Place.Fault($"a barrier commitment of {_package.Parties[giver]} touches no sector ({b.Sectors})", "at least one sector"));
        var imports = Cells(_parties[giver], Partners(giver, b.Partners), sectors).ToList();
        ImmutableArray<int> cells = b.Flows switch
        {
            BarrierFlows.Imports => [.. imports],
            BarrierFlows.Exports => [.. imports.Select(Mirror).Order()],
            _ => [.. imports.Concat(imports.Select(Mirror)).Order()],
        };
        return new ResolvedCommitment(giver, number, b, cells, [.. cells.Select(_ => 1 + b.Change)]);
    }

    private ResolvedCommitment Schedule(int giver, int number, ScheduleCommitment s)
    {
        var party = _package.Parties[giver];
        if (!s.Schedule.Importer.Equals(party)) _faults.Add(s.Place.Fault($"the schedule {s.File} is {s.Schedule.Importer}'s, but stands in the offer of {party}", $"a schedule of {party}"));
        var unknown = s.Sectors.Codes.Where(c => c.Length > 0 && _table.IndexOfSector(c) < 0).Distinct(StringComparer.Ordinal).ToList();
        if (unknown.Count > 0) _faults.Add(s.Place.Fault($"the schedule's lines lie in sectors that the table '{_table.Name}' lacks: {string.Join(", ", unknown.Take(6))}", $"sectors of {string.Join(", ", _table.Sectors.Take(4))}, …"));
        var lines = new LineSectorTariffs(s, _table);
        int[] sectors = [.. Enumerable.Range(0, _table.SectorCount).Where(j => _table.Sectors[j].IsGoods && lines.Touches(j))];
        ImmutableArray<int> cells = [.. Cells(_parties[giver], Partners(giver, s.Partners), sectors)];
        var ratios = lines.Ratios(null);
        var flows = _table.EconomyCount * _table.EconomyCount;
        return new ResolvedCommitment(giver, number, s, cells, [.. cells.Select(c => _table.Tariff[c] * ratios[c / flows])]) { Lines = lines };
    }

    private void Contradictions(ResolvedCommitment one, Dictionary<int, ResolvedCommitment> setBy)
    {
        var reported = new HashSet<int>();
        foreach (var cell in one.Cells)
        {
            if (!setBy.TryAdd(cell, one) && reported.Add(setBy[cell].Number))
            {
                var n = _table.EconomyCount;
                _faults.Add(one.Commitment.Place.Fault(
                    $"commitments {setBy[cell].Number + 1} and {one.Number + 1} of {_package.Parties[one.Giver]} both set the tariff on {_table.Sectors[cell / (n * n)]} from {_table.Economies[cell % n]}",
                    "each tariff set once", "Narrow one of them, or leave the sector out with except"));
            }
        }
    }
}
