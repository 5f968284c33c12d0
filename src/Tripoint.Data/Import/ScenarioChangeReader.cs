using System.Collections.Immutable;
using System.Globalization;
using Tripoint.Equilibrium;
using Tripoint.Quantities;
using Tripoint.Scenarios;
using YamlDotNet.RepresentationModel;

namespace Tripoint.Data.Import;

/// <summary>Reads one entry under <c>changes:</c> of a scenario file.</summary>
/// <param name="entry">The entry: one instrument, and optionally <c>source</c> or <c>assumption</c>.</param>
/// <param name="file">The file's name in faults.</param>
/// <param name="firstYear">The first year of equal cuts that name no start.</param>
internal sealed class ScenarioChangeReader(YamlMap entry, string file, int firstYear)
{
    private const double Highest = AdValoremRate.LargestFraction * 100;

    private FaultList Faults => entry.Faults;

    /// <summary>The change; null where it has faults.</summary>
    public ScenarioChange? Read()
    {
        var before = Faults.Count;
        ScenarioChange? change = null;
        var instruments = 0;
        Instrument("tariff", Tariff);
        Instrument("barrier", Barrier);
        Instrument("export-tax", ExportTax);
        Instrument("export-restriction", ExportRestriction);
        Instrument("productivity", Productivity);
        Instrument("subsidy", Subsidy);
        var source = entry.Text("source");
        var assumption = entry.Text("assumption");
        entry.RefuseOtherKeys();
        if (instruments != 1)
        {
            Faults.Add(instruments == 0 ? "a change without an instrument" : "a change with several instruments", entry.Line, 0,
                "one of tariff, barrier, export-tax, export-restriction, productivity, subsidy", instruments == 0 ? "" : "Begin each with its own '- '");
        }
        if (change is null || Faults.Count > before) return null;
        var assumed = string.IsNullOrEmpty(source) || source.StartsWith("assumption", StringComparison.OrdinalIgnoreCase);
        var text = !string.IsNullOrEmpty(assumption) ? assumption : !string.IsNullOrEmpty(source) ? source : ScenarioChange.NoSource;
        if (!assumed && !string.IsNullOrEmpty(assumption)) text = $"{source}; assumption: {assumption}";
        return change with { Source = text, IsAssumption = assumed, Place = new ScenarioPlace(file, entry.Line) };

        void Instrument(string key, Func<YamlMap, ScenarioChange?> read)
        {
            if (entry.Find(key) is not { } node) return;
            instruments++;
            if (YamlMap.Of(node, $"'{key}'", Faults) is not { } map) return;
            change = read(map);
            if (change is not null) change = Staged(map, change);
            map.RefuseOtherKeys();
        }
    }

    private ScenarioChange? Tariff(YamlMap map)
    {
        var flows = Flows(map);
        var table = "";
        YamlNode? to = map.Find("to"), add = map.Find("add"), ratio = map.Find("change"), cut = map.Find("cut"), atMost = map.Find("at-most"), path = Path(map);
        if (to is YamlMappingNode mapping && mapping.Children.ContainsKey(new YamlScalarNode("table")))
        {
            var matrix = YamlMap.Of(mapping, "'to'", Faults)!;
            table = matrix.Text("table") ?? "";
            matrix.RefuseOtherKeys();
            if (One(map, to, add, ratio, cut, atMost, path)) return new TariffChange(flows, TariffRule.Table, null) { Table = table };
            return null;
        }
        if (!One(map, to, add, ratio, cut, atMost, path)) return null;
        var (rule, value) = (to ?? path, add, ratio, cut) switch
        {
            ({ } set, _, _, _) => (TariffRule.To, Rate(set, "to", 0, Highest)),
            (_, { } more, _, _) => (TariffRule.Add, Rate(more, "add", -Highest, Highest)),
            (_, _, { } times, _) => (TariffRule.Change, Rate(times, "change", -100, Highest)),
            (_, _, _, { } less) => (TariffRule.Change, Negative(Rate(less, "cut", 0, 100))),
            _ => (TariffRule.AtMost, Rate(atMost!, "at-most", 0, Highest)),
        };
        return value is null ? null : new TariffChange(flows, rule, value);
    }

    private ScenarioChange? Barrier(YamlMap map)
    {
        var flows = Flows(map);
        YamlNode? change = map.Find("change"), path = Path(map), closed = map.Find("to-autarky");
        if (!One(map, change, path, closed)) return null;
        if (closed is not null)
        {
            if (map.ScalarText(closed, "'to-autarky'") == "true") return new BarrierChange(flows, null);
            Faults.Add("'to-autarky' says nothing unless it is true", closed.Start.Line, 0, "to-autarky: true");
            return null;
        }
        var value = Rate((change ?? path)!, "change", -99, Highest);
        return value is null ? null : new BarrierChange(flows, value);
    }

    private ScenarioChange? ExportTax(YamlMap map)
    {
        var flows = Flows(map);
        YamlNode? rate = map.Find("rate", "to"), path = Path(map);
        if (!One(map, rate, path)) return null;
        return Rate((rate ?? path)!, "rate", 0, Highest) is { } value ? new ExportTaxChange(flows, value) : null;
    }

