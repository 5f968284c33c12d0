using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Spectre.Console;
using Tripoint.Data.Import;

namespace Tripoint.Cli;

/// <summary>Prints what the schedule verbs have in common.</summary>
internal static class ScheduleOutput
{
    /// <summary>Writes to standard output, or writes a file whole.</summary>
    public static void Write(string? file, string text)
    {
        if (file is null) Console.Out.Write(text);
        else OutputFile.Write(file, stream => stream.Write(Encoding.UTF8.GetBytes(text)), CancellationToken.None);
    }

    /// <summary>A JSON object: the contract's name and version, the schedule's heading, then what the verb adds.</summary>
    public static string Json(string contract, ImportedSchedule import, Action<Utf8JsonWriter> body)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("contract", contract);
            json.WriteNumber("version", 1);
            json.WriteString("importer", import.Schedule.Importer.Code);
            json.WriteString("partners", import.Schedule.Partners);
            json.WriteString("edition", import.Schedule.Edition);
            json.WriteNumber("lines", import.Schedule.Lines.Length);
            json.WriteNumber("linesInFile", import.LinesInFile);
            json.WriteNumber("parsedShare", import.ParsedShare);
            json.WriteStartArray("unparsed");
            foreach (var u in import.Unparsed)
            {
                json.WriteStartObject();
                json.WriteString("file", u.File);
                json.WriteNumber("line", u.Line);
                json.WriteString("code", u.Code);
                json.WriteString("column", u.Column);
                json.WriteString("text", u.Text);
                json.WriteString("reason", u.Reason);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteStartArray("remarks");
            foreach (var remark in import.Remarks) json.WriteStringValue(remark);
            json.WriteEndArray();
            body(json);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length) + "\n";
    }

    /// <summary>The heading of the table form: whose schedule, how much was read, what was not and why, and the source's remarks.</summary>
    public static string Heading(ImportedSchedule import)
    {
        var s = import.Schedule;
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{s.Importer.Name.English} towards {s.Partners}, {s.Edition}\n");
        text.Append(CultureInfo.InvariantCulture, $"{s.Lines.Length:N0} of {import.LinesInFile:N0} lines read ({import.ParsedShare:P1}), {import.Cells:N0} rates\n");
        foreach (var unparsed in import.Unparsed) text.Append(CultureInfo.InvariantCulture, $"  not read: {unparsed}\n");
        foreach (var remark in import.Remarks) text.Append(remark).Append('\n');
        return text.ToString();
    }

    /// <summary>A table in plain characters; the first column and columns of words stand at the left, numbers at the right.</summary>
    public static string Table(string[] heads, IEnumerable<string[]> rows)
    {
        var all = rows.ToList();
        var table = new Table { Border = TableBorder.Simple };
        for (var k = 0; k < heads.Length; k++)
        {
            var words = all.Exists(r => r[k].Length > 0) && all.TrueForAll(r => r[k].Length == 0 || char.IsLetter(r[k][0]));
            table.AddColumn(new TableColumn(Markup.Escape(heads[k])) { Alignment = k == 0 || words ? Justify.Left : Justify.Right, NoWrap = true });
        }
        foreach (var row in all) table.AddRow([.. row.Select(Markup.Escape)]);
        using var writer = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(writer) });
        console.Profile.Width = 240;
        console.Write(table);
        return string.Join('\n', writer.ToString().Split('\n').Select(l => l.TrimEnd()).Where(l => l.Length > 0)) + "\n";
    }

    /// <summary>Rows as CSV; fields with commas, quotes or line ends are quoted.</summary>
    public static string Csv(IEnumerable<string[]> rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows) text.AppendJoin(',', row.Select(Field)).Append('\n');
        return text.ToString();
    }

    /// <summary>A share or rate in per cent with two decimals; empty for none.</summary>
    public static string Percent(double? fraction) => fraction is { } f ? (100 * f).ToString("0.00", CultureInfo.InvariantCulture) + "%" : "";

    /// <summary>A number that may be missing, as JSON.</summary>
    public static void Number(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } v) json.WriteNumber(name, v);
        else json.WriteNull(name);
    }

    private static string Field(string field) => field.AsSpan().IndexOfAny(",\"\r\n") < 0 ? field : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
