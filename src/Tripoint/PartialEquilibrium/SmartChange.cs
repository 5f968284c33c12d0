using Tripoint.Codes;

namespace Tripoint.PartialEquilibrium;

/// <summary>What a change of duties does to one supplier's sales in one market. Values in the unit of the imports.</summary>
/// <param name="Exporter">The supplier.</param>
/// <param name="Creation">Trade creation: more (or less) is imported because it became cheaper (dearer).</param>
/// <param name="Diversion">Trade diversion: won from other suppliers, or lost to them; sums to zero over suppliers.</param>
/// <param name="PriceEffect">The rise of the supplier's price on what it sells; zero where supply is infinitely elastic.</param>
public sealed record SmartChange(Economy Exporter, double Creation, double Diversion, double PriceEffect)
{
    /// <summary>The change of the value of imports before duty.</summary>
    public double Total => Creation + Diversion + PriceEffect;
}
