using System.Collections.Immutable;
using Tripoint.Codes;
using Tripoint.Equilibrium;
using Tripoint.Faults;
using Tripoint.Scenarios;
using Tripoint.Tables;
using YamlDotNet.RepresentationModel;

namespace Tripoint.Data.Import;

/// <summary>Reads scenario files (YAML; the format is described in docs/guides/scenarios.md). Faults name file and line, several at once.</summary>
public static class ScenarioFile
{
    /// <summary>Reads a scenario file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="table">The table it will be applied to; with it, faults against the table are reported together with those of the file.</param>
    /// <exception cref="BadInputException">The file is missing or faulty.</exception>
    public static Scenario Read(string path, WorldTable? table = null) =>
        NamedFile.Read(path, "the scenario file", $"The library has {string.Join(", ", Embedded.ScenarioLibrary.Names)}", (text, file) => Read(text, file, Path.GetFileNameWithoutExtension(file), table));

    /// <summary>Reads a scenario from a text.</summary>
    /// <param name="text">The YAML text.</param>
    /// <param name="file">Its name in faults.</param>
    /// <param name="id">The scenario's short name.</param>
    /// <param name="table">As for <see cref="Read(string, WorldTable?)"/>.</param>
    /// <exception cref="BadInputException">The text is faulty.</exception>
    public static Scenario Read(TextReader text, string file, string id, WorldTable? table = null)
    {
        var faults = new FaultList(file);
        var top = YamlMap.Read(text, "the scenario", faults);
        var name = Name(top, "name");
        if (name is null) faults.Add("the scenario has no name", 1, 0, "a line 'name: …'");
        var description = Name(top, "description");
        var bloc = ReadBloc(top, table);
        var baseYear = top.Find("base") is { } node ? ScenarioRates.Year(node, faults) : null;
        var closure = ReadClosure(top);
        var changes = ReadChanges(top, file, (baseYear ?? table?.Year ?? 2024) + 1);
        top.RefuseOtherKeys();

        var scenario = new Scenario
        {
            Id = id,
            Name = name ?? new LocalizedName(id),
            Description = description ?? new LocalizedName(""),
            Bloc = bloc ?? Bloc.ChinaJapanKorea,
            BaseYear = baseYear,
            Closure = closure,
            Changes = changes,
        };
        if (faults.Count > 0 && table is not null && bloc is not null) ThrowWithTable(faults, scenario, table);
        faults.ThrowIfAny();
        return scenario;
    }

    /// <summary>A file with faults of its own may also have faults against the table; a user wants both lists at once.</summary>
    private static void ThrowWithTable(FaultList faults, Scenario scenario, WorldTable table)
    {
        try
        {
            faults.ThrowIfAny();
        }
        catch (BadInputException e)
        {
            throw new BadInputException(e.Faults.Concat(ScenarioApplication.Check(scenario, table)));
        }
    }

    private static LocalizedName? Name(YamlMap map, string key)
    {
        if (map.Find(key) is not { } node) return null;
        if (node is not YamlMappingNode) return map.ScalarText(node, $"'{key}'") is { Length: > 0 } plain ? new LocalizedName(plain) : null;
        var languages = YamlMap.Of(node, $"'{key}'", map.Faults)!;
        string english = languages.Text("en") ?? "", chinese = languages.Text("zh") ?? "", japanese = languages.Text("ja") ?? "", korean = languages.Text("ko") ?? "";
        languages.RefuseOtherKeys();
        if (english.Length == 0) map.Faults.Add($"'{key}' has no English text", node.Start.Line, 0, "en: …");
        return new LocalizedName(english, chinese, japanese, korean);
    }

