using System.Collections.Immutable;
using Tripoint.Tables;

namespace Tripoint.Studies.Products;

/// <summary>The same flows by product under one or more sets of books.</summary>
/// <param name="Name">What the data are called.</param>
/// <param name="Books">The first is the one results are reported under; the others are its witnesses.</param>
public sealed record ProductBooks(string Name, ImmutableArray<ProductTrade> Books)
{
    /// <summary>The books results are reported under.</summary>
    public ProductTrade Main => Books[0];

    /// <summary>The index of a year in the main books, the latest year for null; −1 where they do not have it.</summary>
    public int Period(int? year)
    {
        if (year is { } wanted) return Main.IndexOf(new TradePeriod(wanted));
        for (var at = Main.Periods.Length - 1; at >= 0; at--) if (!Main.Periods[at].IsMonth) return at;
        return -1;
    }
}
