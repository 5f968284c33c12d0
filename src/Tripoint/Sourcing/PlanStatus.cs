namespace Tripoint.Sourcing;

/// <summary>How planning ended.</summary>
public enum PlanStatus
{
    /// <summary>The cheapest plan was found.</summary>
    Optimal,

    /// <summary>The limits cannot be kept together; the conflict says which.</summary>
    Infeasible,

    /// <summary>Time or iterations ran out; the plan keeps the limits but may not be the cheapest.</summary>
    Stopped,
}
