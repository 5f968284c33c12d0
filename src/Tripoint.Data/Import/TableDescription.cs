using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Tripoint.Tables;
using YamlDotNet.RepresentationModel;

namespace Tripoint.Data.Import;

/// <summary>The content of <c>table.yaml</c> in a <see cref="TableFolder"/>: what a table is, and how it came to be.</summary>
/// <param name="Name">The table's name.</param>
/// <param name="Year">The year of the flows.</param>
/// <param name="Classification">The classification of its sectors; the table's own name where it is the user's.</param>
/// <param name="Provenance">Sources and log.</param>
/// <param name="Rebalancing">What was already re-balanced.</param>
internal sealed record TableDescription(
    string Name, int Year, string Classification, TableProvenance Provenance, ImmutableArray<RebalancingStep> Rebalancing)
{
    /// <summary>Reads a description; faults are collected by line and column.</summary>
    public static TableDescription Read(Stream stream, FaultList faults)
    {
        using var reader = new StreamReader(stream);
        var top = YamlMap.Read(reader, "the description", faults);
        var name = Required(top, "name");
        var year = (int)Number(top, "year", 1, 9999);
        if (top.Find("year") is null) faults.Add("the key 'year' is missing", top.Line, 0, "year: 2022");
        var classification = Required(top, "classification");
        var sources = ImmutableArray.CreateBuilder<SourceRecord>();
        foreach (var source in Maps(top, "sources"))
        {
            sources.Add(new SourceRecord(Required(source, "title"), Optional(source, "vintage"), Optional(source, "licence"), Optional(source, "file"), Optional(source, "sha256")));
            source.RefuseOtherKeys();
        }
        var steps = ImmutableArray.CreateBuilder<RebalancingStep>();
        foreach (var step in Maps(top, "rebalancing"))
        {
            steps.Add(new RebalancingStep(
                Required(step, "step"), Optional(step, "reason"), Number(step, "movedMusd", 0, double.MaxValue), Number(step, "movedShare", 0, double.MaxValue), Texts(step, "largest")));
            step.RefuseOtherKeys();
        }
        var hybrid = Optional(top, "hybrid");
        if (hybrid is not ("" or "true" or "false")) faults.Add($"'{hybrid}' cannot be used for hybrid", top.Find("hybrid")!.Start.Line, 0, "true or false");
        var provenance = new TableProvenance(Optional(top, "howMade"), Optional(top, "books"), hybrid == "true", sources.ToImmutable(), Texts(top, "log"));
        top.RefuseOtherKeys();
        return new TableDescription(name, year, classification, provenance, steps.ToImmutable());
    }

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

        void Items(int indent, string key, ImmutableArray<string> items)
        {
            text.Append(' ', indent).Append(key).Append(':').Append(items.IsEmpty ? " []\n" : "\n");
            foreach (var item in items) text.Append(' ', indent + 2).Append("- ").Append(Quoted(item)).Append('\n');
        }
    }

    private static string Optional(YamlMap map, string key) => map.Text(key) ?? "";

    private static string Required(YamlMap map, string key)
    {
        var text = map.Text(key);
        if (string.IsNullOrEmpty(text)) map.Faults.Add($"the key '{key}' is missing or empty", map.Line, 0, $"{key}: …");
        return text ?? "";
    }

    private static double Number(YamlMap map, string key, double low, double high)
    {
        if (map.Text(key) is not { } text) return 0;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= low && value <= high) return value;
        map.Faults.Add($"'{text}' cannot be used for {key}", map.Find(key)!.Start.Line, 0, "a number");
        return 0;
    }

    private static ImmutableArray<string> Texts(YamlMap map, string key) => map.Find(key) is { } node ? [.. map.Texts(node, $"'{key}'")] : [];

    private static List<YamlMap> Maps(YamlMap map, string key)
    {
        var all = new List<YamlMap>();
        if (map.Find(key) is not { } node) return all;
        if (node is not YamlSequenceNode list)
        {
            map.Faults.Add($"'{key}' must be a list", node.Start.Line);
            return all;
        }
        foreach (var item in list)
        {
            if (YamlMap.Of(item, $"an entry of '{key}'", map.Faults) is { } inner) all.Add(inner);
        }
        return all;
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
