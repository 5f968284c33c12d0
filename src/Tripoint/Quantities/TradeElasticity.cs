using System.Globalization;
using Tripoint.Faults;

namespace Tripoint.Quantities;

/// <summary>
/// A trade elasticity θ: the response of relative trade flows to relative trade costs, positive by convention (flows fall as costs^−θ).
/// With Armington demand θ = σ − 1; <see cref="FromArmington"/> converts.
/// </summary>
public readonly record struct TradeElasticity
{
    /// <summary>The largest θ accepted.</summary>
    public const double Largest = 200;

    /// <summary>A trade elasticity.</summary>
    /// <exception cref="BadInputException">Not a number between 0 (excluded) and <see cref="Largest"/>.</exception>
    public TradeElasticity(double theta) => Theta = double.IsFinite(theta) && theta is > 0 and <= Largest
        ? theta
        : throw new BadInputException($"{theta.ToString(CultureInfo.InvariantCulture)} is not a trade elasticity", "", $"a number above 0 and at most {Largest}");

    /// <summary>θ, positive.</summary>
    public double Theta { get; }

    /// <summary>The trade elasticity θ = σ − 1 of an Armington elasticity of substitution σ > 1.</summary>
    public static TradeElasticity FromArmington(double sigma) => new(sigma - 1);

    /// <summary>θ as text.</summary>
    public override string ToString() => Theta.ToString("0.###", CultureInfo.InvariantCulture);
}
