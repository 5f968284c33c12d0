using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Tripoint.Codes;
using Tripoint.Data.Import.Trade;
using Tripoint.Data.Store;
using Tripoint.Exposure.Books;
using Tripoint.Faults;
using Tripoint.Tables;

namespace Tripoint.Cli;

/// <summary><c>tripoint data books NAME</c>: what each side declared, and one figure made of both.</summary>
internal static class DataBooksCommand
{
    public static Command Create()
    {
        var name = new Argument<string>("name") { Description = "A dataset with both sides' declarations, such as an import of UN Comtrade." };
        var product = new Option<string?>("--product") { Description = "Six digits: show the flows of this product with both declarations." };
        var importer = new Option<string?>("--importer") { Description = "Only flows into this economy." };
        var exporter = new Option<string?>("--exporter") { Description = "Only flows from this economy." };
        var against = new Option<string?>("--against") { Description = "Compare the reconciled figures with those of another dataset (for example BACI's), by product." };
        var store = new Option<bool>("--store") { Description = "Keep the reconciled figures in the dataset, beside the declarations; they are then what other verbs read." };
        var top = new Option<int>("--top") { Description = "Rows to show.", DefaultValueFactory = _ => 20 };
        Option<int?> year = CommonOptions.Year();
        Option<OutputFormat> format = CommonOptions.Format();
        var command = new Command("books", "Compare what importers and exporters declared: gaps, freight, reliability, transit; reconcile them.") { name, product, importer, exporter, against, store, year, top, format };
        command.SetAction((parsed, cancel) => Task.Run(
            () => Run(parsed.GetRequiredValue(name), parsed.GetValue(year), parsed.GetValue(product), parsed.GetValue(importer), parsed.GetValue(exporter), parsed.GetValue(against),
                parsed.GetValue(store), parsed.GetValue(top), parsed.GetValue(format), cancel), cancel));
        return command;
    }

    private static int Run(
        string name, int? year, string? product, string? importer, string? exporter, string? against, bool keep, int top, OutputFormat format, CancellationToken cancel)
    {
        var code = product is null ? default : ProductChoice.Code(product, "--product");
        BooksResult result;
        TradePeriod period;
        using (var store = TradeStore.OpenForReading())
        {
            var filter = new TradeFilter(name) { FromYear = year, ToYear = year, Monthly = !store.Find(name).Periods.Any(p => !p.IsMonth && (year is null || p.Year == year)) };
            result = BooksReconciliation.Run(store.Read(filter with { Books = TradeBooks.Importer }), store.Read(filter with { Books = TradeBooks.Exporter }));
            period = result.Trade.Periods[^1];
            if (against is not null)
            {
                if (year is null && period.IsMonth) throw new BadInputException("months are not compared with another dataset", "--against", "a dataset by year");
                Compare(BooksComparison.Run(result.Trade, store.Read(new TradeFilter(against) { FromYear = period.Year, ToYear = period.Year }), period.Year), name, against, period, format);
                return ExitCode.Done;
            }
        }
        cancel.ThrowIfCancellationRequested();
        if (keep)
        {
            using var store = TradeStore.OpenForWriting();
            var record = store.Write(name, ReconciledImport.Of(result.Trade, name), TimeProvider.System, replace: true, null, cancel);
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Stored {record.Rows:N0} reconciled flows in '{name}'."));
        }
        if (product is null)
        {
            Summary(result, period, top, format);
            return ExitCode.Done;
        }
        result.Trade.Require(code);
        Economy? to = importer is null ? null : EconomyChoice.Read(importer, "--importer"), from = exporter is null ? null : EconomyChoice.Read(exporter, "--exporter");
        Flows(result, [.. result.Flows(period, code).Where(f => (to is null || f.Importer.Equals(to)) && (from is null || f.Exporter.Equals(from))).Take(top)], period, code, format);
        return ExitCode.Done;
    }

