namespace Tripoint.Numerics.Optimization;

/// <summary>How a search for a minimum ended.</summary>
public enum MinimizeStatus
{
    /// <summary>The first-order conditions hold to the tolerance.</summary>
    Converged,

    /// <summary>No step found a lower value, though the conditions do not hold to the tolerance: rounding, or a kink.</summary>
    NoFurtherDescent,

    /// <summary>The evaluations allowed were used up.</summary>
    EvaluationLimit,

    /// <summary>No point satisfies the constraints near where the search could get.</summary>
    Infeasible,
}
