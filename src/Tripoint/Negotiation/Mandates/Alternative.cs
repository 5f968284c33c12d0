namespace Tripoint.Negotiation.Mandates;

/// <summary>What happens to a party when there is no agreement.</summary>
public enum AlternativeKind
{
    /// <summary>Nothing changes.</summary>
    StatusQuo,

    /// <summary>The Nash equilibrium of a tariff war among the parties.</summary>
    NashTariffs,

    /// <summary>A named scenario.</summary>
    Scenario,
}

/// <summary>A party's alternative to an agreement: its threat point.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Scenario">The scenario's library name or file under <see cref="AlternativeKind.Scenario"/>; otherwise empty.</param>
public sealed record Alternative(AlternativeKind Kind, string Scenario = "")
{
    /// <summary>Nothing changes.</summary>
    public static Alternative StatusQuo { get; } = new(AlternativeKind.StatusQuo);
}
