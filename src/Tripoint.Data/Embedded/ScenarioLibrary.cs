using System.Collections.Immutable;
using Tripoint.Data.Import;
using Tripoint.Faults;
using Tripoint.Scenarios;
using Tripoint.Tables;

namespace Tripoint.Data.Embedded;

/// <summary>The scenarios that ship with Tripoint (<c>data/scenarios</c>).</summary>
public static class ScenarioLibrary
{
    private const string Prefix = "scenarios/";
    private const string Suffix = ".yaml";

    /// <summary>The names, in alphabetical order.</summary>
    public static ImmutableArray<string> Names { get; } =
    [
        .. typeof(ScenarioLibrary).Assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith(Prefix, StringComparison.Ordinal) && n.EndsWith(Suffix, StringComparison.Ordinal))
            .Select(n => n[Prefix.Length..^Suffix.Length]).Order(StringComparer.Ordinal),
    ];

    /// <summary>A scenario of the library.</summary>
    /// <exception cref="BadInputException">The library has none of that name.</exception>
    public static Scenario Load(string name, WorldTable? table = null)
    {
        using var stream = typeof(ScenarioLibrary).Assembly.GetManifestResourceStream(Prefix + name + Suffix)
            ?? throw new BadInputException($"no scenario '{name}' in the library", "", $"one of {string.Join(", ", Names)}, or a file");
        using var text = new StreamReader(stream);
        return ScenarioFile.Read(text, name + Suffix, name, table);
    }

    /// <summary>The text of a scenario of the library.</summary>
    /// <exception cref="BadInputException">The library has none of that name.</exception>
    public static string Text(string name)
    {
        using var stream = typeof(ScenarioLibrary).Assembly.GetManifestResourceStream(Prefix + name + Suffix)
            ?? throw new BadInputException($"no scenario '{name}' in the library", "", $"one of {string.Join(", ", Names)}");
        using var text = new StreamReader(stream);
        return text.ReadToEnd();
    }

    /// <summary>A scenario by the name of the library, or by the path of a file. A file wins where both exist.</summary>
    /// <exception cref="BadInputException">Neither exists, or the file is faulty.</exception>
    public static Scenario LoadOrRead(string nameOrPath, WorldTable? table = null) =>
        !File.Exists(nameOrPath) && Names.Contains(nameOrPath, StringComparer.Ordinal) ? Load(nameOrPath, table) : ScenarioFile.Read(nameOrPath, table);
}
