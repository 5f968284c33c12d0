using System.Collections.Immutable;
using System.Globalization;
using Tripoint.Codes;
using YamlDotNet.RepresentationModel;

namespace Tripoint.Data.Import;

/// <summary>Reads the values of a disruption file: numbers, shares with their unit, and codes settled against a table.</summary>
internal sealed class DisruptionValues(FaultList faults, ImmutableArray<Economy> economies, ImmutableArray<Sector> sectors)
{
    public FaultList Faults { get; } = faults;

    /// <summary>Adds a fault at a node.</summary>
    public void Add(string what, YamlNode node, string expected = "", string remedy = "") =>
        Faults.Add(what, node.Start.Line, (int)node.Start.Column, expected, remedy);

    /// <summary>A number in a range; a fault and the lower end otherwise.</summary>
    public double Number(YamlNode node, string key, double low, double high, bool isWhole = false)
    {
        var text = Scalar(node);
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= low && value <= high && (!isWhole || value == Math.Floor(value)))
            return value;
        Add($"'{key}' is '{text}'", node, string.Create(CultureInfo.InvariantCulture, $"a {(isWhole ? "whole " : "")}number from {low} to {high}"));
        return low;
    }

    /// <summary>A share written in per cent, as a fraction; a fault and 0 otherwise.</summary>
    public double Percent(YamlNode node, string key, double low, double high)
    {
        var text = Scalar(node);
        var hasUnit = text.EndsWith('%');
        var range = string.Create(CultureInfo.InvariantCulture, $"between {low}% and {high}%");
        if (!double.TryParse(hasUnit ? text[..^1].TrimEnd() : text, NumberStyles.Float, CultureInfo.InvariantCulture, out var percent) || !double.IsFinite(percent))
            Add($"'{text}' under '{key}' is not a share", node, "a number with its unit, such as 40%");
        else if (!hasUnit) Add($"'{text}' under '{key}' has no unit", node, "a share in per cent", $"Write {text}% if you mean per cent");
        else if (!(percent >= low && percent <= high)) Add($"{text} under '{key}' is out of range", node, range);
        else return percent / 100;
        return 0;
    }

    /// <summary>One of several words; a fault and the first otherwise.</summary>
    public T Choice<T>(YamlNode node, string key, params ReadOnlySpan<(string Word, T Value)> choices)
    {
        var text = Scalar(node);
        var words = new List<string>();
        foreach (var (word, value) in choices)
        {
            if (word == text) return value;
            words.Add(word);
        }
        Add($"'{key}' is '{text}'", node, string.Join(", ", words));
        return choices[0].Value;
    }

    /// <summary>The economies under a node: codes of the table, known blocs as far as the table has their members, or all.</summary>
    public ImmutableArray<int> Economies(YamlNode node) => Indices(node, "economy", term =>
    {
        if (term == "all") return Enumerable.Range(0, economies.Length);
        var at = Find(economies, e => e.Code == term);
        if (at >= 0) return [at];
        if (Bloc.TryOf(term, out var bloc))
        {
            var members = bloc.Members.Select(m => economies.IndexOf(m)).Where(m => m >= 0).ToList();
            if (members.Count > 0) return members;
        }
        return null;
    }, () => string.Join(", ", economies));

    /// <summary>The sectors under a node: codes of the table, or all, goods, services, agriculture, mining, manufactures.</summary>
    public ImmutableArray<int> Sectors(YamlNode node) => Indices(node, "sector", term =>
    {
        Func<Sector, bool>? kind = term switch
        {
            "all" => _ => true,
            "goods" => s => s.IsGoods,
            "services" => s => s.Kind == SectorKind.Services,
            "agriculture" => s => s.Kind == SectorKind.Agriculture,
            "mining" => s => s.Kind == SectorKind.Mining,
            "manufactures" or "manufacturing" => s => s.Kind == SectorKind.Manufacturing,
            _ => null,
        };
        if (kind is not null) return Enumerable.Range(0, sectors.Length).Where(s => kind(sectors[s]));
        var at = Find(sectors, s => s.Code == term);
        return at >= 0 ? [at] : null;
    }, () => "all, goods, services, agriculture, mining, manufactures, " + string.Join(", ", sectors));

    private ImmutableArray<int> Indices(YamlNode node, string what, Func<string, IEnumerable<int>?> find, Func<string> known)
    {
        var found = new SortedSet<int>();
        foreach (var item in node is YamlSequenceNode list ? list : (IEnumerable<YamlNode>)[node])
        {
            var term = Scalar(item);
            if (find(term) is { } indices) found.UnionWith(indices);
            else Add($"the table has no {what} '{term}'", item, known());
        }
        return [.. found];
    }

    private static int Find<T>(ImmutableArray<T> list, Func<T, bool> matches)
    {
        for (var at = 0; at < list.Length; at++)
        {
            if (matches(list[at])) return at;
        }
        return -1;
    }

    private static string Scalar(YamlNode node) => node is YamlScalarNode { Value: { } value } ? value.Trim() : "";
}
