using System.Collections.Immutable;

namespace Tripoint.Negotiation.Pricing;

/// <summary>What one concession is worth to each party. Changes of welfare are fractions, in the order of the package's parties.</summary>
/// <param name="Giver">Position of the party that gives it.</param>
/// <param name="Receiver">Position of the partner it is given to; −1 where a commitment is given to several.</param>
/// <param name="Sector">Sector index of a single flow; −1 for a whole commitment.</param>
/// <param name="Number">Position of the commitment in its giver's offer; −1 for a single flow.</param>
/// <param name="From">The tariff before (trade-weighted over the flows), a fraction; NaN for a barrier.</param>
/// <param name="To">The tariff when complete; NaN for a barrier.</param>
/// <param name="Trade">Base trade on its flows, million US$.</param>
/// <param name="Gradient">By derivatives: the mean of those at the base and at the package, times the change.</param>
/// <param name="Exact">The package less the package without it; null where it was not solved.</param>
public sealed record Concession(
    int Giver, int Receiver, int Sector, int Number, double From, double To, double Trade, ImmutableArray<double> Gradient, ImmutableArray<double>? Exact)
{
    /// <summary>The best figure there is for a party: exact, otherwise by derivatives.</summary>
    public double Worth(int party) => Exact is { } exact ? exact[party] : Gradient[party];
}
