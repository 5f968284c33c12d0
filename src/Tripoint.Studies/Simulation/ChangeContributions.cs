using System.Collections.Immutable;
using System.Numerics;
using Tripoint.Equilibrium;
using Tripoint.Scenarios;

namespace Tripoint.Studies.Simulation;

/// <summary>
/// What each change of a scenario contributes to each economy's exact welfare change. Up to <see cref="ShapleyLimit"/> changes by their Shapley
/// value, the mean over all orders of what a change adds, from the equilibria of all subsets; more than that in the order written, each by what it
/// adds to those before it. Either way the contributions add up to the whole.
/// </summary>
/// <param name="Method"><c>shapley</c> or <c>in-order</c>.</param>
/// <param name="Welfare">C × N: change of the scenario (in force), economy; fractions.</param>
/// <param name="Solves">Equilibria computed for it.</param>
/// <param name="Converged">Whether all of them converged.</param>
public sealed record ChangeContributions(string Method, ImmutableArray<double[]> Welfare, int Solves, bool Converged)
{
    /// <summary>The largest number of changes for which all subsets are solved (32 equilibria).</summary>
    public const int ShapleyLimit = 5;

    /// <summary>The contributions of an applied scenario's changes.</summary>
    /// <param name="model">The model of the base.</param>
    /// <param name="applied">The scenario, with at least one change in force.</param>
    /// <param name="whole">The equilibrium of all changes.</param>
    /// <param name="solved">Called after each solve.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static ChangeContributions Of(
        EquilibriumModel model, AppliedScenario applied, EquilibriumResult whole, Action? solved = null, CancellationToken cancellation = default)
    {
        int count = applied.Changes.Length, n = whole.WelfareExact.Length;
        var converged = whole.Status == SolveStatus.Converged;
        var welfare = Enumerable.Range(0, count).Select(_ => new double[n]).ToImmutableArray();
        if (count > ShapleyLimit)
        {
            var before = new double[n];
            for (var change = 0; change < count; change++)
            {
                var first = change + 1;
                var after = first == count ? whole.WelfareExact : Solve(at => at < first);
                for (var at = 0; at < n; at++) welfare[change][at] = after[at] - before[at];
                before = after;
            }
            return new ChangeContributions("in-order", welfare, count - 1, converged);
        }
        var values = new Dictionary<int, double[]> { [0] = new double[n], [(1 << count) - 1] = whole.WelfareExact };
        for (var mask = 1; mask < (1 << count) - 1; mask++)
        {
            var subset = mask;
            values.Add(mask, Solve(at => (subset >> at & 1) == 1));
        }
        Average(values, welfare, count, n);
        return new ChangeContributions("shapley", welfare, values.Count - 2, converged);

        double[] Solve(Func<int, bool> chosen)
        {
            var result = model.Solve(applied.PolicyOf(chosen), null, null, cancellation);
            converged &= result.Status == SolveStatus.Converged;
            solved?.Invoke();
            return result.WelfareExact;
        }
    }

    /// <summary>How many equilibria the contributions of so many changes take.</summary>
    public static int SolvesFor(int changes) => changes <= 1 ? 0 : changes <= ShapleyLimit ? (1 << changes) - 2 : changes - 1;

    /// <summary>φ_c = Σ_{S without c} |S|! (C − |S| − 1)! / C! · (v(S ∪ c) − v(S)) (Shapley 1953).</summary>
    private static void Average(Dictionary<int, double[]> values, ImmutableArray<double[]> welfare, int count, int n)
    {
        for (var change = 0; change < count; change++)
        {
            foreach (var (mask, without) in values)
            {
                if ((mask >> change & 1) == 1) continue;
                var size = BitOperations.PopCount((uint)mask);
                var weight = Factorial(size) * Factorial(count - size - 1) / Factorial(count);
                var with = values[mask | 1 << change];
                for (var at = 0; at < n; at++) welfare[change][at] += weight * (with[at] - without[at]);
            }
        }
    }

    private static double Factorial(int k) => k <= 1 ? 1 : k * Factorial(k - 1);
}
