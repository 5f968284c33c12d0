using System.Collections.Immutable;
using Tripoint.Equilibrium;
using Tripoint.Negotiation.Offers;

namespace Tripoint.Negotiation.Pricing;

/// <summary>
/// Prices packages with the equilibrium model. Every solve starts from the nearest one at hand, so that a changed offer costs about one warm
/// start. Derivatives come from one transposed solve a party. One object a model; not for several threads at once.
/// </summary>
/// <param name="model">The model, of the table the packages are settled against.</param>
public sealed class PackagePricing(EquilibriumModel model)
{
    private readonly Dictionary<int, WelfareGradient> _atBase = [];
    private EquilibriumResult? _base, _last;

    /// <summary>The model.</summary>
    public EquilibriumModel Model => model;

    /// <summary>The equilibrium when complete, started from the last one that was solved: what one changed offer costs.</summary>
    public EquilibriumResult Solve(PackageTerms terms, CancellationToken cancellation = default) => Solve(terms.Policy(null), cancellation);

    /// <summary>The package when complete and in each year of its path.</summary>
    /// <param name="terms">The package.</param>
    /// <param name="progress">Told how many solves are done and how many there are.</param>
    /// <param name="cancellation">Stops.</param>
    public PackagePrice Price(PackageTerms terms, IProgress<(int Done, int All)>? progress = null, CancellationToken cancellation = default)
    {
        var path = ImmutableArray.CreateBuilder<PricedYear>();
        var last = terms.Package.LastYear;
        _last = null;
        PolicyChange? before = null;
        for (var year = 1; year <= last; year++)
        {
            var policy = terms.Policy(year);
            if (before is not null && Same(before, policy)) continue;
            path.Add(new PricedYear(year, Solve(policy, cancellation)));
            before = policy;
            progress?.Report((year, last));
        }
        progress?.Report((last, last));
        return new PackagePrice { Terms = terms, Result = path[^1].Result, Path = path.ToImmutable() };
    }

    /// <summary>What each commitment of a package is worth to each party: by derivatives and by solving the package without it.</summary>
    public ImmutableArray<Concession> Commitments(PackagePrice price, CancellationToken cancellation = default)
    {
        var terms = price.Terms;
        var (start, end) = (Gradients(terms, null), Gradients(terms, price.Result));
        var full = terms.Policy(null);
        var concessions = ImmutableArray.CreateBuilder<Concession>(terms.Commitments.Length);
        for (var at = 0; at < terms.Commitments.Length; at++)
        {
            var c = terms.Commitments[at];
            var without = Solve(terms.Policy(null, other => other != at), price.Result, cancellation);
            double trade = 0, from = 0, to = 0;
            foreach (var cell in c.Cells)
            {
                trade += terms.Table.Trade[cell];
                from += terms.Table.Trade[cell] * terms.Table.Tariff[cell];
                to += terms.Table.Trade[cell] * full.Tariff![cell];
            }
            var (first, single) = (c.Cells.IsEmpty ? -1 : Partner(c, c.Cells[0], terms), c.Cells.Select(cell => Partner(c, cell, terms)).Distinct().Count() == 1);
            concessions.Add(new Concession(
                c.Giver, single ? first : -1, -1, c.Number,
                c.IsTariff && trade > 0 ? from / trade : double.NaN, c.IsTariff && trade > 0 ? to / trade : double.NaN, trade,
                [.. terms.Parties.Select((_, p) => c.Cells.Select((cell, k) => c.IsTariff
                    ? (start[p].Tariff[cell] + end[p].Tariff[cell]) / 2 * (full.Tariff![cell] - terms.Table.Tariff[cell])
                    : (start[p].Barrier[cell] + end[p].Barrier[cell]) / 2 * Math.Log(c.Targets[k])).Sum())],
                Difference(terms, price.Result, without)));
        }
        return concessions.ToImmutable();
    }

    /// <summary>What each tariff that falls is worth to each party, one flow at a time, largest gain of its receiver first.</summary>
    /// <param name="price">The package.</param>
    /// <param name="exact">Whether each is also solved for; derivatives alone take a few milliseconds.</param>
    /// <param name="cancellation">Stops.</param>
    public ImmutableArray<Concession> Flows(PackagePrice price, bool exact, CancellationToken cancellation = default)
    {
        var terms = price.Terms;
        var table = terms.Table;
        var (start, end) = (Gradients(terms, null), Gradients(terms, price.Result));
        var full = terms.Policy(null);
        var flows = new List<Concession>();
        foreach (var (giver, receiver, sector, cell) in Cells(terms))
        {
            var change = full.Tariff![cell] - table.Tariff[cell];
            if (change > -1e-9) continue;
            ImmutableArray<double>? solved = null;
            if (exact)
            {
                double[] tariff = [.. full.Tariff];
                tariff[cell] = table.Tariff[cell];
                solved = Difference(terms, price.Result, Solve(full with { Tariff = tariff }, price.Result, cancellation));
            }
            flows.Add(new Concession(
                giver, receiver, sector, -1, table.Tariff[cell], full.Tariff[cell], table.Trade[cell],
                [.. terms.Parties.Select((_, p) => (start[p].Tariff[cell] + end[p].Tariff[cell]) / 2 * change)], solved));
        }
        return [.. flows.OrderByDescending(f => f.Worth(f.Receiver)).ThenBy(f => f.Giver).ThenBy(f => f.Sector)];
    }

