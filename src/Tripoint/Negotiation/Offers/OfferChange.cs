using System.Collections.Immutable;

namespace Tripoint.Negotiation.Offers;

/// <summary>Which way an offer moved, seen by its receiver.</summary>
public enum OfferMove
{
    /// <summary>The rate falls further, or as far but sooner.</summary>
    Better,

    /// <summary>The rate falls less, or as far but later.</summary>
    Worse,

    /// <summary>Further and later, or less far and sooner.</summary>
    Mixed,
}

/// <summary>One difference between two offers of a party: sectors that changed in the same way towards the same partner.</summary>
/// <param name="Partner">Code of the partner.</param>
/// <param name="What">Tariff, or the barrier's kind and direction.</param>
/// <param name="Sectors">Sector codes, in the table's order; line codes where two schedules are compared.</param>
/// <param name="Before">The earlier promise.</param>
/// <param name="After">The later promise.</param>
/// <param name="Move">Which way.</param>
/// <param name="Trade">Base trade it touches, million US$.</param>
public sealed record OfferChange(string Partner, string What, ImmutableArray<string> Sectors, string Before, string After, OfferMove Move, double Trade);
