using System.Collections.Immutable;
using Tripoint.Codes;
using Tripoint.Data.Embedded;
using Tripoint.Data.Store;
using Tripoint.Faults;
using Tripoint.Tables;

namespace Tripoint.Studies.Products;

/// <summary>The product data a study runs on: the tables that ship, or imported ones.</summary>
/// <param name="Sets">Each a table of its own; products are looked for in their order.</param>
public sealed record ProductSource(ImmutableArray<ProductBooks> Sets)
{
    private const int ConversionsNamed = 4;

    /// <summary>The tables that ship: strategic materials, and fertiliser, wheat and gas.</summary>
    public static ProductSource Embedded() => new([new("strategic materials", [EmbeddedProducts.StrategicMaterials]), new("fertiliser, wheat and gas", [EmbeddedProducts.Fertiliser])]);

    /// <summary>Imported product data, one year of them; the other years and sets of books of a product are read when a flag's stability is measured.</summary>
    /// <param name="name">The name given at import.</param>
    /// <param name="year">The year; null: the latest whole year.</param>
    /// <param name="product">Only this product; null: all.</param>
    /// <param name="folder">The folder of imported data; null: the user's own.</param>
    /// <exception cref="DataMissingException">There are none of that name or year; lists those there are.</exception>
    public static ProductSource Imported(string name, int? year, Hs6? product = null, string? folder = null)
    {
        using var store = TradeStore.OpenForReading(folder);
        var dataset = store.Find(name);
        var years = dataset.Periods.GroupBy(p => p.Year).Where(g => g.Any(p => !p.IsMonth) || g.Count() == 12).Select(g => g.Key).ToList();
        if (years.Count == 0) throw new DataMissingException(new Fault($"'{name}' has no whole year", "--data", "data with whole years, or all twelve months of one"));
        var chosen = year ?? years.Max();
        if (!years.Contains(chosen)) throw new DataMissingException(new Fault(FormattableString.Invariant($"'{name}' has no {chosen}"), "--year", string.Join(", ", years)));
        var main = store.Read(new TradeFilter(name) { FromYear = chosen, ToYear = chosen, Products = product is { } one ? [one] : [] });
        return new ProductSource([new ProductBooks(name, [main]) { History = products => Read(name, dataset, main.Books, [.. products], main.EditionOf(0), folder) }]);
    }

    private static ImmutableArray<ProductTrade> Read(string name, TradeDataset dataset, TradeBooks first, ImmutableArray<Hs6> products, HsEdition edition, string? folder)
    {
        using var store = TradeStore.OpenForReading(folder);
        return [.. dataset.Books.OrderBy(b => b == first ? -1 : (int)b).Select(books => store.Read(new TradeFilter(name) { Books = books, Products = products, Edition = edition }))];
    }

    /// <summary>The set that has a product.</summary>
    /// <exception cref="DataMissingException">None has.</exception>
    public ProductBooks Holding(Hs6 product)
    {
        foreach (var set in Sets) if (set.Main.IndexOf(product) >= 0) return set;
        var editions = EmbeddedConcordance.Hs.EditionsOf(product);
        if (editions.IsEmpty && !product.IsSpecial) throw new BadInputException($"no edition of the Harmonized System has {product}", "--product", "a subheading such as 310210");
        var trade = Sets[^1].Main;
        var data = trade.EditionOf(trade.Periods.Length - 1);
        if (!editions.Contains(data) && !product.IsSpecial)
        {
            var now = EmbeddedConcordance.Hs.Convert(product, editions[^1], data);
            throw new DataMissingException(new Fault(
                $"{product} is a code of {string.Join(", ", editions.Select(e => e.Name()))}, and the data are coded in {data.Name()}", "--product",
                now.IsEmpty ? $"a code of {data.Name()}; the tables name no successor" : $"what became of it in {data.Name()}: {string.Join(", ", now)}"));
        }
        var near = Sets.SelectMany(s => s.Main.Products).Where(p => p.Chapter == product.Chapter).Distinct().Take(8).Select(p => Name(p) is { Length: > 0 } name ? $"{p} {name}" : $"{p}").ToList();
        var products = Sets.Sum(s => s.Main.Products.Length);
        throw new DataMissingException(new Fault(
            $"the product data have no {product}", "--product",
            products <= 1 ? "a product that is traded in that year" : FormattableString.Invariant($"one of their {products} products{(near.Count > 0 ? $"; of chapter {product.Chapter:00}: {string.Join(", ", near)}" : "")}"),
            "'tripoint exposure --importer KOR --top 100' lists products. Import trade of your own and choose it with --data: see 'tripoint data import --help'"));
    }

    /// <summary>How years in another edition were converted, as notes: the latest few in full, the others counted.</summary>
    public static IEnumerable<string> Editions(ImmutableArray<string> conversions)
    {
        if (conversions.IsEmpty) yield break;
        var earlier = conversions.Length - ConversionsNamed;
        yield return $"Editions: {string.Join(". ", conversions.TakeLast(ConversionsNamed))}{(earlier > 0 ? FormattableString.Invariant($". {earlier} earlier years likewise") : "")}.";
    }

    /// <summary>The English name of a product where it is known; else empty.</summary>
    public static string Name(Hs6 product) => EmbeddedProducts.Find(product)?.Name.English ?? "";

    /// <summary>The years there are, for a message.</summary>
    public string Years => string.Join("; ", Sets.Select(s => $"{s.Name}: {s.Main.Periods[0]} to {s.Main.Periods[^1]}"));

    /// <summary>What a report says about where its figures come from.</summary>
    public static IEnumerable<string> Notes(IEnumerable<ProductBooks> sets) =>
        sets.Select(s => s.Main).Distinct().SelectMany(Notes);

    /// <summary>What a report says about where a panel's figures come from, conversions between editions included.</summary>
    public static IEnumerable<string> Notes(ProductTrade trade) => [.. Editions(EditionConversion.Notes(trade)), $"Data: {trade.Provenance.HowMade}. Books: {trade.Provenance.Books}."];
}
