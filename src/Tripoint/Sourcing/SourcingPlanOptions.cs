using System.Globalization;
using Tripoint.Faults;

namespace Tripoint.Sourcing;

/// <summary>How a plan weighs cost against risk.</summary>
public sealed record SourcingPlanOptions
{
    /// <summary>λ: what a unit of shortage in the tail is taken to cost, in the money of the suppliers' unit costs. Default 0: the cheapest plan whatever the risk.</summary>
    public double RiskWeight { get; init; }

    /// <summary>β: the tail is the worst 1 − β of the probability. Default 0.95.</summary>
    public double Beta { get; init; } = 0.95;

    /// <summary>Seconds that a mixed-integer plan may take. Default 30. Ignored where no supplier has a minimum lot.</summary>
    public double TimeLimitSeconds { get; init; } = 30;

    /// <summary>Checks the options.</summary>
    /// <exception cref="BadInputException">λ is negative or β outside [0, 1).</exception>
    public void Check()
    {
        if (!(RiskWeight >= 0 && double.IsFinite(RiskWeight))) throw new BadInputException($"a risk weight of {RiskWeight.ToString(CultureInfo.InvariantCulture)}", "", "zero or more");
        if (Beta is not (>= 0 and < 1)) throw new BadInputException($"a tail from {Beta.ToString(CultureInfo.InvariantCulture)} on", "", "a probability from 0 to below 1, such as 0.95");
        if (!(TimeLimitSeconds > 0)) throw new BadInputException($"a time limit of {TimeLimitSeconds.ToString(CultureInfo.InvariantCulture)} seconds", "", "above zero");
    }
}
