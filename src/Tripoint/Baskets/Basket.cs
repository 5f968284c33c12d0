using System.Collections.Immutable;
using Tripoint.Codes;

namespace Tripoint.Baskets;

/// <summary>A line of a basket.</summary>
/// <param name="Code">A chapter, heading or subheading of the Harmonized System: 2, 4 or 6 digits.</param>
/// <param name="Sector">The sector of the world table (ICIO28) in which the line is made.</param>
/// <param name="Label">A short description in English; not the legal wording.</param>
public sealed record BasketLine(string Code, string Sector, string Label);

/// <summary>A set of tariff lines around one concern, such as environmental goods.</summary>
/// <param name="Key">A short lower-case identity.</param>
/// <param name="Area">The area of cooperation: environment, climate, renewable-energy, public-health.</param>
/// <param name="Name">The name in the four languages.</param>
/// <param name="Edition">The edition of the Harmonized System in which the lines are coded, for example HS2007.</param>
/// <param name="Lines">The lines.</param>
/// <param name="Source">Where the list was published.</param>
/// <param name="IsOwnSelection">Whether the choice of lines is Tripoint's, made from the source.</param>
/// <param name="Note">What a reader has to know about the list.</param>
public sealed record Basket(
    string Key, string Area, LocalizedName Name, string Edition, ImmutableArray<BasketLine> Lines, string Source, bool IsOwnSelection, string Note)
{
    /// <summary>The sectors that hold its lines, in the order of their codes.</summary>
    public ImmutableArray<string> Sectors => [.. Lines.Select(l => l.Sector).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
