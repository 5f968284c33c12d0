using Tripoint.Codes;

namespace Tripoint.Claims;

/// <summary>Which flow of the reporter a fact is about.</summary>
public enum FactFlow
{
    /// <summary>The reporter's exports to the partner, in whosever books.</summary>
    Exports,

    /// <summary>The reporter's imports from the partner, in whosever books.</summary>
    Imports,
}

/// <summary>One published trade figure, in somebody's books.</summary>
/// <param name="Claim">The group the row belongs to, for example <c>korea-china-2022</c>.</param>
/// <param name="Metric">The metric as written in the file.</param>
/// <param name="Flow">The reporter's exports or imports.</param>
/// <param name="Reporter">Whose flow it is.</param>
/// <param name="Partner">With whom; null for the world.</param>
/// <param name="Year">The year.</param>
/// <param name="BillionUsd">The value in billion US$.</param>
/// <param name="HalfStep">Half of the last digit given, billion US$: how far the true figure may be from it by rounding.</param>
/// <param name="Books">Whose declarations: <c>Korea</c>, <c>China</c>, or another description.</param>
/// <param name="Source">Where it was published.</param>
/// <param name="Note">A remark; figures in it are checked, see <see cref="FactConsistency"/>.</param>
/// <param name="File">The facts file.</param>
/// <param name="Line">Its line.</param>
public sealed record TradeFact(
    string Claim, string Metric, FactFlow Flow, Economy Reporter, Economy? Partner, int Year, double BillionUsd, double HalfStep,
    string Books, string Source, string Note, string File, long Line)
{
    /// <summary>The partner's code, or World.</summary>
    public string PartnerCode => Partner?.Code ?? "World";
}