    private ScenarioChange? ExportRestriction(YamlMap map)
    {
        var flows = Flows(map);
        YamlNode? equivalent = map.Find("tax-equivalent"), volume = map.Find("volume"), path = Path(map);
        var rent = map.Find("rent") is { } node ? map.ScalarText(node, "'rent'") : "exporter";
        if (rent is not ("exporter" or "importer")) Faults.Add($"unknown 'rent': '{rent}'", map.Line, 0, "exporter or importer");
        if (!One(map, equivalent, volume, path)) return null;
        var capped = volume is not null;
        var value = capped ? Rate(volume!, "volume", 0.01, 100) : Rate((equivalent ?? path)!, "tax-equivalent", 0, Highest);
        return value is null ? null : new ExportRestrictionChange(flows, value, capped, rent == "importer" ? RentHolder.Importer : RentHolder.Exporter);
    }

    private ScenarioChange? Productivity(YamlMap map)
    {
        Selector economies = Required(map, "economies", "economy"), sectors = Sectors(map);
        YamlNode? change = map.Find("change"), path = Path(map);
        if (!One(map, change, path)) return null;
        return Rate((change ?? path)!, "change", -99, Highest) is { } value ? new ProductivityChange(economies, sectors, value) : null;
    }

    private ScenarioChange? Subsidy(YamlMap map)
    {
        Selector economies = Required(map, "economies", "economy"), sectors = Sectors(map);
        YamlNode? rate = map.Find("rate"), path = Path(map);
        if (!One(map, rate, path)) return null;
        return Rate((rate ?? path)!, "rate", 0, 99) is { } value ? new SubsidyChange(economies, sectors, value) : null;
    }

    private StagedValue? Rate(YamlNode node, string key, double low, double high) => ScenarioRates.Read(node, key, low, high, Faults);

    private static StagedValue? Negative(StagedValue? value) => value switch
    {
        null => null,
        { Steps.IsEmpty: true } => StagedValue.Constant(-value.Last),
        _ => StagedValue.ByYear(value.Steps.Select(s => KeyValuePair.Create(s.Key, -s.Value))),
    };

    /// <summary>The path as values by year; null where there is none or it only says how a change is phased in.</summary>
    private static YamlNode? Path(YamlMap map) => map.Find("path") is { } path && !IsPhaseIn(path) ? path : null;

    private static bool IsPhaseIn(YamlNode path) => path is YamlMappingNode map && map.Children.ContainsKey(new YamlScalarNode("years"));

    private ScenarioChange? Staged(YamlMap map, ScenarioChange change)
    {
        if (map.Find("path") is not { } node || !IsPhaseIn(node)) return change;
        var path = YamlMap.Of(node, "'path'", Faults)!;
        var text = path.Text("years");
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var years) || years is < 1 or > 50)
        {
            Faults.Add($"'{text}' is not a number of years", node.Start.Line, 0, "1 to 50");
            return null;
        }
        if (path.Text("cuts") is { } cuts && cuts != "equal") Faults.Add($"unknown 'cuts': '{cuts}'", node.Start.Line, 0, "equal", "Give other steps as years: { 2026: 20%, 2030: 0% }");
        var start = path.Find("start") is { } given ? ScenarioRates.Year(given, Faults) : firstYear;
        path.RefuseOtherKeys();
        if (change is BarrierChange { ToAutarky: true }) Faults.Add("a border cannot be closed in equal steps", node.Start.Line, 0, "", "Use 'change' for a growing barrier");
        if (change.Value is { Steps.IsEmpty: false }) Faults.Add("both values by year and equal cuts", node.Start.Line, 0, "one of the two");
        return start is { } first ? change with { PhaseIn = new PhaseIn(first, years) } : null;
    }

    private bool One(YamlMap map, params ReadOnlySpan<YamlNode?> choices)
    {
        var given = 0;
        foreach (var choice in choices) given += choice is null ? 0 : 1;
        if (given == 1) return true;
        Faults.Add(given == 0 ? "the change says nothing of what it changes to" : "the change says more than one thing of what it changes to", map.Line, 0,
            "exactly one of the keys for the value (to, add, change, cut, at-most, rate, tax-equivalent, volume, to-autarky, path), as the instrument allows");
        return false;
    }

    private FlowSelection Flows(YamlMap map) =>
        new(Required(map, "importers", "importer"), Required(map, "exporters", "exporter"), Sectors(map), Except(map));

    private Selector Required(YamlMap map, string key, string alternative)
    {
        if (map.Find(key, alternative) is { } node) return Select(map, node, key);
        Faults.Add($"'{key}' is missing", map.Line, 0, "bloc, others, all, or codes such as [KOR]");
        return Selector.All;
    }

    private Selector Sectors(YamlMap map) => map.Find("sectors", "sector") is { } node ? Select(map, node, "sectors") : Selector.All;

    private Selector Select(YamlMap map, YamlNode node, string key)
    {
        var terms = map.Texts(node, $"'{key}'");
        if (terms.Count == 0) Faults.Add($"'{key}' is empty", node.Start.Line, 0, "at least one entry");
        return new Selector([.. terms], new ScenarioPlace(file, node.Start.Line));
    }

    private ImmutableArray<SectorsLeftOut> Except(YamlMap map)
    {
        if (map.Find("except") is not { } node || YamlMap.Of(node, "'except'", Faults) is not { } except) return [];
        var place = new ScenarioPlace(file, node.Start.Line);
        return [.. except.Entries.Select(e => new SectorsLeftOut(new Selector([e.Key], place), Select(except, e.Node, $"except {e.Key}")))];
    }
}
