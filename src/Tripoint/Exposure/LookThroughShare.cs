using Tripoint.Codes;

namespace Tripoint.Exposure;

/// <summary>
/// Reliance on one partner, as shares of all partners (the own economy included). Two normalisations of the total are in use and differ
/// widely: "B" counts the first unit itself, "B − I" only what is bought for it.
/// </summary>
/// <param name="Partner">The source of inputs, or the buyer of sales.</param>
/// <param name="Face">First tier only: direct purchases or sales.</param>
/// <param name="TotalB">All tiers, normalised by B.</param>
/// <param name="TotalBMinusI">All tiers, normalised by B − I.</param>
public sealed record LookThroughShare(Economy Partner, double Face, double TotalB, double TotalBMinusI)
{
    /// <summary>What the first tier hides: total (B − I) less face value, two shares of inputs on the same footing.</summary>
    public double Hidden => TotalBMinusI - Face;

    /// <summary>Total (B) less face value; smaller, often negative, because B dilutes every partner with the first unit.</summary>
    public double HiddenB => TotalB - Face;
}