    private static void Flows(BooksResult result, IReadOnlyList<FlowBooks> flows, TradePeriod period, Hs6 code, OutputFormat format)
    {
        var hubs = result.Hubs.Where(h => h.Period == period && h.Product == code).ToDictionary(h => h.Economy);
        if (format == OutputFormat.Json)
        {
            JsonOutput.Print(new JsonObject
            {
                ["schema"] = "tripoint.data-books/1",
                ["period"] = period.ToString(),
                ["product"] = code.ToString(),
                ["unit"] = "thousand US$",
                ["flows"] = new JsonArray([.. flows.Select(f => (JsonNode)new JsonObject
                {
                    ["importer"] = f.Importer.Code,
                    ["exporter"] = f.Exporter.Code,
                    ["importerDeclaredCif"] = f.ImporterValue,
                    ["exporterDeclaredFob"] = f.ExporterValue,
                    ["cifFactor"] = f.CifFactor,
                    ["gap"] = f.Gap,
                    ["importerWeight"] = f.ImporterWeight,
                    ["reconciledFob"] = f.Reconciled,
                    ["exporterPassesGoodsOn"] = hubs.ContainsKey(f.Exporter),
                })]),
            });
            return;
        }
        if (format == OutputFormat.Csv)
        {
            TextTable.Print(
                ["importer", "exporter", "importerDeclaredCif", "exporterDeclaredFob", "cifFactor", "gap", "importerWeight", "reconciledFob", "exporterPassesGoodsOn"],
                flows.Select(f => (string[])
                [
                    f.Importer.Code, f.Exporter.Code, Digits(f.ImporterValue), Digits(f.ExporterValue), Digits(f.CifFactor), Digits(f.Gap), Digits(f.ImporterWeight), Digits(f.Reconciled), hubs.ContainsKey(f.Exporter) ? "yes" : "no",
                ]), csv: true);
            return;
        }
        TextTable.Print(
            ["importer", "exporter", "importer says (CIF)", "exporter says (FOB)", "CIF/FOB", "gap", "weight of importer", "reconciled (FOB)", "transit"],
            flows.Select(f => (string[])
            [
                f.Importer.Code, f.Exporter.Code, Value(f.ImporterValue), Value(f.ExporterValue), f.CifFactor.ToString("0.000", CultureInfo.InvariantCulture), Gap(f.Gap),
                f.ImporterWeight.ToString("0.00", CultureInfo.InvariantCulture), Value(f.Reconciled),
                hubs.TryGetValue(f.Exporter, out var hub) ? $"{f.Exporter.Code} seems to pass goods on ({Share(hub.NotCredited)} of its exports not credited)" : "",
            ]), csv: false);
        Console.Out.WriteLine($"{period}, {code}; thousand US$; '-' where a side declared nothing. Gap: importer's figure without freight over the exporter's, less one.");
    }

