using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Tripoint.Data.Store;
using Tripoint.InputOutput;
using Tripoint.Tables;

namespace Tripoint.Cli;

/// <summary>What there is to know about one table, for <c>data import</c> and <c>data show</c>.</summary>
internal static class TableReport
{
    /// <summary>The report as its JSON contract, <c>tripoint.data-show/1</c>.</summary>
    public static JsonObject Of(ImportedTable table, StoredTable? stored)
    {
        var economies = table.World?.Economies ?? table.Full?.Economies ?? table.Panel!.Economies;
        var sectors = table.World?.Sectors ?? table.Full?.Sectors ?? table.Panel!.Sectors;
        var provenance = table.Provenance;
        return new JsonObject
        {
            ["schema"] = "tripoint.data-show/1",
            ["name"] = table.Name,
            ["kind"] = table.Kind,
            ["year"] = table.Year,
            ["parts"] = Texts(table.Parts),
            ["economies"] = Texts(economies.Select(e => e.Code)),
            ["sectors"] = Texts(sectors.Select(s => s.Code)),
            ["classification"] = sectors[0].Classification,
            ["finalCategories"] = Texts(table.Full?.FinalCategories ?? []),
            ["years"] = new JsonArray([.. (table.Panel?.Years ?? []).Select(y => (JsonNode)y)]),
            ["tariffTables"] = Texts(table.World?.TariffTableNames ?? []),
            ["totals"] = Totals(table),
            ["howMade"] = provenance.HowMade,
            ["books"] = provenance.Books,
            ["isHybrid"] = provenance.IsHybrid,
            ["sources"] = new JsonArray([.. provenance.Sources.Select(s => (JsonNode)new JsonObject
            {
                ["title"] = s.Title,
                ["vintage"] = s.Vintage,
                ["licence"] = s.Licence,
                ["file"] = s.File,
                ["sha256"] = s.Sha256,
            })]),
            ["log"] = Texts(provenance.Log),
            ["checks"] = Checks(table.World?.Report.Checks ?? []),
            ["rebalancing"] = new JsonArray([.. (table.World?.Report.Rebalancing ?? []).Select(s => (JsonNode)new JsonObject
            {
                ["step"] = s.Step,
                ["reason"] = s.Reason,
                ["movedMusd"] = s.MovedMusd,
                ["movedShare"] = s.MovedShare,
                ["largest"] = Texts(s.Largest),
            })]),
            ["importedAt"] = stored?.ImportedAt.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            ["tripointVersion"] = stored?.TripointVersion,
            ["contentSha256"] = stored?.ContentSha256,
        };
    }

    /// <summary>Residual checks as JSON.</summary>
    public static JsonArray Checks(ImmutableArray<ResidualCheck> checks) => new([.. checks.Select(c => (JsonNode)new JsonObject
    {
        ["identity"] = c.Identity,
        ["residual"] = c.Residual,
        ["tolerance"] = c.Tolerance,
        ["where"] = c.Where,
    })]);

    /// <summary>Prints a report.</summary>
    public static void Print(JsonObject report, OutputFormat format)
    {
        if (format == OutputFormat.Json)
        {
            JsonOutput.Print(report);
            return;
        }
        var rows = Rows(report).ToList();
        if (format == OutputFormat.Csv)
        {
            TextTable.Print(["field", "value", "note"], rows.Select(r => (string[])[r.Field, r.Value, r.Note]), csv: true);
            return;
        }
        var width = rows.Max(r => r.Field.Length);
        var last = "";
        foreach (var (field, value, note) in rows)
        {
            Console.Out.WriteLine($"{(field == last ? "" : field).PadRight(width)}  {value}{(note.Length > 0 ? $" ({note})" : "")}");
            last = field;
        }
    }

