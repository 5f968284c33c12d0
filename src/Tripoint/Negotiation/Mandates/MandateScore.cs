using System.Collections.Immutable;
using Tripoint.Codes;
using Tripoint.Equilibrium;
using Tripoint.Faults;
using Tripoint.Scenarios;
using Tripoint.Tables;

namespace Tripoint.Negotiation.Mandates;

/// <summary>What became of one objective.</summary>
/// <param name="Objective">The objective.</param>
/// <param name="Change">Its change, a fraction in the sense of <see cref="ObjectiveKind"/>.</param>
/// <param name="Score">Weight × change.</param>
public sealed record ObjectiveOutcome(Objective Objective, double Change, double Score);

/// <summary>
/// A party's score of a result, settled against a table once and then cheap: Σ weight × change over its objectives. Zero when nothing changes.
/// </summary>
public sealed class MandateScore
{
    private readonly WorldTable _table;
    private readonly int _party;
    private readonly ImmutableArray<(Objective Objective, int[] Sectors, int Market)> _objectives;

    /// <summary>Settles a mandate against a table.</summary>
    /// <exception cref="BadInputException">The table lacks the party, a sector or a market; all faults are listed.</exception>
    public MandateScore(Mandate mandate, WorldTable table)
    {
        (Mandate, _table) = (mandate, table);
        _party = IndexOf(table, mandate.Party.Code);
        var faults = new List<Fault>();
        if (_party < 0) faults.Add(new Fault($"the table '{table.Name}' has no {mandate.Party}, whose mandate it is", "", $"one of {string.Join(", ", table.Economies)}"));
        var selectors = new SelectorResolution(Bloc.ChinaJapanKorea, table);
        _objectives =
        [
            .. mandate.Objectives.Select(o =>
            {
                var market = o.Kind != ObjectiveKind.Reliance ? -1 : o.Market.Length == 0 ? -2 : IndexOf(table, o.Market);
                if (o.Market.Length > 0 && market < 0) faults.Add(o.Sectors.Place.Fault($"the table '{table.Name}' has no market {o.Market}", $"one of {string.Join(", ", table.Economies)}"));
                return (o, selectors.Sectors(o.Sectors, false, o.Sectors.Place), market);
            }),
        ];
        faults.AddRange(selectors.Faults);
        if (faults.Count > 0) throw new BadInputException(faults);
    }

    /// <summary>The mandate.</summary>
    public Mandate Mandate { get; }

    /// <summary>The party's index in the table.</summary>
    public int Party => _party;

    /// <summary>The score of a result.</summary>
    public double Of(EquilibriumResult result)
    {
        var sum = 0.0;
        foreach (var (objective, sectors, market) in _objectives) sum += objective.Weight * Change(objective.Kind, sectors, market, result);
        return sum;
    }

    /// <summary>What became of each objective, in the mandate's order.</summary>
    public ImmutableArray<ObjectiveOutcome> Outcomes(EquilibriumResult result) =>
        [.. _objectives.Select(o => (o.Objective, Change: Change(o.Objective.Kind, o.Sectors, o.Market, result))).Select(o => new ObjectiveOutcome(o.Objective, o.Change, o.Objective.Weight * o.Change))];

    private static int IndexOf(WorldTable table, string code)
    {
        for (var at = 0; at < table.EconomyCount; at++)
        {
            if (table.Economies[at].Code == code) return at;
        }
        return -1;
    }

    private double Change(ObjectiveKind kind, int[] sectors, int market, EquilibriumResult result) => kind switch
    {
        ObjectiveKind.Welfare => result.WelfareExact[_party],
        ObjectiveKind.Exports => result.Exports[_party],
        ObjectiveKind.Employment => Employment(sectors, result),
        ObjectiveKind.ValueAdded => ValueAdded(sectors, result),
        ObjectiveKind.Revenue => (result.TariffRevenue[_party] - BaseRevenue()) / result.Base.Income[_party],
        ObjectiveKind.Reliance => -Reliance(sectors, market, result),
        _ => throw new NotSupportedException($"No meaning is given to {kind}."),
    };

    // The base's value added of a sector, million US$.
    private double BaseValueAdded(int sector) => _table.Output[(_party * _table.SectorCount) + sector] * _table.ValueAddedShare[(_party * _table.SectorCount) + sector];

    private double Employment(int[] sectors, EquilibriumResult result)
    {
        double weight = 0, change = 0;
        foreach (var j in sectors)
        {
            weight += BaseValueAdded(j);
            change += BaseValueAdded(j) * result.Employment[(_party * _table.SectorCount) + j];
        }
        return weight > 0 ? change / weight : 0;
    }

    private double ValueAdded(int[] sectors, EquilibriumResult result)
    {
        double before = 0, after = 0;
        foreach (var j in sectors)
        {
            before += BaseValueAdded(j);
            after += result.ValueAdded[(_party * _table.SectorCount) + j];
        }
        return before > 0 ? (after / before) - 1 : 0;
    }

    private double BaseRevenue()
    {
        var sum = 0.0;
        for (var j = 0; j < _table.SectorCount; j++)
        {
            for (var i = 0; i < _table.EconomyCount; i++)
            {
                var cell = _table.Cell(j, _party, i);
                sum += _table.Tariff[cell] * _table.Trade[cell];
            }
        }
        return sum;
    }

    private double Reliance(int[] sectors, int market, EquilibriumResult result)
    {
        var (before, after) = (new double[_table.EconomyCount], new double[_table.EconomyCount]);
        foreach (var j in sectors)
        {
            for (var n = 0; n < _table.EconomyCount; n++)
            {
                if (n == _party) continue;
                before[n] += _table.Trade[_table.Cell(j, n, _party)];
                after[n] += result.Trade[_table.Cell(j, n, _party)];
            }
        }
        double allBefore = before.Sum(), allAfter = after.Sum();
        if (allBefore <= 0 || allAfter <= 0) return 0;
        var at = market >= 0 ? market : Array.IndexOf(before, before.Max());
        return (after[at] / allAfter) - (before[at] / allBefore);
    }
}
