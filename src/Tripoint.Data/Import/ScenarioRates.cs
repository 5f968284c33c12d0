using System.Globalization;
using Tripoint.Scenarios;
using YamlDotNet.RepresentationModel;

namespace Tripoint.Data.Import;

/// <summary>Reads the rates of a scenario file: always with their unit (<c>25%</c>), alone or by year.</summary>
internal static class ScenarioRates
{
    /// <summary>A rate, or a mapping of years to rates; null and a fault where it is neither or out of range.</summary>
    /// <param name="node">The node.</param>
    /// <param name="key">The key it stands under.</param>
    /// <param name="low">Smallest value in per cent.</param>
    /// <param name="high">Largest value in per cent.</param>
    /// <param name="faults">Where faults go.</param>
    public static StagedValue? Read(YamlNode node, string key, double low, double high, FaultList faults)
    {
        if (node is YamlScalarNode scalar) return Percent(scalar, key, low, high, faults) is { } constant ? StagedValue.Constant(constant) : null;
        if (node is not YamlMappingNode { Children.Count: > 0 } years)
        {
            faults.Add($"'{key}' is neither a rate nor rates by year", node.Start.Line, 0, "25%, or { 2026: 20%, 2030: 0% }");
            return null;
        }
        var steps = new SortedDictionary<int, double>();
        foreach (var (yearNode, valueNode) in years.Children)
        {
            if (Year(yearNode, faults) is not { } year) continue;
            if (valueNode is not YamlScalarNode step) faults.Add($"the value for {year} is not a rate", valueNode.Start.Line, 0, "a rate such as 20%");
            else if (Percent(step, key, low, high, faults) is { } value) steps[year] = value;
        }
        return steps.Count == years.Children.Count ? StagedValue.ByYear(steps) : null;
    }

    /// <summary>A year between 1900 and 2200; null and a fault otherwise.</summary>
    public static int? Year(YamlNode node, FaultList faults)
    {
        var text = (node as YamlScalarNode)?.Value ?? "";
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1900 and <= 2200) return year;
        faults.Add($"'{text}' is not a year", node.Start.Line, 0, "a year such as 2026");
        return null;
    }

    private static double? Percent(YamlScalarNode node, string key, double low, double high, FaultList faults)
    {
        var text = (node.Value ?? "").Trim();
        var hasUnit = text.EndsWith('%');
        var number = hasUnit ? text[..^1].TrimEnd() : text;
        if (!double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var percent) || !double.IsFinite(percent))
        {
            faults.Add($"'{text}' under '{key}' is not a rate", node.Start.Line, 0, "a number with its unit, such as 25%");
            return null;
        }
        if (!hasUnit)
        {
            faults.Add($"'{text}' under '{key}' has no unit", node.Start.Line, 0, "a rate in per cent", $"Write {number}% if you mean per cent");
            return null;
        }
        if (percent >= low && percent <= high) return percent / 100;
        faults.Add($"{text} under '{key}' is out of range", node.Start.Line, 0, $"between {Show(low)}% and {Show(high)}%");
        return null;
    }

    private static string Show(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
