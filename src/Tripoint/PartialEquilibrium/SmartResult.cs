using System.Collections.Immutable;

namespace Tripoint.PartialEquilibrium;

/// <summary>What a change of duties does to one product in one market.</summary>
/// <param name="Suppliers">By supplier, in the order given.</param>
/// <param name="Revenue">Change of tariff revenue.</param>
/// <param name="ConsumerSurplus">Change of consumer surplus: −Σ Δ(price paid)·(quantity before + after)/2.</param>
public sealed record SmartResult(ImmutableArray<SmartChange> Suppliers, double Revenue, double ConsumerSurplus)
{
    /// <summary>Net gain of the importer: buyers and treasury together. With infinite supply elasticity it equals Σ (t + t′)/2 · ΔM, Harberger's measure.</summary>
    public double Welfare => Revenue + ConsumerSurplus;

    /// <summary>All trade creation.</summary>
    public double Creation => Suppliers.Sum(s => s.Creation);

    /// <summary>All that suppliers win from one another: half of the absolute sum.</summary>
    public double Diversion => Suppliers.Sum(s => Math.Max(0, s.Diversion));
}
