using System.Collections.Immutable;
using Tripoint.Codes;

namespace Tripoint.Exposure.Products;

/// <summary>A product of a basket.</summary>
/// <param name="Product">The code.</param>
/// <param name="Editions">The editions of the Harmonized System in which it belongs to the basket; empty: whatever the edition.</param>
/// <param name="Label">What it is; may be empty.</param>
public sealed record BasketItem(Hs6 Product, ImmutableArray<HsEdition> Editions, string Label)
{
    /// <summary>Whether the code belongs to the basket in an edition.</summary>
    public bool IsIn(HsEdition edition) => Editions.IsEmpty || Editions.Contains(edition);
}

/// <summary>A list of products looked at together: critical materials, environmental goods, medical goods, one's own.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Items">Its products, by code.</param>
public sealed record Basket(string Name, ImmutableArray<BasketItem> Items)
{
    /// <summary>The item of a code in an edition; null where the basket does not have it.</summary>
    public BasketItem? Find(Hs6 product, HsEdition edition) => Items.FirstOrDefault(i => i.Product == product && i.IsIn(edition));

    /// <summary>The codes of the basket in an edition.</summary>
    public ImmutableHashSet<Hs6> In(HsEdition edition) => [.. Items.Where(i => i.IsIn(edition)).Select(i => i.Product)];
}
