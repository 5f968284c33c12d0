namespace Tripoint.Data.Embedded;

/// <summary>The files of the embedded dataset, by their names under <c>data/embedded</c>, and how they are opened.</summary>
internal static class EmbeddedFiles
{
    public const string TableFolder = "world-2022/";
    public const string PriorInputShares = "prior/input-shares.csv";
    public const string PriorFinalUse = "prior/final-use.csv";
    public const string Sources = "sources.csv";
    public const string Reliance = "indicators/reliance-wiod.csv";
    public const string Footprints = "indicators/footprints-wiod.csv";
    public const string People = "people/flows.csv";
    public const string PeopleSources = "people/sources.csv";
    public const string IndicatorSources = "indicators/sources.csv";
    public const string Materials = "products/strategic-materials.csv";
    public const string Fertiliser = "products/fertiliser-wheat-gas.csv";
    public const string ProductSources = "products/sources.csv";
    public const string HsCodes = "products/hs-codes.csv";
    public const string HsChanges = "products/hs-changes.csv";

    /// <summary>The flows of a year; the table year's stand in its folder.</summary>
    public static string Flows(int year) => year == HybridScope.TableYear ? TableFolder + "trade.csv" : FormattableString.Invariant($"flows/{year}.csv");

    /// <summary>The tariffs of a year.</summary>
    public static string Tariffs(int year) => year == HybridScope.TableYear ? TableFolder + "tariffs.csv" : FormattableString.Invariant($"tariffs/{year}.csv");

    /// <summary>What was done to the flows and tariffs of a year, one sentence a line.</summary>
    public static string Log(int year) => FormattableString.Invariant($"log/{year}.txt");

    /// <summary>A file of <c>data/embedded</c> as compiled into this assembly.</summary>
    public static Stream Open(string name) => Resource("embedded/" + name);

    /// <summary>A file of <c>data/parameters</c> as compiled into this assembly.</summary>
    public static Stream Parameter(string name) => Resource("parameters/" + name);

    /// <summary>The bytes of a file of <c>data/embedded</c>.</summary>
    public static byte[] Bytes(string name)
    {
        using var stream = Open(name);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static Stream Resource(string name) => typeof(EmbeddedFiles).Assembly.GetManifestResourceStream(name)
        ?? throw new InvalidOperationException($"The file {name} is not compiled in.");
}
