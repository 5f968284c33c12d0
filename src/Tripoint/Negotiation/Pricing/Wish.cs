using System.Collections.Immutable;

namespace Tripoint.Negotiation.Pricing;

/// <summary>What a party could still ask of a partner: that the rest of a tariff go.</summary>
/// <param name="Asker">Position of the party that would ask.</param>
/// <param name="Giver">Position of the partner that would give.</param>
/// <param name="Sector">Sector index.</param>
/// <param name="Rate">The tariff that the package leaves, a fraction.</param>
/// <param name="Trade">Base trade, million US$.</param>
/// <param name="Gradient">What its elimination would bring each party by derivatives at the package, fractions.</param>
/// <param name="Exact">The same by solving; null where it was not solved.</param>
public sealed record Wish(int Asker, int Giver, int Sector, double Rate, double Trade, ImmutableArray<double> Gradient, ImmutableArray<double>? Exact)
{
    /// <summary>The best figure there is for a party.</summary>
    public double Worth(int party) => Exact is { } exact ? exact[party] : Gradient[party];
}
