namespace Tripoint.Numerics.Optimization;

/// <summary>Settings of <see cref="SequentialQuadratic"/>.</summary>
public sealed record SequentialOptions
{
    /// <summary>Stops when the decrease that a step without trust region promises, missed conditions counted at ν, is at most this. Default: 1e-9.</summary>
    public double Tolerance { get; init; } = 1e-9;

    /// <summary>Largest violation of a condition that counts as kept. Default: 1e-7.</summary>
    public double Violation { get; init; } = 1e-7;

    /// <summary>Points that may be evaluated. Default: 1000.</summary>
    public int EvaluationLimit { get; init; } = 1000;

    /// <summary>h: a positive guess of the Lagrangian's second derivatives, n. Null: all ones.</summary>
    public double[]? Curvature { get; init; }

    /// <summary>The largest change of each variable in the first step, n. Null: all ones.</summary>
    public double[]? Reach { get; init; }

    /// <summary>ν of the first steps: the price of missing a condition by one; must exceed the shadow prices, and is raised where it does not. Default: 100.</summary>
    public double Penalty { get; init; } = 100;
}
