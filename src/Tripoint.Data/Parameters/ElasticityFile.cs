using System.Collections.Immutable;
using System.Globalization;
using Tripoint.Codes;
using Tripoint.Data.Embedded;
using Tripoint.Data.Import;
using Tripoint.Faults;

namespace Tripoint.Data.Parameters;

/// <summary>Reads a file of trade elasticities: named sets by classification, and which set is the default of each.</summary>
public sealed class ElasticityFile
{
    /// <summary>The file's name under <c>data/parameters</c>.</summary>
    public const string FileName = "elasticities.yaml";

    private readonly ImmutableDictionary<string, string> _defaults;

    private ElasticityFile(ImmutableArray<ElasticitySet> sets, ImmutableDictionary<string, string> defaults)
    {
        Sets = sets;
        _defaults = defaults;
    }

    /// <summary>Every set, in file order.</summary>
    public ImmutableArray<ElasticitySet> Sets { get; }

    /// <summary>The classifications that have a default, in alphabetical order.</summary>
    public IEnumerable<string> Classifications => _defaults.Keys.Order(StringComparer.Ordinal);

    /// <summary>The file that ships.</summary>
    public static ElasticityFile Shipped() => Read(EmbeddedFiles.Parameter(FileName), FileName);

    /// <summary>Reads a file of the same form.</summary>
    /// <exception cref="BadInputException">The file has faults; all are listed with their lines.</exception>
    public static ElasticityFile Read(Stream stream, string file)
    {
        var faults = new FaultList(file);
        using var reader = new StreamReader(stream);
        var top = YamlMap.Read(reader, "the file of elasticities", faults);
        top.Find("unit");
        var sets = ImmutableArray.CreateBuilder<ElasticitySet>();
        var defaults = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        if (Mapping(top, "sets") is { } named)
        {
            foreach (var (name, node) in named.Entries)
            {
                if (YamlMap.Of(node, $"the set '{name}'", faults) is { } set) AddSets(sets, name, set);
            }
        }
        if (Mapping(top, "defaults") is { } choices)
        {
            foreach (var (classification, node) in choices.Entries)
            {
                var name = choices.ScalarText(node, $"the default of {classification}") ?? "";
                if (sets.Any(s => s.Name == name && s.Classification == classification)) defaults[classification] = name;
                else faults.Add($"the default '{name}' of {classification} is no set", node.Start.Line);
            }
        }
        top.RefuseOtherKeys();
        faults.ThrowIfAny();
        return new ElasticityFile(sets.ToImmutable(), defaults.ToImmutable());
    }

    /// <summary>The default set of a classification.</summary>
    /// <exception cref="BadInputException">There is none.</exception>
    public ElasticitySet Default(string classification) => _defaults.TryGetValue(classification, out var name)
        ? Set(name, classification)
        : throw new BadInputException($"there are no default trade elasticities for the classification '{classification}'", "", string.Join(", ", Classifications), "Give elasticities with the table");

    /// <summary>A set by its name and classification.</summary>
    /// <exception cref="BadInputException">There is none.</exception>
    public ElasticitySet Set(string name, string classification) => Sets.FirstOrDefault(s => s.Name == name && s.Classification == classification)
        ?? throw new BadInputException($"there are no trade elasticities '{name}' for {classification}", "", string.Join(", ", Sets.Select(s => $"{s.Name} for {s.Classification}")));

    private static void AddSets(ImmutableArray<ElasticitySet>.Builder sets, string name, YamlMap set)
    {
        string reference = Needed(set, "reference"), period = Needed(set, "period"), method = Needed(set, "method");
        if (Mapping(set, "classifications") is not { } classifications) return;
        set.RefuseOtherKeys();
        foreach (var (classification, node) in classifications.Entries)
        {
            var known = Sector.Of(classification);
            if (known.IsEmpty) set.Faults.Add($"unknown classification '{classification}'", node.Start.Line, 0, string.Join(", ", Sector.Classifications));
            if (YamlMap.Of(node, $"the elasticities of {classification}", set.Faults) is not { } entries) continue;
            var sectors = ImmutableArray.CreateBuilder<SectorElasticity>();
            foreach (var (code, entry) in entries.Entries)
            {
                if (!known.Any(s => s.Code == code)) set.Faults.Add($"{classification} has no sector '{code}'", entry.Start.Line);
                if (YamlMap.Of(entry, $"the elasticity of {code}", set.Faults) is { } values) sectors.Add(Entry(code, values));
            }
            foreach (var missing in known.Where(s => !sectors.Any(e => e.Sector == s.Code))) set.Faults.Add($"{classification} lacks the sector '{missing.Code}'", node.Start.Line);
            sets.Add(new ElasticitySet(name, classification, reference, period, method, sectors.ToImmutable()));
        }
    }

    private static SectorElasticity Entry(string code, YamlMap values)
    {
        var theta = Number(values, "theta", double.Epsilon, Quantities.TradeElasticity.Largest);
        if (double.IsNaN(theta)) values.Faults.Add($"the elasticity of {code} is missing", values.Line, 0, "theta: 5");
        var products = Number(values, "products", 0, 1e6);
        var assumption = values.Text("assumption");
        if (assumption is not (null or "true" or "false")) values.Faults.Add($"'{assumption}' cannot be used for assumption", values.Line, 0, "true or false");
        var entry = new SectorElasticity(
            code, theta, Number(values, "standardError", 0, 1000), Number(values, "dispersion", 0, 1000), double.IsNaN(products) ? 0 : (int)products, assumption == "true", values.Text("note") ?? "");
        values.RefuseOtherKeys();
        return entry;
    }

    private static double Number(YamlMap map, string key, double low, double high)
    {
        if (map.Text(key) is not { } text) return double.NaN;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= low && value <= high) return value;
        map.Faults.Add($"'{text}' cannot be used for {key}", map.Line, 0, FormattableString.Invariant($"a number above {low:0.###} and at most {high}"));
        return low;
    }

    private static string Needed(YamlMap map, string key)
    {
        var text = map.Text(key);
        if (string.IsNullOrEmpty(text)) map.Faults.Add($"the key '{key}' is missing or empty", map.Line, 0, $"{key}: …");
        return text ?? "";
    }

    private static YamlMap? Mapping(YamlMap map, string key)
    {
        if (map.Find(key) is { } node) return YamlMap.Of(node, $"'{key}'", map.Faults);
        map.Faults.Add($"the key '{key}' is missing", map.Line, 0, $"{key}:");
        return null;
    }
}
