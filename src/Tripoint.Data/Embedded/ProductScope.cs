using System.Collections.Immutable;
using System.Globalization;
using Tripoint.Codes;

namespace Tripoint.Data.Embedded;

/// <summary>What the embedded product tables cover.</summary>
internal static class ProductScope
{
    /// <summary>
    /// The importers whose purchases of strategic materials are kept by supplier; all other importers are one, ROW. Suppliers are never
    /// grouped, except what is too small.
    /// </summary>
    public static ImmutableHashSet<string> Importers { get; } = ImmutableHashSet.Create(
        StringComparer.Ordinal,
        "CHN JPN KOR BRN KHM IDN LAO MYS MMR PHL SGP THA VNM TWN HKG IND AUS NZL USA CAN MEX BRA GBR DEU FRA ITA NLD RUS SAU".Split(' '));

    /// <summary>A flow of strategic materials below this is added to the supplier ROW; US$.</summary>
    public const double SmallestMaterialFlow = 100_000;

    /// <summary>So is one that is below this share of the importer's purchases and below <see cref="SmallestExportShare"/>.</summary>
    public const double SmallestImportShare = 0.02;

    /// <summary>The share of the exporter's sales of the product above which a flow is kept anyway.</summary>
    public const double SmallestExportShare = 0.05;

    /// <summary>A flow of fertiliser, wheat and gas below this is left out; US$.</summary>
    public const double SmallestFertiliserFlow = 10_000;

    /// <summary>The first year of which BACI is taken in HS 2017; before it in HS 2002.</summary>
    public const int FirstYearInHs2017 = 2017;

    /// <summary>The layers of the fertiliser table and their codes. Wheat and ammonia are headings: see <c>strategic-products.csv</c>.</summary>
    public static ImmutableDictionary<string, Hs6> Layers { get; } = new Dictionary<string, Hs6>(StringComparer.Ordinal)
    {
        ["urea"] = Hs6.Of("310210"),
        ["wheat"] = Hs6.Of("100100"),
        ["ammonia"] = Hs6.Of("281400"),
        ["lpg_propane"] = Hs6.Of("271112"),
        ["lpg_butane"] = Hs6.Of("271113"),
    }.ToImmutableDictionary(StringComparer.Ordinal);

    /// <summary>The code under which the materials table repeats 811292 for hafnium: left out.</summary>
    public static Hs6 Repeated { get; } = Hs6.Of("811231");

    /// <summary>The edition of a year's codes.</summary>
    public static HsEdition MaterialEdition(int year) => year < FirstYearInHs2017 ? HsEdition.Hs2002 : HsEdition.Hs2017;

    /// <summary>The log of the materials table.</summary>
    public static ImmutableArray<string> MaterialLog { get; } =
    [
        "BACI coded in HS 2002 until 2016, in HS 2017 from 2017: the two releases meet there",
        string.Create(CultureInfo.InvariantCulture, $"Importers outside {Importers.Count} named ones are added up to ROW. Flows below US$ {SmallestMaterialFlow:0}, and those below {SmallestImportShare:0%} of the importer's purchases and {SmallestExportShare:0%} of the exporter's sales, are added to the supplier ROW, or left out where the importer is ROW too"),
        "Values in thousand US$ and tonnes to four digits; quantities are there for 2024 only",
        "811292 holds gallium, germanium, hafnium and other metals in one basket; the source repeats it under three names and once as 811231: kept once",
    ];

    /// <summary>The log of the fertiliser table.</summary>
    public static ImmutableArray<string> FertiliserLog { get; } =
    [
        string.Create(CultureInfo.InvariantCulture, $"Flows below US$ {SmallestFertiliserFlow:0} are left out; values in thousand US$ to four digits, CIF as importers declare them; no quantities"),
        "Wheat is the heading 1001, written 100100; ammonia the heading 2814, written 281400",
        "Partners that the statistics could not place are added up to ROW",
    ];
}