    private static IEnumerable<(string Field, string Value, string Note)> Rows(JsonObject report)
    {
        yield return ("name", Text("name"), "");
        yield return ("kind", Text("kind"), "");
        yield return ("year", Text("year"), "");
        yield return ("parts", List("parts"), "");
        yield return ("economies", Count("economies"), List("economies"));
        yield return ("sectors", Count("sectors"), Text("classification"));
        if (Count("finalCategories") != "0") yield return ("final demand", Count("finalCategories"), List("finalCategories"));
        if (Count("years") != "0") yield return ("years", List("years"), "");
        if (Count("tariffTables") != "0") yield return ("tariff tables", List("tariffTables"), "");
        foreach (var (total, value) in report["totals"]!.AsObject()) yield return ("totals", $"{total} {Show(value!.GetValue<double>())}", "million US$");
        yield return ("how made", Text("howMade"), report["isHybrid"]!.GetValue<bool>() ? "years or sources are mixed" : "");
        yield return ("books", Text("books"), "");
        foreach (var source in report["sources"]!.AsArray())
        {
            yield return ("source", $"{source!["title"]}, {source["vintage"]}", $"{source["licence"]}");
            if ($"{source["file"]}".Length > 0) yield return ("source", $"  {source["file"]}", $"SHA-256 {source["sha256"]}");
        }
        foreach (var check in report["checks"]!.AsArray())
            yield return ("checked", $"{check!["identity"]}: largest residual {Show(check["residual"]!.GetValue<double>())}", $"{check["where"]}");
        foreach (var step in report["rebalancing"]!.AsArray())
        {
            var moved = step!["movedMusd"]!.GetValue<double>();
            yield return ("re-balanced", $"{step["step"]}: moved {Show(moved)} million US$, {Show(100 * step["movedShare"]!.GetValue<double>())}%", $"{step["reason"]}");
            foreach (var change in step["largest"]!.AsArray()) yield return ("re-balanced", $"  {change}", "");
        }
        foreach (var entry in report["log"]!.AsArray()) yield return ("log", $"{entry}", "");
        if (report["importedAt"] is not null) yield return ("imported", Text("importedAt"), $"Tripoint {Text("tripointVersion")}");
        if (report["contentSha256"] is not null) yield return ("content", $"SHA-256 {Text("contentSha256")}", "");

        string Text(string field) => report[field]?.ToString() ?? "";
        string List(string field) => string.Join(' ', report[field]!.AsArray().Select(v => v!.ToString()));
        string Count(string field) => report[field]!.AsArray().Count.ToString(CultureInfo.InvariantCulture);
    }

    private static JsonObject Totals(ImportedTable table)
    {
        var totals = new JsonObject();
        if (table.World is { } world)
        {
            double output = 0, valueAdded = 0, crossBorder = 0, duties = 0;
            for (var at = 0; at < world.Output.Length; at++)
            {
                output += world.Output[at];
                valueAdded += world.Output[at] * world.ValueAddedShare[at];
            }
            for (var cell = 0; cell < world.Trade.Length; cell++)
            {
                var domestic = cell % world.EconomyCount == cell / world.EconomyCount % world.EconomyCount;
                if (!domestic) crossBorder += world.Trade[cell];
                duties += world.Trade[cell] * world.Tariff[cell];
            }
            totals["output"] = output;
            totals["value added"] = valueAdded;
            totals["cross-border trade"] = crossBorder;
            totals["tariff revenue"] = duties;
        }
        if (table.Full is { } full)
        {
            totals["output as published"] = full.Output.Sum();
            totals["intermediate use"] = full.Intermediate.Sum();
            totals["final demand"] = full.FinalDemand.Sum();
            totals["largest row residual"] = Enumerable.Range(0, full.RowCount).Max(r => Math.Abs(full.RowResidual(r)));
            if (InputOutputBalance.ColumnResiduals(full) is { } columns) totals["largest column residual"] = columns.Max(Math.Abs);
        }
        return totals;
    }

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(t => (JsonNode)t)]);

    private static string Show(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
}