    /// <summary>What each party could ask for next: the tariffs a package leaves, largest gain of the asker in million US$ first.</summary>
    /// <param name="price">The package.</param>
    /// <param name="solved">How many of each asker's best are also solved for.</param>
    /// <param name="cancellation">Stops.</param>
    public ImmutableArray<Wish> Wishes(PackagePrice price, int solved = 5, CancellationToken cancellation = default)
    {
        var terms = price.Terms;
        var end = Gradients(terms, price.Result);
        var full = terms.Policy(null);
        var wishes = new List<Wish>();
        foreach (var (giver, asker, sector, cell) in Cells(terms))
        {
            var rate = full.Tariff![cell];
            if (rate <= 1e-9) continue;
            wishes.Add(new Wish(asker, giver, sector, rate, terms.Table.Trade[cell], [.. terms.Parties.Select((_, p) => -rate * end[p].Tariff[cell])], null));
        }
        wishes = [.. wishes.OrderByDescending(w => price.Musd(w.Asker, w.Worth(w.Asker))).ThenBy(w => w.Giver).ThenBy(w => w.Sector)];
        var left = Enumerable.Repeat(solved, terms.Parties.Length).ToArray();
        for (var k = 0; k < wishes.Count; k++)
        {
            var w = wishes[k];
            if (left[w.Asker]-- <= 0) continue;
            double[] tariff = [.. full.Tariff!];
            tariff[terms.Table.Cell(w.Sector, terms.Parties[w.Giver], terms.Parties[w.Asker])] = 0;
            var with = Solve(full with { Tariff = tariff }, price.Result, cancellation);
            wishes[k] = w with { Exact = Difference(terms, with, price.Result) };
        }
        return [.. wishes];
    }

    private static bool Same(PolicyChange a, PolicyChange b) => a.Tariff.AsSpan().SequenceEqual(b.Tariff) && a.Barrier.AsSpan().SequenceEqual(b.Barrier);

    private static int Partner(ResolvedCommitment c, int cell, PackageTerms terms)
    {
        var n = terms.Table.EconomyCount;
        var (importer, exporter) = (terms.Parties.IndexOf(cell / n % n), terms.Parties.IndexOf(cell % n));
        return importer == c.Giver ? exporter : importer;
    }

    private static IEnumerable<(int Giver, int Receiver, int Sector, int Cell)> Cells(PackageTerms terms)
    {
        for (var giver = 0; giver < terms.Parties.Length; giver++)
        {
            for (var receiver = 0; receiver < terms.Parties.Length; receiver++)
            {
                for (var j = 0; j < terms.Table.SectorCount && giver != receiver; j++) yield return (giver, receiver, j, terms.Table.Cell(j, terms.Parties[giver], terms.Parties[receiver]));
            }
        }
    }

    private static ImmutableArray<double> Difference(PackageTerms terms, EquilibriumResult with, EquilibriumResult without) =>
        [.. terms.Parties.Select(p => with.WelfareExact[p] - without.WelfareExact[p])];

    private EquilibriumResult Solve(PolicyChange policy, CancellationToken cancellation) => _last = Solve(policy, _last, cancellation);

    private EquilibriumResult Solve(PolicyChange policy, EquilibriumResult? from, CancellationToken cancellation)
    {
        var result = model.Solve(policy, from is { Status: SolveStatus.Converged } ? from : null, null, cancellation);
        // A warm start from far away may stall where a cold one does not.
        return result.Status == SolveStatus.Converged || from is null ? result : model.Solve(policy, null, null, cancellation);
    }

    private WelfareGradient[] Gradients(PackageTerms terms, EquilibriumResult? at)
    {
        if (at is not null) return model.Gradients(at, terms.Parties);
        _base ??= model.Solve(PolicyChange.None);
        foreach (var missing in terms.Parties.Where(p => !_atBase.ContainsKey(p)).ToList()) _atBase.Add(missing, model.Gradient(_base, missing));
        return [.. terms.Parties.Select(p => _atBase[p])];
    }
}
