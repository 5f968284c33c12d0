using System.Collections.Immutable;
using Tripoint.Equilibrium;
using Tripoint.Negotiation.Offers;

namespace Tripoint.Negotiation.Pricing;

/// <summary>One year of a package's path.</summary>
/// <param name="Year">Year of the agreement, from 1.</param>
/// <param name="Result">The equilibrium under the policies of that year.</param>
public sealed record PricedYear(int Year, EquilibriumResult Result);

/// <summary>A package priced for every economy of the table: when complete, and year by year. The model is static: each year is compared with the base.</summary>
public sealed record PackagePrice
{
    /// <summary>The package, settled against the table.</summary>
    public required PackageTerms Terms { get; init; }

    /// <summary>The equilibrium when every commitment is complete.</summary>
    public required EquilibriumResult Result { get; init; }

    /// <summary>Each year in which a step is taken, ascending; the last is complete.</summary>
    public required ImmutableArray<PricedYear> Path { get; init; }

    /// <summary>Whether every solve converged.</summary>
    public bool Converged => Result.Status == SolveStatus.Converged && Path.All(p => p.Result.Status == SolveStatus.Converged);

    /// <summary>A party's change of welfare when complete, a fraction.</summary>
    /// <param name="party">Its position in the package.</param>
    public double Welfare(int party) => Result.WelfareExact[Terms.Parties[party]];

    /// <summary>A fraction of a party's base income in million US$.</summary>
    /// <param name="party">Its position in the package.</param>
    /// <param name="fraction">A change of welfare.</param>
    public double Musd(int party, double fraction) => fraction * Result.Base.Income[Terms.Parties[party]];

    /// <summary>
    /// The even yearly change of welfare that is worth as much as the path, (1 − δ) Σ_y δ^{y−1} W(y), years counted from 1 and the last kept for
    /// ever: what waiting for the cuts costs shows against <see cref="Welfare"/>.
    /// </summary>
    /// <param name="party">Its position in the package.</param>
    /// <param name="discountFactor">δ in [0, 1).</param>
    public double DiscountedWelfare(int party, double discountFactor)
    {
        var at = Terms.Parties[party];
        double sum = 0, weight = 1;
        for (var k = 0; k < Path.Length; k++)
        {
            var value = Path[k].Result.WelfareExact[at];
            // A year without a step keeps the rates of the one before.
            var next = k + 1 < Path.Length ? weight * Math.Pow(discountFactor, Path[k + 1].Year - Path[k].Year) : 0;
            sum += (weight - next) * value;
            weight = next;
        }
        return sum;
    }
}
