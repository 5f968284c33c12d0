using System.Collections.Immutable;
using Tripoint.Codes;
using Tripoint.Data.Import;
using Tripoint.Faults;
using Tripoint.Tables;

namespace Tripoint.Data.Embedded;

/// <summary>
/// The product tables that ship: strategic materials 2002-2024 and fertiliser, wheat and gas 2020-2021, in aggregate form. How they are made
/// and what they leave out: docs/models/products.md and each table's provenance.
/// </summary>
public static class EmbeddedProducts
{
    private const string ProductsFile = "strategic-products.csv";
    private static readonly Lazy<ProductTrade> s_materials = new(ReadMaterials);
    private static readonly Lazy<ProductTrade> s_fertiliser = new(ReadFertiliser);
    private static readonly Lazy<ImmutableArray<StrategicProduct>> s_products = new(ReadProducts);

    /// <summary>Strategic materials, 30 subheadings, yearly 2002-2024: BACI's reconciled figures. Quantities for 2024 only.</summary>
    public static ProductTrade StrategicMaterials => s_materials.Value;

    /// <summary>Urea, wheat, ammonia, propane and butane, 2020 and 2021, by all pairs: the importers' books, without quantities.</summary>
    public static ProductTrade Fertiliser => s_fertiliser.Value;

    /// <summary>The products of both tables, by code, with their names and what their codes do not tell apart.</summary>
    public static ImmutableArray<StrategicProduct> Products => s_products.Value;

    /// <summary>The table that has a product.</summary>
    /// <exception cref="DataMissingException">Neither has; lists the products there are.</exception>
    public static ProductTrade Holding(Hs6 product)
    {
        if (StrategicMaterials.IndexOf(product) >= 0) return StrategicMaterials;
        if (Fertiliser.IndexOf(product) >= 0) return Fertiliser;
        throw new DataMissingException(new Fault(
            $"the embedded product tables have no {product}", "--product", string.Join(", ", Products.Select(p => $"{p.Code} {p.Name.English}")),
            "Import trade of your own with 'tripoint data import baci|comtrade|trade-csv' and choose it with --data"));
    }

    /// <summary>The product of a code, or null.</summary>
    public static StrategicProduct? Find(Hs6 product) => Products.FirstOrDefault(p => p.Code == product);

    private static ProductTrade ReadMaterials() => ProductText.Read(EmbeddedFiles.Materials, ProductScope.MaterialEdition, TradeBooks.Reconciled, new TableProvenance(
        "strategic materials by product from CEPII BACI, 2002-2024, small flows and small importers grouped",
        "CEPII BACI: both sides' declarations reconciled by its authors, FOB", false, Sources("materials"), ProductScope.MaterialLog));

    private static ProductTrade ReadFertiliser() => ProductText.Read(EmbeddedFiles.Fertiliser, _ => HsEdition.Hs2017, TradeBooks.Importer, new TableProvenance(
        "urea, wheat, ammonia and liquefied gas from UN Comtrade, 2020-2021",
        "UN Comtrade: what importers declared, CIF", false, Sources("fertiliser"), ProductScope.FertiliserLog));

    private static ImmutableArray<StrategicProduct> ReadProducts()
    {
        using var csv = CsvFile.Read(EmbeddedFiles.Parameter(ProductsFile), ProductsFile);
        int code = csv.Column("hs6"), basket = csv.Column("basket"), caveat = csv.Column("caveat");
        int en = csv.Column("en"), zh = csv.Column("zh"), ja = csv.Column("ja"), ko = csv.Column("ko");
        csv.Faults.ThrowIfAny();
        var all = new List<StrategicProduct>();
        while (csv.NextRow()) all.Add(new StrategicProduct(Hs6.Of(csv.Text(code)), csv.Text(basket), new LocalizedName(csv.Text(en), csv.Text(zh), csv.Text(ja), csv.Text(ko)), csv.Text(caveat)));
        return [.. all.OrderBy(p => p.Code)];
    }

    private static ImmutableArray<SourceRecord> Sources(string table)
    {
        using var csv = CsvFile.Read(EmbeddedFiles.Open(EmbeddedFiles.ProductSources), EmbeddedFiles.ProductSources);
        int only = csv.Column("table"), title = csv.Column("title"), vintage = csv.Column("vintage"), licence = csv.Column("licence"), file = csv.Column("file"), sha = csv.Column("sha256");
        csv.Faults.ThrowIfAny();
        var all = ImmutableArray.CreateBuilder<SourceRecord>();
        while (csv.NextRow())
        {
            if (csv.Field(only).SequenceEqual(table)) all.Add(new SourceRecord(csv.Text(title), csv.Text(vintage), csv.Text(licence), csv.Text(file), csv.Text(sha)));
        }
        return all.ToImmutable();
    }
}
