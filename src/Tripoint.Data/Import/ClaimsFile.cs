using System.Collections.Immutable;
using System.Globalization;
using Tripoint.Claims;
using Tripoint.Codes;
using Tripoint.Faults;
using Tripoint.Scenarios;
using YamlDotNet.RepresentationModel;

namespace Tripoint.Data.Import;

/// <summary>Reads statements to be checked (YAML; the format is described in docs/guides/claims.md). Faults name file and line, several at once.</summary>
public static class ClaimsFile
{
    /// <summary>Reads a claims file.</summary>
    /// <exception cref="BadInputException">The file is missing or faulty.</exception>
    public static ImmutableArray<Claim> Read(string path) =>
        NamedFile.Read(path, "the claims file", "Check the path", Read);

    /// <summary>Reads claims from a text.</summary>
    /// <exception cref="BadInputException">The text is faulty.</exception>
    public static ImmutableArray<Claim> Read(TextReader text, string file)
    {
        var faults = new FaultList(file);
        var top = YamlMap.Read(text, "the claims file", faults);
        var claims = ImmutableArray.CreateBuilder<Claim>();
        if (top.Find("claims") is YamlSequenceNode { Children.Count: > 0 } list)
        {
            foreach (var item in list)
            {
                if (YamlMap.Of(item, "a claim", faults) is { } map && ReadClaim(map, file) is { } claim) claims.Add(claim);
            }
        }
        else
        {
            faults.Add("the file has no claims", 1, 0, "a list 'claims:' with at least one claim");
        }
        top.RefuseOtherKeys();
        foreach (var twice in claims.GroupBy(c => c.Id, StringComparer.Ordinal).Where(g => g.Count() > 1))
            faults.Add($"the claim '{twice.Key}' is there twice", twice.Last().Place.Line, 0, "a name of its own for each");
        faults.ThrowIfAny();
        return claims.ToImmutable();
    }

    private static Claim? ReadClaim(YamlMap map, string file)
    {
        var before = map.Faults.Count;
        var id = Needed(map, "id");
        var place = new ScenarioPlace(file, map.Line);
        var statement = Statement(map);
        var kind = Needed(map, "kind");
        Claim? claim = kind switch
        {
            "change" => new ChangeClaim(id, statement, place, Reporter(map), Partner(map), Flow(map), Year(map, "year"), Year(map, "since"), Stated(map, "%")),
            "level" => new LevelClaim(id, statement, place, Reporter(map), Partner(map), Flow(map), Year(map, "year"), Stated(map, "billion US$")),
            "balance" => new BalanceClaim(id, statement, place, Reporter(map), OnePartner(map), Year(map, "year"), Stated(map, "billion US$")),
            "first-since" => new FirstSinceClaim(id, statement, place, Reporter(map), OnePartner(map), Year(map, "year"), Year(map, "since"), IsDeficit(map)),
            "mirror-gap" => new MirrorGapClaim(id, statement, place, Reporter(map), OnePartner(map), Year(map, "year"), Stated(map, "billion US$")),
            "last-meeting" => new LastMeetingClaim(id, statement, place, Needed(map, "mechanism"), OptionalYear(map, "since"), OptionalYear(map, "last-year"), map.Text("last-place") ?? ""),
            _ => null,
        };
        if (claim is null) map.Faults.Add($"unknown kind of claim '{kind}'", map.Line, 0, "change, level, balance, first-since, mirror-gap or last-meeting");
        else map.RefuseOtherKeys();
        if (claim is FirstSinceClaim { } first && first.Since >= first.Year || claim is ChangeClaim { } change && change.Since >= change.Year)
            map.Faults.Add("'since' must be before 'year'", map.Line);
        return map.Faults.Count == before ? claim : null;
    }

    private static LocalizedName Statement(YamlMap map)
    {
        if (map.Find("statement") is not { } node)
        {
            map.Faults.Add("'statement' is missing", map.Line, 0, "the statement in words");
            return new LocalizedName("");
        }
        if (node is not YamlMappingNode) return new LocalizedName(map.ScalarText(node, "'statement'") ?? "");
        var languages = YamlMap.Of(node, "'statement'", map.Faults)!;
        var name = new LocalizedName(Needed(languages, "en"), languages.Text("zh") ?? "", languages.Text("ja") ?? "", languages.Text("ko") ?? "");
        languages.RefuseOtherKeys();
        return name;
    }

    private static string Needed(YamlMap map, string key)
    {
        if (map.Text(key) is { Length: > 0 } text) return text;
        map.Faults.Add($"'{key}' is missing", map.Line);
        return "";
    }

    private static Economy Reporter(YamlMap map) => ReadEconomy(map, "reporter", Needed(map, "reporter"));

    private static Economy OnePartner(YamlMap map) => ReadEconomy(map, "partner", Needed(map, "partner"));

    private static Economy? Partner(YamlMap map) => map.Text("partner") is not { Length: > 0 } code || code == "World" ? null : ReadEconomy(map, "partner", code);

    /// <summary>A placeholder stands in after a fault; the claim is then dropped.</summary>
    private static Economy ReadEconomy(YamlMap map, string key, string code)
    {
        if (Economy.TryOf(code, out var economy)) return economy;
        if (code.Length > 0) map.Faults.Add($"unknown economy '{code}' under '{key}'", map.Line, 0, "an ISO 3166 alpha-3 code such as KOR");
        return Bloc.ChinaJapanKorea.Members[0];
    }

    private static FactFlow Flow(YamlMap map)
    {
        var text = Needed(map, "flow");
        if (text is "exports") return FactFlow.Exports;
        if (text is not ("imports" or "")) map.Faults.Add($"unknown flow '{text}'", map.Line, 0, "exports or imports");
        return FactFlow.Imports;
    }

    private static bool IsDeficit(YamlMap map)
    {
        var text = Needed(map, "of");
        if (text is not ("deficit" or "surplus" or "")) map.Faults.Add($"unknown 'of': '{text}'", map.Line, 0, "deficit or surplus");
        return text != "surplus";
    }

    private static int Year(YamlMap map, string key)
    {
        if (map.Find(key) is { } node) return ScenarioRates.Year(node, map.Faults) ?? 0;
        map.Faults.Add($"'{key}' is missing", map.Line, 0, "a year");
        return 0;
    }

    private static int? OptionalYear(YamlMap map, string key) => map.Find(key) is { } node ? ScenarioRates.Year(node, map.Faults) : null;

    /// <summary>A stated value with its unit: <c>-7.4%</c> or <c>-18 billion US$</c>.</summary>
    private static StatedValue Stated(YamlMap map, string unit)
    {
        var text = Needed(map, "value");
        var number = text.EndsWith(unit, StringComparison.Ordinal) ? text[..^unit.Length].Trim() : "";
        if (double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value))
            return FactConsistency.Stated(number, unit == "%" ? 0.01 : 1);
        if (text.Length > 0) map.Faults.Add($"'{text}' is not a value with its unit", map.Line, 0, unit == "%" ? "such as -7.4%" : $"such as -18 {unit}");
        return default;
    }
}
