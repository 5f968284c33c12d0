using System.Collections.Immutable;

namespace Tripoint.Negotiation.Bargaining;

/// <summary>Whether a package enforces itself.</summary>
/// <param name="Punishment">What follows a breach.</param>
/// <param name="Parties">By party, in the game's order.</param>
public sealed record EnforcementResult(Punishment Punishment, ImmutableArray<PartyEnforcement> Parties)
{
    /// <summary>Whether every party's discount factor is high enough.</summary>
    public bool EnforcesItself => Parties.All(p => p.Keeps);
}
