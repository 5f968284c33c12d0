using System.CommandLine;
using Spectre.Console;
using Tripoint.Codes;
using Tripoint.Data.Import;
using Tripoint.Data.Import.Trade;
using Tripoint.Data.Store;
using Tripoint.Tables;

namespace Tripoint.Cli;

/// <summary><c>tripoint data import KIND PATH --name NAME</c>.</summary>
internal static class DataImportCommand
{
    public static Command Create()
    {
        var kind = new Argument<string>("kind") { Description = $"What the source is: {string.Join(", ", ImportKinds.All.Select(k => k.Name).Concat(TradeImportKinds.All.Select(k => k.Name)))}." };
        var path = new Argument<string>("path") { Description = "The file or folder." };
        var name = new Option<string>("--name") { Description = "The name under which the table will be found.", Required = true };
        var year = new Option<int?>("--year") { Description = "The year, where the source does not tell." };
        var replace = new Option<bool>("--replace") { Description = "Replace a table of the same name." };
        var rebalance = new Option<bool>("--rebalance") { Description = "Re-balance a table that misses its sums by more than rounding." };
        var tariffs = new Option<string[]>("--tariffs") { Description = "CSV of tariffs (sector, importer, exporter, tariff): FILE, or NAME=FILE for a further matrix. Repeatable." };
        var elasticities = new Option<string?>("--elasticities") { Description = "Trade elasticities: default, one number for all sectors, or a CSV (sector, elasticity)." };
        var coefficients = new Option<string?>("--coefficients") { Description = "For a source of flows only (icio-long): the table to take input coefficients from, or none (default: embedded)." };
        var usdPerEuro = new Option<double?>("--usd-per-eur") { Description = "US dollars for a euro, for exiobase (default: the year's average)." };
        var edition = new Option<string?>("--edition") { Description = "Trade: the edition of the product codes, where the source does not tell: HS92, HS96, HS02, HS07, HS12, HS17 or HS22." };
        var books = new Option<TradeBooks?>("--books") { Description = "Trade, for trade-csv: whose declarations: importer (the default), exporter or reconciled." };
        var duplicates = new Option<RepeatedRows>("--duplicates") { Description = "Trade: what two rows of one flow mean: refuse, first, sum, or largest (a total with its breakdown).", DefaultValueFactory = _ => RepeatedRows.Refuse };
        var mapping = new Option<string?>("--mapping") { Description = "Trade, for national: the YAML file that says what the columns mean." };
        var format = CommonOptions.Format();
        var command = new Command("import", Description()) { kind, path, name, year, replace, rebalance, tariffs, elasticities, coefficients, usdPerEuro, edition, books, duplicates, mapping, format };
        command.SetAction((parsed, cancel) => Task.FromResult(TradeImportKinds.Find(parsed.GetRequiredValue(kind)) is { } trade ? TradeImportRun.Run(
            trade,
            new TradeRequest(parsed.GetRequiredValue(path))
            {
                Year = parsed.GetValue(year),
                Edition = parsed.GetValue(edition) is { } tag ? HsEditions.Parse(tag) : null,
                Books = parsed.GetValue(books),
                Repeated = parsed.GetValue(duplicates),
                Mapping = parsed.GetValue(mapping),
            },
            parsed.GetRequiredValue(name), parsed.GetValue(replace), parsed.GetValue(format), cancel) : Run(
            ImportKinds.Of(parsed.GetRequiredValue(kind)),
            new ImportRequest(parsed.GetRequiredValue(path), parsed.GetRequiredValue(name))
            {
                Year = parsed.GetValue(year),
                Rebalance = parsed.GetValue(rebalance),
                Tariffs = parsed.GetValue(tariffs) ?? [],
                Elasticities = parsed.GetValue(elasticities),
                Coefficients = parsed.GetValue(coefficients),
                UsdPerEuro = parsed.GetValue(usdPerEuro),
            },
            parsed.GetValue(replace), parsed.GetValue(format), cancel)));
        return command;
    }

    private static string Description() => "Import a table, or trade by product, into the store. Tables:" + Environment.NewLine
        + string.Join(Environment.NewLine, ImportKinds.All.Select(k => $"  {k.Name,-15} {k.Source}: {k.Expects}")) + Environment.NewLine
        + "Trade by product:" + Environment.NewLine
        + string.Join(Environment.NewLine, TradeImportKinds.All.Select(k => $"  {k.Name,-15} {k.Source}: {k.Expects}"));

    private static int Run(ImportKind kind, ImportRequest request, bool replace, OutputFormat format, CancellationToken cancel)
    {
        TableStore.CheckName(request.Name);
        // A name that is taken or a folder that cannot be written to shows before minutes of reading, not after.
        using (var store = TableStore.OpenForWriting())
        {
            if (!replace) store.CheckFree(request.Name);
        }
        var table = Waiting($"Reading {Path.GetFileName(request.Path)}", () => kind.Read(request, cancel));
        cancel.ThrowIfCancellationRequested();
        StoredTable stored;
        using (var store = TableStore.OpenForWriting()) stored = Waiting($"Storing {request.Name}", () => store.Write(table, TimeProvider.System, replace));
        TableReport.Print(TableReport.Of(table, stored), format);
        return ExitCode.Done;
    }

    private static T Waiting<T>(string what, Func<T> work) => Console.IsOutputRedirected || Console.IsErrorRedirected
        ? work()
        : AnsiConsole.Status().Start(Markup.Escape(what) + " …", _ => work());
}
