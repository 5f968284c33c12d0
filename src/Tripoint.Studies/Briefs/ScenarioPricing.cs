using System.Collections.Immutable;
using Tripoint.Codes;
using Tripoint.Equilibrium;
using Tripoint.Scenarios;
using Tripoint.Tables;

namespace Tripoint.Studies.Briefs;

/// <summary>
/// Solves the scenarios of a brief: each for the long run, and for the short run beside it. The horizon a scenario file asks for is set
/// aside, so that the scenarios of a brief can be compared; its closure of deficits holds.
/// </summary>
internal static class ScenarioPricing
{
    public static ImmutableArray<PricedScenario> Price(
        BriefRequest request, OutcomeRanges? ranges, ImmutableArray<Economy> members, IProgress<(int Done, int All)>? progress, CancellationToken cancellation)
    {
        var table = request.Table;
        var applied = request.Scenarios.Select(s => ScenarioApplication.Apply(s, table)).ToArray();
        Horizon[] horizons = request.ShortRun ? [Horizon.LongRun, Horizon.ShortRun] : [Horizon.LongRun];
        var models = applied.Select(Deficits).Distinct()
            .SelectMany(d => horizons.Select(h => (d, h)))
            .ToDictionary(k => k, k => new Lazy<EquilibriumModel>(() => new EquilibriumModel(table, new EquilibriumOptions { Deficits = k.d, Horizon = k.h })));
        var results = new EquilibriumResult[applied.Length * horizons.Length];
        var intervals = new ImmutableArray<OutcomeInterval>[applied.Length];
        int done = 0, all = results.Length + (applied.Length * (ranges?.Draws.Count ?? 0));
        // The short run takes longer: it goes first, so that the threads end together. Each solve has its own place, whatever the order.
        Parallel.For(0, results.Length, new ParallelOptions { CancellationToken = cancellation }, at =>
        {
            int horizon = horizons.Length - 1 - (at / applied.Length), scenario = at % applied.Length;
            var model = models[(Deficits(applied[scenario]), horizons[horizon])].Value;
            results[(horizon * applied.Length) + scenario] = model.Solve(applied[scenario].Policy, cancellation: cancellation);
            Step();
        });
        if (ranges is not null)
        {
            var counter = new Counter(Step);
            Parallel.For(0, applied.Length, new ParallelOptions { CancellationToken = cancellation }, at =>
                intervals[at] = ranges.Of(applied[at], new EquilibriumOptions { Deficits = Deficits(applied[at]) }, counter, cancellation));
        }
        return
        [
            .. applied.Select((a, at) => Scenario(a, results[at], request.ShortRun ? results[applied.Length + at] : null, intervals[at], members)),
        ];

        void Step() => progress?.Report((Interlocked.Increment(ref done), all));
    }

    private sealed class Counter(Action step) : IProgress<int>
    {
        public void Report(int value) => step();
    }

    private static DeficitClosure Deficits(AppliedScenario applied) => applied.Scenario.Closure.Deficits ?? new EquilibriumOptions().Deficits;

    private static PricedScenario Scenario(AppliedScenario applied, EquilibriumResult result, EquilibriumResult? shortRun, ImmutableArray<OutcomeInterval> ranges, ImmutableArray<Economy> members)
    {
        var scenario = applied.Scenario;
        return new PricedScenario
        {
            Key = scenario.Id,
            Name = scenario.Name,
            Description = scenario.Description,
            Direction = Direction(applied.Table, applied.Policy),
            Sources = [.. scenario.Changes.Select(c => c.Source).Distinct(StringComparer.Ordinal)],
            Status = result.Status,
            Iterations = result.Iterations,
            Residual = result.Residual,
            Outcomes = [.. Enumerable.Range(0, applied.Table.EconomyCount).Select(n => Outcome(result, shortRun, ranges, n))],
            Members = [.. members.Select(m => Detail(result, m, members))],
        };
    }

    /// <summary>Whether trade costs rise or fall, weighted by base flows: the sum of M · ln(κ'/κ), quantity caps counting as a rise.</summary>
    internal static ScenarioDirection Direction(WorldTable table, PolicyChange policy)
    {
        var change = policy.VolumeCaps.Sum(c => table.Trade[table.Cell(c.Sector, c.Importer, c.Exporter)] * (1 - Math.Min(1, c.VolumeRatio)));
        for (var cell = 0; cell < table.Trade.Length; cell++)
        {
            if (table.Trade[cell] == 0) continue;
            var ratio = (1 + (policy.Tariff?[cell] ?? table.Tariff[cell])) / (1 + table.Tariff[cell])
                * (policy.Barrier?[cell] ?? 1) * (1 + (policy.ExportTax?[cell] ?? 0)) * (1 + (policy.ImporterRent?[cell] ?? 0));
            change += table.Trade[cell] * Math.Log(ratio);
        }
        return change > 0 ? ScenarioDirection.Pressure : ScenarioDirection.Agreement;
    }