    private static Bloc? ReadBloc(YamlMap top, WorldTable? table)
    {
        if (top.Find("bloc") is not { } node) return Bloc.ChinaJapanKorea;
        var terms = top.Texts(node, "'bloc'");
        if (terms is [var code] && Bloc.TryOf(code, out var known)) return known;
        var members = new List<Economy>();
        foreach (var term in terms)
        {
            if (table?.Economies.FirstOrDefault(e => e.Code == term) is { } own) members.Add(own);
            else if (Economy.TryOf(term, out var listed)) members.Add(listed);
            else top.Faults.Add($"unknown economy '{term}' in the bloc", node.Start.Line, 0, $"codes such as [CHN, JPN, KOR], or one of {string.Join(", ", Bloc.Known)}");
        }
        if (members.Count < terms.Count) return null;
        if (members.Distinct().Count() >= 2) return Bloc.Of(members);
        top.Faults.Add("a bloc needs at least two different members", node.Start.Line, 0, "codes such as [CHN, JPN, KOR]");
        return null;
    }

    private static ScenarioClosure ReadClosure(YamlMap top)
    {
        if (top.Find("closure") is not { } node || YamlMap.Of(node, "'closure'", top.Faults) is not { } map) return ScenarioClosure.Default;
        var deficits = Choice(map, "deficits", s_deficits);
        var horizon = Choice(map, "horizon", s_horizons);
        map.RefuseOtherKeys();
        return new ScenarioClosure(deficits, horizon);
    }

    private static readonly ImmutableArray<(string, DeficitClosure)> s_deficits =
        [("fixed-share", DeficitClosure.FixedShare), ("fixed", DeficitClosure.Fixed), ("zero", DeficitClosure.Zero)];

    private static readonly ImmutableArray<(string, Horizon)> s_horizons =
        [("long-run", Horizon.LongRun), ("medium-run", Horizon.MediumRun), ("short-run", Horizon.ShortRun)];

    /// <summary>The deficit closure with a name of the scenario file.</summary>
    /// <exception cref="BadInputException">None has that name.</exception>
    public static DeficitClosure ParseDeficits(string text, string where) => Parse(text, where, s_deficits);

    /// <summary>The horizon with a name of the scenario file.</summary>
    /// <exception cref="BadInputException">None has that name.</exception>
    public static Horizon ParseHorizon(string text, string where) => Parse(text, where, s_horizons);

    /// <summary>The name of a deficit closure in the scenario file.</summary>
    public static string NameOf(DeficitClosure deficits) => s_deficits.First(d => d.Item2 == deficits).Item1;

    /// <summary>The name of a horizon in the scenario file.</summary>
    public static string NameOf(Horizon horizon) => s_horizons.First(h => h.Item2 == horizon).Item1;

    private static T Parse<T>(string text, string where, ImmutableArray<(string Name, T Value)> choices)
    {
        foreach (var (name, value) in choices)
        {
            if (name == text) return value;
        }
        throw new BadInputException($"unknown choice '{text}'", where, string.Join(", ", choices.Select(c => c.Name)));
    }

    private static T? Choice<T>(YamlMap map, string key, ImmutableArray<(string Name, T Value)> choices) where T : struct
    {
        if (map.Text(key) is not { } text) return null;
        foreach (var (name, value) in choices)
        {
            if (name == text) return value;
        }
        map.Faults.Add($"unknown '{key}': '{text}'", map.Line, 0, string.Join(", ", choices.Select(c => c.Name)));
        return null;
    }

    private static ImmutableArray<ScenarioChange> ReadChanges(YamlMap top, string file, int firstYear)
    {
        if (top.Find("changes") is not YamlSequenceNode { Children.Count: > 0 } list)
        {
            top.Faults.Add("the scenario has no changes", top.Find("changes")?.Start.Line ?? 1, 0, "a list 'changes:' with at least one change");
            return [];
        }
        var changes = ImmutableArray.CreateBuilder<ScenarioChange>();
        foreach (var item in list)
        {
            if (YamlMap.Of(item, "a change", top.Faults) is { } map && new ScenarioChangeReader(map, file, firstYear).Read() is { } change) changes.Add(change);
        }
        return changes.ToImmutable();
    }
}
