using System.Collections.Immutable;
using Tripoint.Codes;
using Tripoint.Tables;

namespace Tripoint.Studies.Products;

/// <summary>The same flows by product under one or more sets of books.</summary>
/// <param name="Name">What the data are called.</param>
/// <param name="Books">The first is the one results are reported under; the others are its witnesses.</param>
public sealed record ProductBooks(string Name, ImmutableArray<ProductTrade> Books)
{
    /// <summary>The books results are reported under.</summary>
    public ProductTrade Main => Books[0];

    /// <summary>
    /// Reads every year and set of books of some products, the main books first; null where <see cref="Books"/> hold them. Imported data are
    /// too large to be held whole for one look.
    /// </summary>
    public Func<IReadOnlyCollection<Hs6>, ImmutableArray<ProductTrade>>? History { get; init; }

    /// <summary>Every year and set of books of some products.</summary>
    public ImmutableArray<ProductTrade> All(IReadOnlyCollection<Hs6> products) => History is null ? Books : History(products);

    /// <summary>The index of a year in the main books, the latest year for null; −1 where they do not have it.</summary>
    public int Period(int? year)
    {
        if (year is { } wanted) return Main.IndexOf(new TradePeriod(wanted));
        for (var at = Main.Periods.Length - 1; at >= 0; at--) if (!Main.Periods[at].IsMonth) return at;
        return -1;
    }
}
