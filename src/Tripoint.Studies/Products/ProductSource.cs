using System.Collections.Immutable;
using Tripoint.Codes;
using Tripoint.Data.Embedded;
using Tripoint.Faults;
using Tripoint.Tables;

namespace Tripoint.Studies.Products;

/// <summary>The product data a study runs on: the tables that ship, or imported ones.</summary>
/// <param name="Sets">Each a table of its own; products are looked for in their order.</param>
public sealed record ProductSource(ImmutableArray<ProductBooks> Sets)
{
    /// <summary>The tables that ship: strategic materials, and fertiliser, wheat and gas.</summary>
    public static ProductSource Embedded() => new([new("strategic materials", [EmbeddedProducts.StrategicMaterials]), new("fertiliser, wheat and gas", [EmbeddedProducts.Fertiliser])]);

    /// <summary>The set that has a product.</summary>
    /// <exception cref="DataMissingException">None has.</exception>
    public ProductBooks Holding(Hs6 product)
    {
        foreach (var set in Sets) if (set.Main.IndexOf(product) >= 0) return set;
        var known = Sets.Sum(s => s.Main.Products.Length);
        throw new DataMissingException(new Fault(
            $"the product data have no {product}", "--product",
            known <= 60 ? string.Join(", ", Sets.SelectMany(s => s.Main.Products).Distinct().Select(p => Name(p) is { Length: > 0 } name ? $"{p} {name}" : $"{p}")) : $"one of their {known} products",
            "Import trade of your own and choose it with --data: see 'tripoint data import --help'"));
    }

    /// <summary>The English name of a product where it is known; else empty.</summary>
    public static string Name(Hs6 product) => EmbeddedProducts.Find(product)?.Name.English ?? "";

    /// <summary>The years there are, for a message.</summary>
    public string Years => string.Join("; ", Sets.Select(s => $"{s.Name}: {s.Main.Periods[0]} to {s.Main.Periods[^1]}"));

    /// <summary>What a report says about where its figures come from.</summary>
    public static IEnumerable<string> Notes(IEnumerable<ProductBooks> sets) =>
        sets.Select(s => s.Main).Distinct().Select(t => $"Data: {t.Provenance.HowMade}. Books: {t.Provenance.Books}.");
}
