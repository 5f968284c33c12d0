using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Tripoint.Data.Store;

namespace Tripoint.Cli;

/// <summary><c>tripoint data list</c>.</summary>
internal static class DataListCommand
{
    public static Command Create()
    {
        var format = CommonOptions.Format();
        var command = new Command("list", "List the tables: the one that ships, and those imported.") { format };
        command.SetAction(parsed => Run(parsed.GetValue(format)));
        return command;
    }

    private static int Run(OutputFormat format)
    {
        IReadOnlyList<StoredTable> stored;
        using (var store = TableStore.OpenForReading()) stored = store.List();
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
                    ["importedAt"] = t.ImportedAt.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
                    ["howMade"] = t.HowMade,
                    ["contentSha256"] = t.ContentSha256,
                })]),
            });
            return ExitCode.Done;
        }
        var rows = stored.Select(t => (string[])
        [
            t.Name, t.Kind, t.Year.ToString(CultureInfo.InvariantCulture), t.EconomyCount.ToString(CultureInfo.InvariantCulture),
            t.SectorCount.ToString(CultureInfo.InvariantCulture), string.Join(' ', t.Parts),
            t.ImportedAt.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), t.HowMade,
        ]);
        TextTable.Print(["name", "kind", "year", "economies", "sectors", "parts", "imported", "how made"], rows, format == OutputFormat.Csv);
        return ExitCode.Done;
    }
}
