namespace Tripoint.Sourcing;

/// <summary>A limit that takes part in a conflict.</summary>
/// <param name="What">The limit in words.</param>
/// <param name="Value">Its value now, in units of quantity.</param>
/// <param name="Needed">The value that would mend the conflict with all other limits kept; null: no value of this limit alone does.</param>
public sealed record PlanLimit(string What, double Value, double? Needed);