    private static void Summary(BooksResult result, TradePeriod period, int top, OutputFormat format)
    {
        var factors = result.CifFactors.OrderBy(c => c.Key).Take(top).ToList();
        var reporters = result.Reliability.Where(r => r.ImportFlows + r.ExportFlows >= top).OrderByDescending(r => r.ImportFlows + r.ExportFlows).Take(top).ToList();
        var hubs = result.Hubs.Where(h => h.Period == period).Take(top).ToList();
        if (format == OutputFormat.Json)
        {
            JsonOutput.Print(new JsonObject
            {
                ["schema"] = "tripoint.data-books-summary/1",
                ["period"] = period.ToString(),
                ["unit"] = "thousand US$",
                ["flows"] = result.Trade.Length,
                ["bothShare"] = result.BothShare,
                ["cifFactors"] = new JsonArray([.. factors.Select(c => (JsonNode)new JsonObject { ["product"] = c.Key.ToString(), ["factor"] = c.Value })]),
                ["reporters"] = new JsonArray([.. reporters.Select(r => (JsonNode)new JsonObject
                {
                    ["reporter"] = r.Economy.Code, ["importFlows"] = r.ImportFlows, ["importDeviation"] = Math.Sqrt(r.ImportVariance), ["exportFlows"] = r.ExportFlows, ["exportDeviation"] = Math.Sqrt(r.ExportVariance),
                })]),
                ["transit"] = new JsonArray([.. hubs.Select(h => (JsonNode)new JsonObject
                {
                    ["economy"] = h.Economy.Code, ["product"] = h.Product.ToString(), ["declaredExports"] = h.DeclaredExports, ["creditedExports"] = h.CreditedExports, ["notCredited"] = h.NotCredited, ["declaredImports"] = h.DeclaredImports,
                })]),
            });
            return;
        }
        if (format == OutputFormat.Csv)
        {
            // One table: what the figure is about, of which economy or product, and the figure.
            TextTable.Print(["about", "code", "product", "figure", "value"],
            [
                .. factors.Select(c => (string[])["freight", "", c.Key.ToString(), "cifFactor", Digits(c.Value)]),
                .. reporters.SelectMany(r => (string[][])[["reliability", r.Economy.Code, "", "importDeviation", Digits(Math.Sqrt(r.ImportVariance))], ["reliability", r.Economy.Code, "", "exportDeviation", Digits(Math.Sqrt(r.ExportVariance))]]),
                .. hubs.Select(h => (string[])["transit", h.Economy.Code, h.Product.ToString(), "notCredited", Digits(h.NotCredited)]),
            ], csv: true);
            return;
        }
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{result.Trade.Length:N0} flows reconciled; both sides have a figure for {result.BothShare:0.0%} of the value."));
        Console.Out.WriteLine();
        TextTable.Print(["product", "CIF/FOB"], factors.Select(c => (string[])[c.Key.ToString(), c.Value.ToString("0.000", CultureInfo.InvariantCulture)]), csv: false);
        Console.Out.WriteLine();
        TextTable.Print(["reporter", "import flows", "import std. dev.", "export flows", "export std. dev."], reporters
            .Select(r => (string[])[r.Economy.Code, Count(r.ImportFlows), Root(r.ImportVariance), Count(r.ExportFlows), Root(r.ExportVariance)]), csv: false);
        Console.Out.WriteLine();
        TextTable.Print(["seems to pass on", "product", "declared exports", "credited by importers", "not credited", "own imports"], hubs
            .Select(h => (string[])[h.Economy.Code, h.Product.ToString(), Value(h.DeclaredExports), Value(h.CreditedExports), Share(h.NotCredited), Value(h.DeclaredImports)]), csv: false);
    }

    private static void Compare(IReadOnlyList<BooksComparison> rows, string name, string against, TradePeriod period, OutputFormat format)
    {
        if (format == OutputFormat.Json)
        {
            JsonOutput.Print(new JsonObject
            {
                ["schema"] = "tripoint.data-books-comparison/1",
                ["dataset"] = name,
                ["yardstick"] = against,
                ["period"] = period.ToString(),
                ["products"] = new JsonArray([.. rows.Select(r => (JsonNode)new JsonObject
                {
                    ["product"] = r.Product?.ToString(),
                    ["flows"] = r.Flows,
                    ["common"] = r.Common,
                    ["totalRatio"] = r.TotalRatio,
                    ["rankCorrelation"] = r.RankCorrelation,
                    ["within5"] = r.Within5,
                    ["within10"] = r.Within10,
                    ["within25"] = r.Within25,
                })]),
            });
            return;
        }
        TextTable.Print(["product", "flows", "in both", "total ratio", "rank corr.", "within 5%", "within 10%", "within 25%"], rows.Select(r => (string[])
        [
            r.Product?.ToString() ?? "all", Count(r.Flows), Count(r.Common), r.TotalRatio.ToString("0.000", CultureInfo.InvariantCulture), r.RankCorrelation.ToString("0.000", CultureInfo.InvariantCulture),
            Share(r.Within5), Share(r.Within10), Share(r.Within25),
        ]), format == OutputFormat.Csv);
        if (format == OutputFormat.Table) Console.Out.WriteLine($"{period}: '{name}' reconciled here, against '{against}'; shares of the value of '{against}'.");
    }

    private static string Value(double? value) => value?.ToString("N0", CultureInfo.InvariantCulture) ?? "-";

    // A hundredfold says more than thousands of per cent.
    private static string Gap(double? gap) => gap > 9.99 ? string.Create(CultureInfo.InvariantCulture, $"{1 + gap:N0}-fold") : Share(gap);

    private static string Digits(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? "";

    private static string Share(double? share) => share?.ToString("0.0%", CultureInfo.InvariantCulture) ?? "-";

    private static string Count(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static string Root(double variance) => Math.Sqrt(variance).ToString("0.00", CultureInfo.InvariantCulture);
}
