using System.Collections.Immutable;
using Tripoint.Codes;

namespace Tripoint.Negotiation.Bargaining;

/// <summary>What a party would gain by a breach, and what it would lose afterwards. Scores are fractions, in the party's own terms.</summary>
public sealed record PartyEnforcement
{
    /// <summary>The party.</summary>
    public required Economy Party { get; init; }

    /// <summary>Score while all keep the package.</summary>
    public required double Kept { get; init; }

    /// <summary>Score in the year in which it alone breaks it, with the tariffs best for it.</summary>
    public required double Broken { get; init; }

    /// <summary>Score afterwards.</summary>
    public required double Punished { get; init; }

    /// <summary>The party's own discount factor.</summary>
    public required double DiscountFactor { get; init; }

    /// <summary>By party of the game: change of its score in the year of the breach; the own entry is what the breach brings.</summary>
    public required double[] ToOthers { get; init; }

    /// <summary>The rates whose slower cut would lower <see cref="Smallest"/> most.</summary>
    public required ImmutableArray<EnforcementHint> Hints { get; init; }

    /// <summary>δ_min: 0 where a breach brings nothing; above 1 where no patience is enough.</summary>
    public double Smallest => Broken <= Kept + 1e-12 ? 0 : Punished >= Kept ? double.PositiveInfinity : (Broken - Kept) / (Broken - Punished);

    /// <summary>Whether the party's own discount factor is high enough.</summary>
    public bool Keeps => DiscountFactor >= Smallest;

    /// <summary>Years after which what is lost, discounted, has eaten what the breach brought; +∞ where it never does.</summary>
    public double YearsToRegret
    {
        get
        {
            double gain = Broken - Kept, loss = Kept - Punished;
            if (gain <= 1e-12) return 0;
            if (loss <= 0) return double.PositiveInfinity;
            // Σ_{t=1..T} δ^t loss ≥ gain.
            var left = 1 - (gain / loss * (1 - DiscountFactor) / DiscountFactor);
            return left <= 0 ? double.PositiveInfinity : Math.Ceiling((Math.Log(left) / Math.Log(DiscountFactor)) - 1e-9);
        }
    }
}
