using System.Globalization;
using System.Text;
using Tripoint.Tables;

namespace Tripoint.Data.Import;

/// <summary>The content of <c>table.yaml</c> in a <see cref="TableFolder"/>: what a table is, and how it came to be.</summary>
internal static class TableDescription
{
    /// <summary>The description of a table as YAML.</summary>
    public static string Write(WorldTable table)
    {
        var text = new StringBuilder();
        Line(0, "name", table.Name);
        text.Append(CultureInfo.InvariantCulture, $"year: {table.Year}\n");
        Line(0, "classification", table.Sectors[0].Classification);
        Line(0, "howMade", table.Provenance.HowMade);
        Line(0, "books", table.Provenance.Books);
        text.Append(CultureInfo.InvariantCulture, $"hybrid: {(table.Provenance.IsHybrid ? "true" : "false")}\n");
        text.Append("sources:").Append(table.Provenance.Sources.IsEmpty ? " []\n" : "\n");
        foreach (var source in table.Provenance.Sources)
        {
            text.Append("  - title: ").Append(Quoted(source.Title)).Append('\n');
            Line(4, "vintage", source.Vintage);
            Line(4, "licence", source.Licence);
            Line(4, "file", source.File);
            Line(4, "sha256", source.Sha256);
        }
        Items(0, "log", table.Provenance.Log);
        text.Append("rebalancing:").Append(table.Report.Rebalancing.IsEmpty ? " []\n" : "\n");
        foreach (var step in table.Report.Rebalancing)
        {
            text.Append("  - step: ").Append(Quoted(step.Step)).Append('\n');
            Line(4, "reason", step.Reason);
            text.Append(CultureInfo.InvariantCulture, $"    movedMusd: {step.MovedMusd:R}\n    movedShare: {step.MovedShare:R}\n");
            Items(4, "largest", step.Largest);
        }
        return text.ToString();

        void Line(int indent, string key, string value) => text.Append(' ', indent).Append(key).Append(": ").Append(Quoted(value)).Append('\n');

        void Items(int indent, string key, IReadOnlyCollection<string> items)
        {
            text.Append(' ', indent).Append(key).Append(':').Append(items.Count == 0 ? " []\n" : "\n");
            foreach (var item in items) text.Append(' ', indent + 2).Append("- ").Append(Quoted(item)).Append('\n');
        }
    }

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
        {
            if (c is '"' or '\\') quoted.Append('\\').Append(c);
            else if (c == '\n') quoted.Append("\\n");
            else if (char.IsControl(c)) quoted.Append(CultureInfo.InvariantCulture, $"\\x{(int)c:X2}");
            else quoted.Append(c);
        }
        return quoted.Append('"').ToString();
    }
}
