using Tripoint.Equilibrium;

namespace Tripoint.Scenarios;

/// <summary>The closure that a scenario asks for; null leaves the choice to the caller, whose default is that of <see cref="EquilibriumOptions"/>.</summary>
/// <param name="Deficits">What happens to deficits.</param>
/// <param name="Horizon">How far factors move.</param>
public sealed record ScenarioClosure(DeficitClosure? Deficits, Horizon? Horizon)
{
    /// <summary>Nothing asked for.</summary>
    public static ScenarioClosure Default { get; } = new(null, null);
}
