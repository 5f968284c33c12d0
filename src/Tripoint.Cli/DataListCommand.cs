using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Tripoint.Codes;
using Tripoint.Data.Store;

namespace Tripoint.Cli;

/// <summary><c>tripoint data list</c>.</summary>
internal static class DataListCommand
{
    public static Command Create()
    {
        var format = CommonOptions.Format();
        var command = new Command("list", "List the tables: the one that ships, and those imported; and imported trade by product.") { format };
        command.SetAction(parsed => Run(parsed.GetValue(format)));
        return command;
    }

    private static int Run(OutputFormat format)
    {
        IReadOnlyList<StoredTable> stored;
        using (var store = TableStore.OpenForReading()) stored = [Embedded(), .. store.List()];
        IReadOnlyList<TradeDataset> trade;
        using (var store = TradeStore.OpenForReading()) trade = store.List();
        if (format == OutputFormat.Json)
        {
            JsonOutput.Print(new JsonObject
            {
                ["schema"] = "tripoint.data-list/1",
                ["tables"] = new JsonArray([.. stored.Select(t => (JsonNode)new JsonObject
                {
                    ["name"] = t.Name,
                    ["kind"] = t.Kind,
                    ["year"] = t.Year,
                    ["economies"] = t.EconomyCount,
                    ["sectors"] = t.SectorCount,
                    ["parts"] = new JsonArray([.. t.Parts.Select(p => (JsonNode)p)]),
                    ["importedAt"] = t.Name == TableCatalog.Embedded ? null : t.ImportedAt.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
                    ["howMade"] = t.HowMade,
                    ["contentSha256"] = t.Name == TableCatalog.Embedded ? null : t.ContentSha256,
                })]),
                ["trade"] = new JsonArray([.. trade.Select(t => (JsonNode)TradeReport.Json(t))]),
            });
            return ExitCode.Done;
        }
        var rows = stored.Select(t => (string[])
        [
            t.Name, t.Kind, t.Year.ToString(CultureInfo.InvariantCulture), t.EconomyCount.ToString(CultureInfo.InvariantCulture),
            t.SectorCount.ToString(CultureInfo.InvariantCulture), string.Join(' ', t.Parts),
            t.Name == TableCatalog.Embedded ? "ships" : t.ImportedAt.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), t.HowMade,
        ]);
        TextTable.Print(["name", "kind", "year", "economies", "sectors", "parts", "imported", "how made"], rows, format == OutputFormat.Csv);
        if (trade.Count > 0) PrintTrade(trade, format == OutputFormat.Csv);
        return ExitCode.Done;
    }

    private static void PrintTrade(IReadOnlyList<TradeDataset> trade, bool csv)
    {
        Console.Out.WriteLine();
        TextTable.Print(["trade", "kind", "periods", "books", "editions", "flows"], trade.Select(t => (string[])
        [
            t.Name, t.Kind, TradeReport.Ranges(t.Periods), string.Join(' ', t.Books.Select(TradeReport.Word)), string.Join(' ', t.Editions.Select(e => e.Tag())),
            t.Rows.ToString(CultureInfo.InvariantCulture),
        ]), csv);
    }

    private static StoredTable Embedded()
    {
        var world = new TableCatalog().LoadWorld(TableCatalog.Embedded);
        return new StoredTable(
            TableCatalog.Embedded, "embedded", world.Year, [PartNames.World, PartNames.Flows], world.EconomyCount, world.SectorCount, default, "", "", world.Provenance.HowMade);
    }
}
