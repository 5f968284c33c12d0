using System.Globalization;
using System.Text.Json.Nodes;
using Tripoint.Codes;
using Tripoint.Data.Store;
using Tripoint.Tables;

namespace Tripoint.Cli;

/// <summary>Shows what the trade store holds.</summary>
internal static class TradeReport
{
    /// <summary>The words for a side's books.</summary>
    public static string Word(TradeBooks books) => books switch { TradeBooks.Importer => "importer", TradeBooks.Exporter => "exporter", _ => "reconciled" };

    /// <summary>The periods as ranges: <c>2002-2016, 2018, 2021-01 to 2021-12</c>.</summary>
    public static string Ranges(IReadOnlyList<TradePeriod> periods)
    {
        var parts = new List<string>();
        for (var at = 0; at < periods.Count;)
        {
            var end = at;
            while (end + 1 < periods.Count && Index(periods[end + 1]) == Index(periods[end]) + 1 && periods[end + 1].IsMonth == periods[at].IsMonth) end++;
            parts.Add(end == at ? periods[at].ToString() : periods[at].IsMonth ? $"{periods[at]} to {periods[end]}" : $"{periods[at]}-{periods[end]}");
            at = end + 1;
        }
        return string.Join(", ", parts);

        static int Index(TradePeriod period) => period.IsMonth ? period.Year * 12 + period.Month - 1 : period.Year;
    }

    /// <summary>A dataset as JSON.</summary>
    public static JsonObject Json(TradeDataset dataset) => new()
    {
        ["name"] = dataset.Name,
        ["kind"] = dataset.Kind,
        ["digits"] = dataset.Digits,
        ["periods"] = new JsonArray([.. dataset.Periods.Select(p => (JsonNode)p.ToString())]),
        ["books"] = new JsonArray([.. dataset.Books.Select(b => (JsonNode)Word(b))]),
        ["editions"] = new JsonArray([.. dataset.Editions.Select(e => (JsonNode)e.Tag())]),
        ["flows"] = dataset.Rows,
        ["imports"] = new JsonArray([.. dataset.Imports.Select(i => (JsonNode)new JsonObject
        {
            ["file"] = i.Source.File,
            ["sha256"] = i.Source.Sha256,
            ["title"] = i.Source.Title,
            ["vintage"] = i.Source.Vintage,
            ["licence"] = i.Source.Licence,
            ["flows"] = i.Rows,
            ["importedAt"] = i.ImportedAt,
            ["state"] = i.State,
            ["notes"] = i.Notes,
        })]),
    };

    /// <summary>Prints a dataset.</summary>
    public static void Print(TradeDataset dataset, OutputFormat format)
    {
        if (format == OutputFormat.Json)
        {
            var json = Json(dataset);
            json.Insert(0, "schema", "tripoint.trade-show/1");
            JsonOutput.Print(json);
            return;
        }
        if (format == OutputFormat.Table)
        {
            Console.Out.WriteLine($"dataset   {dataset.Name} ({dataset.Kind})");
            Console.Out.WriteLine($"periods   {Ranges(dataset.Periods)}");
            Console.Out.WriteLine($"books     {string.Join(", ", dataset.Books.Select(Word))}");
            Console.Out.WriteLine($"products  {(dataset.Digits == 6 ? "six digits" : string.Create(CultureInfo.InvariantCulture, $"{dataset.Digits} digits"))} of {string.Join(", ", dataset.Editions.Select(e => e.Name()))}");
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"flows     {dataset.Rows:N0}"));
            Console.Out.WriteLine();
        }
        TextTable.Print(["file", "state", "flows", "imported", "vintage", "licence", "sha256", "notes"], dataset.Imports.Select(i => (string[])
        [
            i.Source.File, i.State, i.Rows.ToString("N0", CultureInfo.InvariantCulture), i.ImportedAt, i.Source.Vintage, i.Source.Licence, i.Source.Sha256, i.Notes,
        ]), format == OutputFormat.Csv);
    }
}
