namespace Tripoint.Negotiation.Bargaining;

/// <summary>A cut that could be made more slowly, so that a party has more reason to keep the package.</summary>
/// <param name="Rate">The tariff.</param>
/// <param name="From">Its rate in the package, fraction.</param>
/// <param name="To">Half-way back to where it stands.</param>
/// <param name="Change">Change of δ_min, by derivatives.</param>
public sealed record EnforcementHint(MovableRate Rate, double From, double To, double Change);
