using System.Globalization;
using Tripoint.Faults;

namespace Tripoint.Sourcing;

/// <summary>How suppliers fail. The defaults are assumptions for a first look, not estimates; give your own.</summary>
public sealed record FailureOptions
{
    /// <summary>Probability that a supplier fails by itself within the period. Default 5%.</summary>
    public double Independent { get; init; } = 0.05;

    /// <summary>Probability that a country's suppliers fail together (export stop, war, earthquake). Default 3%.</summary>
    public double Country { get; init; } = 0.03;

    /// <summary>Probability that a route is cut. Default 2%.</summary>
    public double Route { get; init; } = 0.02;

    /// <summary>The smallest part of a delivery that a failure takes. Default 0.5.</summary>
    public double LeastLoss { get; init; } = 0.5;

    /// <summary>The largest part. Default 1.</summary>
    public double MostLoss { get; init; } = 1;

    /// <summary>Ω: the number of scenarios. Default 200.</summary>
    public int Count { get; init; } = 200;

    /// <summary>Seed of the draws. Default 1.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Checks the options; every fault at once.</summary>
    /// <exception cref="BadInputException">A probability or loss outside [0, 1], or no scenario.</exception>
    public void Check()
    {
        var faults = new List<Fault>();
        foreach (var (name, value) in new[] { ("probability of independent failure", Independent), ("probability of failure by country", Country), ("probability of failure by route", Route), ("least loss", LeastLoss), ("most loss", MostLoss) })
        {
            if (value is not (>= 0 and <= 1)) faults.Add(new Fault($"a {name} of {value.ToString(CultureInfo.InvariantCulture)}", "", "from 0 to 1"));
        }
        if (LeastLoss > MostLoss) faults.Add(new Fault("the least loss is above the most loss"));
        if (Count is < 1 or > 100_000) faults.Add(new Fault(string.Create(CultureInfo.InvariantCulture, $"{Count} scenarios"), "", "1 to 100000"));
        if (faults.Count > 0) throw new BadInputException(faults);
    }
}
