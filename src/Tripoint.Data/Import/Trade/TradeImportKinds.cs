using System.Collections.Immutable;
using Tripoint.Data.Provenance;
using Tripoint.Faults;

namespace Tripoint.Data.Import.Trade;

/// <summary>Every kind of trade statistics that <c>tripoint data import</c> knows.</summary>
public static class TradeImportKinds
{
    /// <summary>All kinds, in the order of the help.</summary>
    public static ImmutableArray<TradeImportKind> All { get; } =
    [
        new("baci", "CEPII BACI, both sides reconciled", "a yearly CSV, a folder of them, or the zipped release", BaciSource.Files),
        new("comtrade", "UN Comtrade, both sides' declarations", "CSV, TSV or JSON, plain or gzip; or a folder of them", r => Each(r, ["*.csv", "*.csv.gz", "*.tsv", "*.txt", "*.txt.gz", "*.json", "*.json.gz"], Comtrade)),
        new("trade-csv", "a table of flows of your own", "CSV: year, hs6, importer, exporter, value_usd, quantity_t", r => Each(r, ["*.csv", "*.csv.gz"], TradeCsv.Read)),
        new("national", "a national table, by --mapping FILE.yaml", "CSV as the statistical office publishes it", r => Each(r, ["*.csv", "*.csv.gz"], NationalTable.Read)),
    ];

    /// <summary>The kind of a name, or null.</summary>
    public static TradeImportKind? Find(string name) => All.FirstOrDefault(k => k.Name == name);

    private static TradeImport Comtrade(TradeRequest request, string sha256, CancellationToken cancel) =>
        request.Path.Contains(".json", StringComparison.OrdinalIgnoreCase) ? ComtradeJson.Read(request, sha256, cancel) : ComtradeCsv.Read(request, sha256, cancel);

    private static List<TradeFile> Each(TradeRequest request, string[] patterns, Func<TradeRequest, string, CancellationToken, TradeImport> read)
    {
        string[] paths = Directory.Exists(request.Path) ? [.. patterns.SelectMany(p => Directory.GetFiles(request.Path, p)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)] : [request.Path];
        if (paths.Length == 0) throw new BadInputException("the folder has no files of this kind", request.Path, string.Join(", ", patterns));
        if (paths is [var one] && !File.Exists(one)) throw new BadInputException("the file does not exist", one, "", "Check the path");
        return [.. paths.Select(path =>
        {
            var hash = new Lazy<string>(() => FileHash.Sha256(path));
            return new TradeFile(Path.GetFileName(path), () => hash.Value, cancel => read(request with { Path = path }, hash.Value, cancel));
        })];
    }
}
