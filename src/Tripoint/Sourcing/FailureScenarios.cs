using Tripoint.Numerics.Randomness;

namespace Tripoint.Sourcing;

/// <summary>
/// What suppliers deliver in Ω scenarios, as shares of what was contracted. Each supplier, country and route has its own seeded stream,
/// named after it, so that adding a supplier leaves the others' failures as they were, and two buyers see the same failure of the same country.
/// </summary>
public sealed class FailureScenarios
{
    private FailureScenarios(int suppliers, double[] available, double[] probability) => (Suppliers, Available, Probability) = (suppliers, available, probability);

    /// <summary>S: the number of suppliers.</summary>
    public int Suppliers { get; }

    /// <summary>Ω: the number of scenarios.</summary>
    public int Count => Probability.Length;

    /// <summary>Shares delivered, scenario × supplier, length ΩS.</summary>
    public ReadOnlySpan<double> Deliveries => Available;

    /// <summary>The probability of each scenario.</summary>
    public ReadOnlySpan<double> Probabilities => Probability;

    internal double[] Available { get; }

    internal double[] Probability { get; }

    /// <summary>Given scenarios.</summary>
    /// <param name="suppliers">S.</param>
    /// <param name="available">Shares delivered, scenario × supplier.</param>
    /// <param name="probability">Of each scenario; scaled to one. Default: all alike.</param>
    /// <exception cref="ArgumentException">Lengths do not fit, a share is outside [0, 1], or probabilities are not positive.</exception>
    public static FailureScenarios Of(int suppliers, ReadOnlySpan<double> available, ReadOnlySpan<double> probability = default)
    {
        if (suppliers < 1 || available.Length % suppliers != 0 || available.Length == 0) throw new ArgumentException($"{available.Length} shares are not scenarios of {suppliers} suppliers.", nameof(available));
        foreach (var share in available)
        {
            if (share is not (>= 0 and <= 1)) throw new ArgumentException($"a share of {share} is outside 0 to 1.", nameof(available));
        }
        var count = available.Length / suppliers;
        var weights = new double[count];
        if (probability.IsEmpty) Array.Fill(weights, 1.0 / count);
        else
        {
            if (probability.Length != count) throw new ArgumentException($"{probability.Length} probabilities for {count} scenarios.", nameof(probability));
            double sum = 0;
            foreach (var p in probability) sum += p > 0 ? p : throw new ArgumentException($"a probability of {p} is not positive.", nameof(probability));
            for (var w = 0; w < count; w++) weights[w] = probability[w] / sum;
        }
        return new FailureScenarios(suppliers, available.ToArray(), weights);
    }

    /// <summary>
    /// Draws scenarios. What is left of a delivery is the product over the failures that strike it of one less the part taken. Each failure's
    /// draws are spread evenly over the probabilities (Latin hypercube sampling, McKay, Beckman and Conover 1979), so that a failure of 5% comes
    /// in ten of 200 scenarios.
    /// </summary>
    /// <exception cref="Faults.BadInputException">The options are out of range.</exception>
    public static FailureScenarios Draw(IReadOnlyList<PlanSupplier> suppliers, FailureOptions options)
    {
        options.Check();
        int n = suppliers.Count, count = options.Count;
        var available = new double[count * n];
        Array.Fill(available, 1);
        for (var s = 0; s < n; s++) Strike("supplier/" + suppliers[s].Name, options.Independent, [s]);
        foreach (var group in Enumerable.Range(0, n).Where(s => suppliers[s].Country.Length > 0).GroupBy(s => suppliers[s].Country, StringComparer.Ordinal))
            Strike("country/" + group.Key, options.Country, [.. group]);
        var routes = Enumerable.Range(0, n).SelectMany(s => suppliers[s].Route.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(r => (Route: r, Supplier: s)));
        foreach (var group in routes.GroupBy(r => r.Route, r => r.Supplier, StringComparer.Ordinal)) Strike("route/" + group.Key, options.Route, [.. group.Distinct()]);
        var probability = new double[count];
        Array.Fill(probability, 1.0 / count);
        return new FailureScenarios(n, available, probability);

        void Strike(string name, double chance, int[] struck)
        {
            if (chance <= 0) return;
            var stream = new RandomStream("sourcing/failures/" + name, options.Seed);
            var place = new int[count];
            for (var w = 0; w < count; w++)
            {
                var other = stream.NextInt(w + 1);
                (place[w], place[other]) = (place[other], w);
            }
            for (var w = 0; w < count; w++)
            {
                double at = (place[w] + stream.NextUniform()) / count, loss = options.LeastLoss + (options.MostLoss - options.LeastLoss) * stream.NextUniform();
                if (at >= chance) continue;
                foreach (var s in struck) available[w * n + s] *= 1 - loss;
            }
        }
    }
}
