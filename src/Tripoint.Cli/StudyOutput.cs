using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tripoint.Studies.InputOutput;

namespace Tripoint.Cli;

/// <summary>Prints an answer in rows as a table, as CSV or as JSON.</summary>
internal static class StudyOutput
{
    private static readonly JsonSerializerOptions s_json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Prints to standard output, or writes a file whole.</summary>
    public static int Write(StudyTable table, OutputFormat format, string? path, CancellationToken cancellation)
    {
        var text = format switch
        {
            OutputFormat.Json => Json(table),
            OutputFormat.Csv => Csv(table),
            _ => Table(table),
        };
        if (path is null) Console.Out.Write(text);
        else OutputFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(text)), cancellation);
        return ExitCode.Done;
    }

    private static string Json(StudyTable table)
    {
        var rows = new JsonArray();
        foreach (var row in table.Rows)
        {
            var cells = new JsonObject();
            for (var c = 0; c < row.Length; c++) cells[table.Columns[c].Name] = row[c] is double value ? double.IsFinite(value) ? value : null : (string)row[c];
            rows.Add(cells);
        }
        var root = new JsonObject { ["schema"] = table.Schema, ["title"] = table.Title, ["rows"] = rows, ["notes"] = new JsonArray([.. table.Notes.Select(n => (JsonNode)n)]) };
        return root.ToJsonString(s_json) + "\n";
    }

    private static string Csv(StudyTable table)
    {
        var text = new StringBuilder().AppendJoin(',', table.Columns.Select(c => c.Name)).Append('\n');
        foreach (var row in table.Rows) text.AppendJoin(',', row.Select(c => c is double value ? double.IsFinite(value) ? value.ToString("R", CultureInfo.InvariantCulture) : "" : Quoted((string)c))).Append('\n');
        return text.ToString();
    }

    private static string Table(StudyTable table)
    {
        var cells = table.Rows.Select(row => row.Select((c, at) => c is double value ? Number(value, table.Columns[at].Decimals) : (string)c).ToArray()).ToList();
        var widths = table.Columns.Select((c, at) => Math.Max(c.Title.Length, cells.Select(r => r[at].Length).DefaultIfEmpty(0).Max())).ToArray();
        var text = new StringBuilder(table.Title).Append('\n');
        Line([.. table.Columns.Select(c => c.Title)]);
        foreach (var row in cells) Line(row);
        foreach (var note in table.Notes) text.Append("* ").Append(note).Append('\n');
        return text.ToString();

        void Line(string[] row) => text.AppendLine(string.Join("  ", row.Select((f, at) => table.Columns[at].Decimals < 0 ? f.PadRight(widths[at]) : f.PadLeft(widths[at]))).TrimEnd());
    }

    private static string Number(double value, int decimals)
    {
        // A figure that is not known, or has no bound; JSON says null, CSV leaves the field empty.
        if (double.IsNaN(value)) return "–";
        if (double.IsInfinity(value)) return "∞";
        var text = value.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return text.AsSpan().ContainsAnyInRange('1', '9') ? text : text.TrimStart('-');
    }

    private static string Quoted(string field) => field.AsSpan().ContainsAny(",\"\n") ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : field;
}