    private static EconomyOutcome Outcome(EquilibriumResult result, EquilibriumResult? shortRun, ImmutableArray<OutcomeInterval> ranges, int n) => new()
    {
        Economy = result.Base.Economies[n],
        Welfare = result.WelfareExact[n],
        WelfareFirstOrder = result.WelfareFirstOrder[n],
        TermsOfTrade = result.TermsOfTrade[n],
        VolumeOfTrade = result.VolumeOfTrade[n],
        DirectBarriers = Total(DirectBarriers(result, n)),
        RealWage = result.RealWage[n],
        Exports = result.Exports[n],
        Imports = result.Imports[n],
        WelfareMusd = result.WelfareExact[n] * result.Base.Income[n],
        WelfareShortRun = shortRun?.Status == SolveStatus.Converged ? shortRun.WelfareExact[n] : null,
        WelfareInterval = ranges.IsDefaultOrEmpty ? null : ranges[n],
    };

    private static MemberDetail Detail(EquilibriumResult result, Economy member, ImmutableArray<Economy> members)
    {
        var table = result.Base;
        int at = table.IndexOf(member), sectors = table.SectorCount;
        double[] terms = new double[sectors], volume = new double[sectors];
        for (var j = 0; j < sectors; j++) (terms[j], volume[j]) = WelfareParts(result, at, j);
        return new MemberDetail
        {
            Economy = member,
            OutputVolume = [.. result.OutputVolume.AsSpan(at * sectors, sectors)],
            TermsOfTrade = [.. terms],
            VolumeOfTrade = [.. volume],
            DirectBarriers = DirectBarriers(result, at),
            PartsAddUp = Math.Abs(terms.Sum() - result.TermsOfTrade[at]) < 1e-8 && Math.Abs(volume.Sum() - result.VolumeOfTrade[at]) < 1e-8,
            Charged = Tariffs(result, members, at, imports: true),
            Faced = Tariffs(result, members, at, imports: false),
        };
    }

    // Caliendo and Parro (2015), equation 15, one sector's summands: relative changes stand for logarithmic ones, as in their table.
    private static (double Terms, double Volume) WelfareParts(EquilibriumResult result, int n, int j)
    {
        var table = result.Base;
        double terms = 0, volume = 0;
        var own = result.UnitCostHat[(n * table.SectorCount) + j] - 1;
        for (var i = 0; i < table.EconomyCount; i++)
        {
            if (i == n) continue;
            int bought = table.Cell(j, n, i), sold = table.Cell(j, i, n);
            var cost = result.UnitCostHat[(i * table.SectorCount) + j] - 1;
            terms += (table.Trade[sold] * own) - (table.Trade[bought] * cost);
            if (table.Tariff[bought] > 0 && table.Trade[bought] > 0)
                volume += table.Tariff[bought] * table.Trade[bought] * ((result.Trade[bought] / table.Trade[bought]) - 1 - cost);
        }
        return (terms / table.Income[n], volume / table.Income[n]);
    }

    // What the formula leaves out when barriers change: welfare moves by −p q d ln p on imports and by τ p dq; the value M = p q includes the
    // barrier, so d ln q = d ln M − d ln c − d ln d, and the two terms in d ln d add up to −(1 + τ) M d ln d.
    private static ImmutableArray<double> DirectBarriers(EquilibriumResult result, int n)
    {
        var table = result.Base;
        var parts = new double[table.SectorCount];
        if (result.Policy.Barrier is not { } barrier) return [.. parts];
        for (var j = 0; j < parts.Length; j++)
        {
            for (var i = 0; i < table.EconomyCount; i++)
            {
                var cell = table.Cell(j, n, i);
                if (table.Trade[cell] == 0 || barrier[cell] == 1) continue;
                if (double.IsInfinity(barrier[cell])) return [];
                parts[j] -= (1 + table.Tariff[cell]) * table.Trade[cell] * Math.Log(barrier[cell]) / table.Income[n];
            }
        }
        return [.. parts];
    }

    private static double? Total(ImmutableArray<double> parts) => parts.IsEmpty ? null : parts.Sum();

    private static TariffMove Tariffs(EquilibriumResult result, ImmutableArray<Economy> members, int own, bool imports)
    {
        var table = result.Base;
        double trade = 0, before = 0, after = 0;
        foreach (var partner in members.Select(table.IndexOf).Where(p => p != own))
        {
            for (var j = 0; j < table.SectorCount; j++)
            {
                if (!table.Sectors[j].IsGoods) continue;
                var cell = imports ? table.Cell(j, own, partner) : table.Cell(j, partner, own);
                trade += table.Trade[cell];
                before += table.Trade[cell] * table.Tariff[cell];
                after += table.Trade[cell] * (result.Policy.Tariff?[cell] ?? table.Tariff[cell]);
            }
        }
        return trade > 0 ? new TariffMove(before / trade, after / trade) : new TariffMove(0, 0);
    }
}
