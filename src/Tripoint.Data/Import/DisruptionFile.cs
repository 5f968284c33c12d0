using System.Collections.Immutable;
using System.Globalization;
using Tripoint.Codes;
using Tripoint.Disruption;
using Tripoint.Faults;
using YamlDotNet.RepresentationModel;

namespace Tripoint.Data.Import;

/// <summary>
/// Reads disruption files (YAML; the format is described in docs/models/disruption.md). A file is read in two steps, because it may name the table its
/// codes belong to: <see cref="Read(string)"/> parses it, <see cref="Resolve"/> settles the codes against a table. Faults name file, line and column, several at once.
/// </summary>
public sealed class DisruptionFile
{
    private readonly YamlMap _top;
    private readonly string _id;

    private DisruptionFile(YamlMap top, string id)
    {
        _top = top;
        _id = id;
        DataName = top.Text("data");
    }

    /// <summary>The table the file asks for; null for the default.</summary>
    public string? DataName { get; }

    /// <summary>Parses a file.</summary>
    /// <exception cref="BadInputException">The file is missing, or not YAML.</exception>
    public static DisruptionFile Read(string path) =>
        NamedFile.Read(path, "the disruption file", $"The library has {string.Join(", ", Embedded.DisruptionLibrary.Names)}", (text, file) => Read(text, file, Path.GetFileNameWithoutExtension(file)));

    /// <summary>Parses a text.</summary>
    /// <param name="text">The YAML text.</param>
    /// <param name="file">Its name in faults.</param>
    /// <param name="id">The short name, used where it gives no other.</param>
    /// <exception cref="BadInputException">The text is not YAML.</exception>
    public static DisruptionFile Read(TextReader text, string file, string id) => new(YamlMap.Read(text, "the disruption", new FaultList(file)), id);

    /// <summary>The scenario on a table with these economies and sectors. May be called once.</summary>
    /// <exception cref="BadInputException">The file is faulty, or names what the table does not have; all faults are listed.</exception>
    public DisruptionScenario Resolve(ImmutableArray<Economy> economies, ImmutableArray<Sector> sectors)
    {
        var values = new DisruptionValues(_top.Faults, economies, sectors);
        var days = _top.Find("days") is { } node ? (int)values.Number(node, "days", 1, 3650, isWhole: true) : 365;
        var shocks = new DisruptionShockReader(values).Read(_top);
        var scenario = new DisruptionScenario
        {
            Name = Name() ?? new LocalizedName(_id),
            Source = _top.Text("source") ?? "",
            Days = days,
            Shocks = [.. shocks.Select(s => s.Shock)],
            Options = DisruptionOptionReader.Read(_top, values),
            MonteCarlo = DisruptionOptionReader.ReadMonteCarlo(_top, values),
        };
        _top.RefuseOtherKeys();
        if (_top.Faults.Count == 0)
        {
            foreach (var fault in ShockCheck.Faults(scenario.Shocks, economies, sectors))
                values.Add($"shock {(fault.Shock + 1).ToString(CultureInfo.InvariantCulture)}: {fault.What}", shocks[fault.Shock].Node, fault.Expected);
        }
        _top.Faults.ThrowIfAny();
        return scenario;
    }

    private LocalizedName? Name()
    {
        if (_top.Find("name") is not { } node)
        {
            _top.Faults.Add("the disruption has no name", 1, 0, "a line 'name: …'");
            return null;
        }
        if (node is not YamlMappingNode) return _top.ScalarText(node, "'name'") is { Length: > 0 } plain ? new LocalizedName(plain) : null;
        var map = YamlMap.Of(node, "'name'", _top.Faults)!;
        string english = map.Text("en") ?? "", chinese = map.Text("zh") ?? "", japanese = map.Text("ja") ?? "", korean = map.Text("ko") ?? "";
        map.RefuseOtherKeys();
        if (english.Length == 0) _top.Faults.Add("'name' has no English text", node.Start.Line, (int)node.Start.Column, "en: …");
        return new LocalizedName(english, chinese, japanese, korean);
    }
}
