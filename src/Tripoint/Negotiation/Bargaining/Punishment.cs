namespace Tripoint.Negotiation.Bargaining;

/// <summary>What follows a breach.</summary>
public enum Punishment
{
    /// <summary>All concessions are withdrawn: tariffs between the parties are back where they stood, and no breach may raise them further.</summary>
    Withdrawal,

    /// <summary>A tariff war between the parties, up to the ceiling.</summary>
    TariffWar,
}
