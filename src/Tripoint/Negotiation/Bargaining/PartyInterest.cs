using Tripoint.Codes;
using Tripoint.Equilibrium;
using Tripoint.Faults;
using Tripoint.Negotiation.Mandates;
using Tripoint.Scenarios;
using Tripoint.Tables;

namespace Tripoint.Negotiation.Bargaining;

/// <summary>
/// What a party's mandate values, as a function of a result with its derivatives: Σ weight × change over the objectives, zero where nothing
/// changes. Settled against a table once.
/// </summary>
public sealed class PartyInterest
{
    private readonly WorldTable _table;
    private readonly List<Term> _terms = [];

    /// <summary>Settles a mandate against a table.</summary>
    /// <param name="mandate">The mandate.</param>
    /// <param name="table">The base of the model.</param>
    /// <exception cref="BadInputException">The table lacks the party, a sector or a market; all faults are listed.</exception>
    public PartyInterest(Mandate mandate, WorldTable table)
    {
        (Mandate, _table) = (mandate, table);
        Party = table.IndexOf(mandate.Party);
        var faults = new List<Fault>();
        if (Party < 0)
            throw new BadInputException($"the table '{table.Name}' has no {mandate.Party}, whose mandate it is", "", $"one of {string.Join(", ", table.Economies)}");
        var selectors = new SelectorResolution(Bloc.ChinaJapanKorea, table);
        foreach (var objective in mandate.Objectives)
        {
            var sectors = selectors.Sectors(objective.Sectors, false, objective.Sectors.Place);
            var market = objective.Market.Length == 0 ? LargestMarket(sectors) : Index(objective.Market);
            if (market < 0) faults.Add(objective.Sectors.Place.Fault($"the table '{table.Name}' has no market {objective.Market}", $"one of {string.Join(", ", table.Economies)}"));
            _terms.Add(new Term(objective, sectors, market));
        }
        faults.AddRange(selectors.Faults);
        if (faults.Count > 0) throw new BadInputException(faults);
    }

    /// <summary>The mandate.</summary>
    public Mandate Mandate { get; }

    /// <summary>The party's index in the table.</summary>
    public int Party { get; }

    /// <summary>The party's score of a result.</summary>
    public double Score(EquilibriumResult result)
    {
        var sum = 0.0;
        foreach (var term in _terms) sum += term.Objective.Weight * Change(term, result);
        return sum;
    }

    /// <summary>Adds the derivatives of the score, times a factor.</summary>
    internal void Add(EquilibriumResult result, double factor, WeightSum sum)
    {
        foreach (var term in _terms) Add(term, result, factor * term.Objective.Weight, sum);
    }

    private int Slot(int sector) => (Party * _table.SectorCount) + sector;

    private double BaseValueAdded(int sector) => _table.Output[Slot(sector)] * _table.ValueAddedShare[Slot(sector)];

    private int Index(string code)
    {
        for (var at = 0; at < _table.EconomyCount; at++)
        {
            if (_table.Economies[at].Code == code) return at;
        }
        return -1;
    }

    private double Change(Term term, EquilibriumResult result) => term.Objective.Kind switch
    {
        ObjectiveKind.Welfare => result.WelfareExact[Party],
        ObjectiveKind.Exports => result.Exports[Party],
        ObjectiveKind.Employment => Average(term.Sectors, j => result.Employment[Slot(j)]),
        ObjectiveKind.ValueAdded => Average(term.Sectors, j => BaseValueAdded(j) > 0 ? (result.ValueAdded[Slot(j)] / BaseValueAdded(j)) - 1 : 0),
        ObjectiveKind.Revenue => (result.TariffRevenue[Party] - BaseRevenue()) / _table.Income[Party],
        ObjectiveKind.Reliance => Share(term, _table.Trade) - Share(term, result.Trade),
        _ => throw new NotSupportedException($"No meaning is given to {term.Objective.Kind}."),
    };

    private void Add(Term term, EquilibriumResult result, double factor, WeightSum sum)
    {
        switch (term.Objective.Kind)
        {
            case ObjectiveKind.Welfare:
                sum.Welfare[Party] += factor;
                break;
            case ObjectiveKind.Exports:
                var sold = Exports(_table.Trade, null);
                for (var j = 0; j < _table.SectorCount; j++)
                {
                    for (var n = 0; n < _table.EconomyCount; n++)
                    {
                        if (n != Party) sum.Trade[_table.Cell(j, n, Party)] += factor / sold;
                    }
                }
                break;
            case ObjectiveKind.Employment:
                var jobs = term.Sectors.Sum(BaseValueAdded);
                foreach (var j in term.Sectors.Where(_ => jobs > 0)) sum.Employment[Slot(j)] += factor * BaseValueAdded(j) / jobs;
                break;
            case ObjectiveKind.ValueAdded:
                var earned = term.Sectors.Sum(BaseValueAdded);
                foreach (var j in term.Sectors.Where(_ => earned > 0)) sum.ValueAdded[Slot(j)] += factor / earned;
                break;
            case ObjectiveKind.Revenue:
                sum.Revenue[Party] += factor / _table.Income[Party];
                break;
            default:
                var (all, share) = (Exports(result.Trade, term.Sectors), Share(term, result.Trade));
                foreach (var j in term.Sectors.Where(_ => all > 0))
                {
                    for (var n = 0; n < _table.EconomyCount; n++)
                    {
                        if (n != Party) sum.Trade[_table.Cell(j, n, Party)] -= factor * ((n == term.Market ? 1 : 0) - share) / all;
                    }
                }
                break;
        }
    }

    private double Average(int[] sectors, Func<int, double> change)
    {
        double weight = 0, sum = 0;
        foreach (var j in sectors)
        {
            weight += BaseValueAdded(j);
            sum += BaseValueAdded(j) * change(j);
        }
        return weight > 0 ? sum / weight : 0;
    }

    private double BaseRevenue()
    {
        var sum = 0.0;
        for (var j = 0; j < _table.SectorCount; j++)
        {
            for (var i = 0; i < _table.EconomyCount; i++) sum += _table.Tariff[_table.Cell(j, Party, i)] * _table.Trade[_table.Cell(j, Party, i)];
        }
        return sum;
    }

    private double Exports(ReadOnlySpan<double> trade, int[]? sectors)
    {
        var sum = 0.0;
        for (var at = 0; at < (sectors?.Length ?? _table.SectorCount); at++)
        {
            for (var n = 0; n < _table.EconomyCount; n++)
            {
                if (n != Party) sum += trade[_table.Cell(sectors?[at] ?? at, n, Party)];
            }
        }
        return sum;
    }

    private double Share(Term term, ReadOnlySpan<double> trade)
    {
        var sum = 0.0;
        foreach (var j in term.Sectors) sum += trade[_table.Cell(j, term.Market, Party)];
        var all = Exports(trade, term.Sectors);
        return all > 0 ? sum / all : 0;
    }

    private int LargestMarket(int[] sectors)
    {
        var (best, largest) = (Party == 0 ? 1 : 0, -1.0);
        for (var n = 0; n < _table.EconomyCount; n++)
        {
            if (n == Party) continue;
            var sold = 0.0;
            foreach (var j in sectors) sold += _table.Trade[_table.Cell(j, n, Party)];
            if (sold > largest) (best, largest) = (n, sold);
        }
        return best;
    }

    private sealed record Term(Objective Objective, int[] Sectors, int Market);
}
