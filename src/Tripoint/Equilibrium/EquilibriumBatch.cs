using Tripoint.Equilibrium.Core;
using Tripoint.Faults;
using Tripoint.Numerics.Randomness;

namespace Tripoint.Equilibrium;

/// <summary>
/// Many solves at once on all cores, sharing the model's base. Each starts from a point that does not depend on the others, so the results
/// are the same bytes for any number of threads.
/// </summary>
/// <param name="model">The model.</param>
/// <param name="threads">Threads; null: one per processor.</param>
public sealed class EquilibriumBatch(EquilibriumModel model, int? threads = null)
{
    private const double SmallestElasticity = 0.5, LargestElasticity = 200;

    /// <summary>Solves every policy.</summary>
    /// <param name="policies">The policies.</param>
    /// <param name="warmStart">A result all of them start from; null: the base.</param>
    /// <param name="progress">Told how many are done.</param>
    /// <param name="cancellation">Stops the batch.</param>
    /// <returns>The results in the order of the policies.</returns>
    /// <exception cref="BadInputException">A policy has the wrong shape or values out of range.</exception>
    public EquilibriumResult[] Solve(
        IReadOnlyList<PolicyChange> policies, EquilibriumResult? warmStart = null, IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        foreach (var policy in policies) PolicyCheck.Throw(model.Base, policy);
        var results = new EquilibriumResult[policies.Count];
        Run(results.Length, at => results[at] = model.Solve(policies[at], model.Elasticity, warmStart?.State, null, cancellation), progress, cancellation);
        return results;
    }

    /// <summary>
    /// Solves a policy at elasticities drawn from estimates: normal with the standard error of each sector, drawn again where the draw is
    /// not between 0.5 and 200. The base table is the same in every draw.
    /// </summary>
    /// <param name="policy">The policy.</param>
    /// <param name="theta">J point estimates.</param>
    /// <param name="standardError">J standard errors, not negative.</param>
    /// <param name="draws">How many draws.</param>
    /// <param name="seed">Fixes the draws.</param>
    /// <param name="progress">Told how many are done.</param>
    /// <param name="cancellation">Stops the batch.</param>
    /// <exception cref="BadInputException">Wrong lengths or values out of range.</exception>
    public EquilibriumDraws Draw(
        PolicyChange policy, double[] theta, double[] standardError, int draws, ulong seed,
        IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        Check(theta, standardError, draws);
        PolicyCheck.Throw(model.Base, policy);
        var point = model.Solve(policy, theta, null, null, cancellation);
        var random = new RandomStream("equilibrium/elasticities", seed);
        var elasticity = new double[draws][];
        var figures = new double[draws][][];
        Run(
            draws,
            at =>
            {
                elasticity[at] = Drawn(random.Child(at), theta, standardError);
                var result = model.Solve(policy, elasticity[at], point.State, null, cancellation, keepFlows: false);
                figures[at] = result.Status == SolveStatus.Converged ? Figures(result) : [];
            },
            progress,
            cancellation);
        var solved = figures.Where(f => f.Length > 0).ToArray();
        var at = Figures(point);
        return new EquilibriumDraws
        {
            Point = point,
            Elasticity = elasticity,
            NotConverged = draws - solved.Length,
            WelfareExact = Intervals(0),
            WelfareFirstOrder = Intervals(1),
            TermsOfTrade = Intervals(2),
            VolumeOfTrade = Intervals(3),
            RealWage = Intervals(4),
            Exports = Intervals(5),
            Imports = Intervals(6),
        };

        EquilibriumInterval[] Intervals(int figure) =>
            [.. at[figure].Select((value, economy) => EquilibriumInterval.Of(value, [.. solved.Select(draw => draw[figure][economy])]))];
    }

    private static double[][] Figures(EquilibriumResult r) =>
        [r.WelfareExact, r.WelfareFirstOrder, r.TermsOfTrade, r.VolumeOfTrade, r.RealWage, r.Exports, r.Imports];

    private static double[] Drawn(RandomStream random, double[] theta, double[] standardError)
    {
        var drawn = new double[theta.Length];
        for (var s = 0; s < drawn.Length; s++)
        {
            if (standardError[s] == 0)
            {
                drawn[s] = theta[s];
                continue;
            }
            do drawn[s] = theta[s] + (standardError[s] * random.NextNormal());
            while (!(drawn[s] is >= SmallestElasticity and <= LargestElasticity));
        }
        return drawn;
    }

    private void Run(int count, Action<int> task, IProgress<int>? progress, CancellationToken cancellation)
    {
        var done = 0;
        var settings = new ParallelOptions { MaxDegreeOfParallelism = threads ?? Environment.ProcessorCount, CancellationToken = cancellation };
        Parallel.For(0, count, settings, at =>
        {
            task(at);
            progress?.Report(Interlocked.Increment(ref done));
        });
    }

    private void Check(double[] theta, double[] standardError, int draws)
    {
        var faults = new List<Fault>();
        var j = model.Base.SectorCount;
        if (draws < 1) faults.Add(new Fault($"{draws} draws", "", "at least 1"));
        if (theta.Length != j) faults.Add(new Fault($"{theta.Length} elasticities", "", $"J = {j}"));
        if (standardError.Length != j) faults.Add(new Fault($"{standardError.Length} standard errors", "", $"J = {j}"));
        for (var s = 0; s < j && faults.Count == 0; s++)
        {
            if (!(theta[s] is >= SmallestElasticity and <= LargestElasticity))
                faults.Add(new Fault(FormattableString.Invariant($"trade elasticity {theta[s]}"), model.Base.Sectors[s].Code, "between 0.5 and 200"));
            if (!(standardError[s] >= 0 && standardError[s] <= 10 * theta[s]))
                faults.Add(new Fault(FormattableString.Invariant($"standard error {standardError[s]}"), model.Base.Sectors[s].Code, "not negative, at most ten times the estimate"));
        }
        if (faults.Count > 0) throw new BadInputException(faults);
    }
}
