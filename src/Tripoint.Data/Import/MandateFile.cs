using System.Collections.Immutable;
using Tripoint.Faults;
using Tripoint.Negotiation.Mandates;
using Tripoint.Negotiation.Schedules;

namespace Tripoint.Data.Import;

/// <summary>Reads mandates (YAML; the format is described in docs/guides/negotiate.md). Faults name file and line, several at once.</summary>
public static class MandateFile
{
    private static readonly ImmutableArray<(string Word, ObjectiveKind Kind)> s_objectives =
    [
        ("welfare", ObjectiveKind.Welfare), ("exports", ObjectiveKind.Exports), ("employment", ObjectiveKind.Employment),
        ("value-added", ObjectiveKind.ValueAdded), ("revenue", ObjectiveKind.Revenue), ("reliance", ObjectiveKind.Reliance),
    ];

    /// <summary>The word of an objective in the file.</summary>
    public static string WordOf(ObjectiveKind kind) => s_objectives.First(o => o.Kind == kind).Word;

    /// <summary>Reads a mandate by the path of a file.</summary>
    /// <exception cref="BadInputException">The file is missing or faulty.</exception>
    public static Mandate Read(string path) => NegotiationValues.ReadFile(path, "the mandate", Read);

    /// <summary>Reads a mandate from a text.</summary>
    /// <param name="text">The YAML text.</param>
    /// <param name="file">Its name in faults.</param>
    /// <exception cref="BadInputException">The text is faulty.</exception>
    public static Mandate Read(TextReader text, string file)
    {
        var faults = new FaultList(file);
        var values = new NegotiationValues(faults);
        var top = YamlMap.Read(text, "the mandate", faults);
        values.Kind(top, "mandate");
        var party = values.Party(top);
        var title = top.Text("title") ?? "";
        var source = top.Text("source") ?? "";
        var objectives = values.List(top, "values", "an objective").Select(m => Objective(m, values)).OfType<Objective>().ToImmutableArray();
        var lines = values.List(top, "red-lines", "a red line").Select(m => Line(m, values)).OfType<RedLine>().ToImmutableArray();
        var discount = values.Number(top, "discount-factor", 0, 0.9999999) ?? 0.95;
        var weight = values.Number(top, "bargaining-weight", 1e-6, 1e6) ?? 1;
        var alternative = top.Text("alternative") switch
        {
            null or "status-quo" => Alternative.StatusQuo,
            "nash" => new Alternative(AlternativeKind.NashTariffs),
            var scenario => new Alternative(AlternativeKind.Scenario, scenario),
        };
        top.RefuseOtherKeys();
        if (objectives.IsEmpty && faults.Count == 0) faults.Add("the mandate values nothing", 1, 0, "a list 'values:' with at least one objective, such as '- { welfare: 1 }'");
        faults.ThrowIfAny();
        return Mandate.Create(party!, objectives, lines, alternative, discount, weight, title, source, file);
    }

    private static Objective? Objective(YamlMap map, NegotiationValues values)
    {
        var kinds = s_objectives.Where(o => map.Find(o.Word) is not null).ToList();
        Objective? objective = null;
        if (kinds.Count != 1) values.Faults.Add("an objective names one thing that is valued", map.Line, 0, $"one of {string.Join(", ", s_objectives.Select(o => o.Word))} with its weight, such as {{ welfare: 1 }}");
        else if (values.Number(map, kinds[0].Word, -1e6, 1e6) is { } weight)
            objective = new Objective(kinds[0].Kind, weight, values.Selector(map, "sectors", "all")) { Market = kinds[0].Kind == ObjectiveKind.Reliance ? map.Text("market") ?? "" : "" };
        map.RefuseOtherKeys();
        return objective;
    }

    private static RedLine? Line(YamlMap map, NegotiationValues values)
    {
        var place = values.Place(map);
        var name = map.Text("name") ?? "";
        RedLine? line = null;
        if (map.Find("largest-loss") is not null)
        {
            var loss = values.Percent(map, "largest-loss", 0, 100);
            var measure = values.Choice(map, "of", [("output", SectorMeasure.Output), ("employment", SectorMeasure.Employment)]) ?? SectorMeasure.Output;
            var sectors = values.Selector(map, "sectors", "all");
            if (loss is { } l) line = new SectorLossLimit(name.Length > 0 ? name : $"no loss of {measure.ToString().ToLowerInvariant()} above {map.Text("largest-loss")} in {sectors}", place, measure, sectors, l);
        }
        else if (map.Find("frozen-lines") is { } node)
        {
            var codes = ImmutableArray.CreateBuilder<TariffCode>();
            foreach (var text in map.Texts(node, "'frozen-lines'"))
            {
                if (TariffCode.TryOf(text, out var code)) codes.Add(code);
                else values.Faults.Add($"'{text}' is not a tariff code", node.Start.Line, 0, "4 to 12 digits, such as 1006 or '1006.30'");
            }
            line = new FrozenLines(name.Length > 0 ? name : $"the lines {string.Join(", ", codes)} may not move", place, values.Selector(map, "partners", "all"), codes.ToImmutable());
        }
        else if (map.Find("frozen") is not null)
        {
            var sectors = values.Selector(map, "frozen");
            line = new FrozenTariffs(name.Length > 0 ? name : $"the tariffs on {sectors} may not move", place, values.Selector(map, "partners", "all"), sectors);
        }
        else if (map.Find("welfare") is not null)
        {
            if (values.Percent(map, "welfare", -99, 99) is { } floor) line = new WelfareFloor(name.Length > 0 ? name : $"welfare changes by at least {map.Text("welfare")}", place, floor);
        }
        else
        {
            values.Faults.Add("a red line says nothing that is known", map.Line, 0, "largest-loss, frozen, frozen-lines or welfare");
        }
        map.RefuseOtherKeys();
        return line;
    }
}
