using System.Collections.Immutable;
using Tripoint.Codes;

namespace Tripoint.Baskets;

/// <summary>A line of a basket.</summary>
/// <param name="Code">A chapter, heading or subheading of the Harmonized System: 2, 4 or 6 digits.</param>
/// <param name="Editions">The editions in which the line belongs to the basket; empty: whatever the edition.</param>
/// <param name="Sector">The sector of the world table (ICIO28) in which the line is made; empty where not stated.</param>
/// <param name="Label">A short description in English; not the legal wording. May be empty.</param>
public sealed record BasketLine(string Code, ImmutableArray<HsEdition> Editions, string Sector, string Label)
{
    /// <summary>Whether the line belongs to the basket in an edition.</summary>
    public bool IsIn(HsEdition edition) => Editions.IsEmpty || Editions.Contains(edition);

    /// <summary>Whether a subheading is the line or lies below it.</summary>
    public bool Holds(Hs6 product) => product.ToString().StartsWith(Code, StringComparison.Ordinal);
}
