using System.Collections.Immutable;
using Tripoint.Codes;

namespace Tripoint.Baskets;

/// <summary>A set of tariff lines around one concern: environmental goods, critical materials, medical goods, one's own list.</summary>
/// <param name="Key">A short lower-case identity.</param>
/// <param name="Area">The area of cooperation: environment, climate, renewable-energy, public-health; empty for a list of products only.</param>
/// <param name="Name">The name in the four languages.</param>
/// <param name="Edition">The edition of the Harmonized System in which the list was published; null where it was in none.</param>
/// <param name="Lines">The lines, by code; in later editions those that became of the published ones.</param>
/// <param name="Source">Where the list was published.</param>
/// <param name="IsOwnSelection">Whether the choice of lines is Tripoint's, made from the source.</param>
/// <param name="Note">What a reader has to know about the list.</param>
public sealed record Basket(
    string Key, string Area, LocalizedName Name, HsEdition? Edition, ImmutableArray<BasketLine> Lines, string Source, bool IsOwnSelection, string Note)
{
    /// <summary>The lines in the edition in which the list was published; all where it was in none.</summary>
    public ImmutableArray<BasketLine> Published => Edition is { } edition ? In(edition) : Lines;

    /// <summary>The sectors that hold its lines, in the order of their codes.</summary>
    public ImmutableArray<string> Sectors => [.. Lines.Select(l => l.Sector).Where(s => s.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>The lines that an edition has.</summary>
    public ImmutableArray<BasketLine> In(HsEdition edition) => [.. Lines.Where(l => l.IsIn(edition))];

    /// <summary>The line that holds a subheading of an edition, the finest where several do; null where the basket does not have it.</summary>
    public BasketLine? Find(Hs6 product, HsEdition edition) => Lines.Where(l => l.IsIn(edition) && l.Holds(product)).MaxBy(l => l.Code.Length);
}
