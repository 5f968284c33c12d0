using System.Collections.Immutable;
using System.Globalization;
using Tripoint.Codes;
using Tripoint.Faults;
using Tripoint.Negotiation.Schedules;
using Tripoint.Scenarios;
using YamlDotNet.RepresentationModel;

namespace Tripoint.Data.Import;

/// <summary>Reads the values that mandates, offers and packages share; faults name the file and line.</summary>
internal sealed class NegotiationValues(FaultList faults)
{
    public FaultList Faults { get; } = faults;

    /// <summary>Opens a document; where there is none, the names that ship are told.</summary>
    public static T ReadFile<T>(string path, string what, Func<TextReader, string, T> read) =>
        NamedFile.Read(path, what, $"These ship: {string.Join(", ", Embedded.NegotiationLibrary.Names)}", read);

    /// <summary>Checks the document's kind and version: <c>tripoint: offer/1</c>.</summary>
    public void Kind(YamlMap top, string kind)
    {
        var written = top.Text("tripoint");
        if (written == kind + "/1") return;
        Faults.Add(written is null ? $"the document does not say that it is a {kind}" : $"the document is '{written}'", top.Line, 0, $"a line 'tripoint: {kind}/1'");
    }

    public Economy? Party(YamlMap map, string key = "party")
    {
        var code = map.Text(key);
        if (code is null) Faults.Add($"there is no '{key}'", map.Line, 0, $"a line '{key}: KOR'");
        else if (Economy.TryOf(code, out var economy)) return economy;
        else if (code.Length is >= 2 and <= 12 && code.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') && char.IsAsciiLetterUpper(code[0])) return Economy.Define(code, new LocalizedName(code));
        else Faults.Add($"unknown economy '{code}'", map.Find(key)!.Start.Line, 0, "an ISO 3166 alpha-3 code such as KOR");
        return null;
    }

    public Selector Selector(YamlMap map, string key, params ReadOnlySpan<string> otherwise)
    {
        if (map.Find(key) is not { } node) return Scenarios.Selector.Of(otherwise);
        return new Selector([.. map.Texts(node, $"'{key}'")], Place(node));
    }

    public ScenarioPlace Place(YamlNode node) => new(Faults.File, node.Start.Line);

    public ScenarioPlace Place(YamlMap map) => new(Faults.File, map.Line);

    /// <summary>A rate with its unit, as a fraction; null and a fault where it is none or out of range.</summary>
    public double? Percent(YamlMap map, string key, double low, double high)
    {
        if (map.Find(key) is not { } node) return null;
        var value = ScenarioRates.Read(node, key, low, high, Faults);
        if (value is { Steps.IsEmpty: false }) Faults.Add($"'{key}' takes one rate; years are given by 'stage'", node.Start.Line);
        return value?.Last;
    }

    public double? Number(YamlMap map, string key, double low, double high)
    {
        if (map.Text(key) is not { } text) return null;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= low && value <= high) return value;
        Faults.Add($"'{key}' is '{text}'", map.Find(key)!.Start.Line, 0, string.Create(CultureInfo.InvariantCulture, $"a number between {low} and {high}"));
        return null;
    }

    public int? Whole(YamlMap map, string key, int low, int high)
    {
        if (map.Text(key) is not { } text) return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= low && value <= high) return value;
        Faults.Add($"'{key}' is '{text}'", map.Find(key)!.Start.Line, 0, string.Create(CultureInfo.InvariantCulture, $"a whole number between {low} and {high}"));
        return null;
    }

    public T? Choice<T>(YamlMap map, string key, IEnumerable<(string Word, T Value)> choices) where T : struct
    {
        if (map.Text(key) is not { } text) return null;
        foreach (var (word, value) in choices)
        {
            if (word == text) return value;
        }
        Faults.Add($"unknown '{key}': '{text}'", map.Find(key)!.Start.Line, 0, string.Join(", ", choices.Select(c => c.Word)));
        return null;
    }

    /// <summary>Runs a check that throws; its faults are added at a line.</summary>
    public T? Try<T>(long line, Func<T> make) where T : class
    {
        try
        {
            return make();
        }
        catch (BadInputException e)
        {
            foreach (var fault in e.Faults) Faults.Add(fault, line);
            return null;
        }
    }

    /// <summary>How an agreement counts: <c>entry</c>, <c>annual-date</c>, <c>cuts</c>, <c>rounding</c>, over a default.</summary>
    public StagingConvention Convention(YamlMap map, StagingConvention otherwise)
    {
        var convention = otherwise;
        if (map.Text("entry") is { } entry)
        {
            if (DateOnly.TryParseExact(entry, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) convention = convention with { EntryIntoForce = day };
            else Faults.Add($"'{entry}' is not a day", map.Find("entry")!.Start.Line, 0, "a date such as 2027-01-01");
        }
        if (map.Text("annual-date") is { } annual && Try(map.Find("annual-date")!.Start.Line, () => StagingConvention.ParseAnnualDate(annual) is var d ? new DateBox(d.Month, d.Day) : null) is { } date)
            convention = convention with { AnnualMonth = date.Month, AnnualDay = date.Day };
        if (map.Text("cuts") is { } cuts)
        {
            if (cuts is "n" or "n+1") convention = convention with { ExtraCut = cuts == "n+1" };
            else Faults.Add($"'{cuts}' is no number of cuts", map.Find("cuts")!.Start.Line, 0, "n or n+1");
        }
        if (map.Text("rounding") is { } rounding)
        {
            try
            {
                convention = convention with { Rounding = StagingRounding.Parse(rounding) };
            }
            catch (BadInputException e)
            {
                Faults.Add(e.Faults[0].What, map.Find("rounding")!.Start.Line, 0, e.Faults[0].Expected);
            }
        }
        return convention;
    }

    public ImmutableArray<YamlMap> List(YamlMap map, string key, string what)
    {
        if (map.Find(key) is not { } node) return [];
        if (node is not YamlSequenceNode list)
        {
            // An empty list may be written as nothing at all.
            if (node is not YamlScalarNode { Value: "" or null }) Faults.Add($"'{key}' must be a list", node.Start.Line, 0, $"'{key}:' followed by lines that begin with '- '");
            return [];
        }
        return [.. list.Children.Select(item => YamlMap.Of(item, what, Faults)).OfType<YamlMap>()];
    }

    private sealed record DateBox(int Month, int Day);
}
