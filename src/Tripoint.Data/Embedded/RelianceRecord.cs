using Tripoint.Codes;

namespace Tripoint.Data.Embedded;

/// <summary>
/// How much of an economy's inputs or sales of intermediate goods rests on one partner, as shares (0 to 1) of all partners, the own economy
/// included. Sectors of every kind on both sides, as in <c>tripoint io look-through</c>.
/// </summary>
/// <param name="Year">The year of the WIOD table.</param>
/// <param name="Economy">Whose reliance.</param>
/// <param name="Partner">
/// A foreign economy of WIOD; or a group, <c>CJK</c> or <c>EU27</c>: its members without <paramref name="Economy"/> itself, added up. Groups
/// repeat what their members' records say.
/// </param>
/// <param name="Side"><see cref="Inputs"/> (by source) or <see cref="Sales"/> (by buyer).</param>
/// <param name="Face">Face value: first tier only.</param>
/// <param name="Total">All tiers, normalised by B − I (only what is bought for the first unit, not the unit itself).</param>
/// <param name="Hidden"><paramref name="Total"/> less <paramref name="Face"/>.</param>
public sealed record RelianceRecord(int Year, Economy Economy, Economy Partner, string Side, double Face, double Total, double Hidden)
{
    /// <summary>The side of inputs, by source.</summary>
    public const string Inputs = "inputs";

    /// <summary>The side of sales of intermediate goods, by buyer.</summary>
    public const string Sales = "sales";
}
