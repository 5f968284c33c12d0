using System.Collections.Immutable;
using Tripoint.Data.Import;
using Tripoint.Faults;

namespace Tripoint.Data.Embedded;

/// <summary>The disruptions that ship with Tripoint (<c>data/disruptions</c>).</summary>
public static class DisruptionLibrary
{
    private const string Prefix = "disruptions/";
    private const string Suffix = ".yaml";

    /// <summary>The names, in alphabetical order.</summary>
    public static ImmutableArray<string> Names { get; } =
    [
        .. typeof(DisruptionLibrary).Assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith(Prefix, StringComparison.Ordinal) && n.EndsWith(Suffix, StringComparison.Ordinal))
            .Select(n => n[Prefix.Length..^Suffix.Length]).Order(StringComparer.Ordinal),
    ];

    /// <summary>A disruption of the library.</summary>
    /// <exception cref="BadInputException">The library has none of that name.</exception>
    public static DisruptionFile Load(string name)
    {
        using var stream = typeof(DisruptionLibrary).Assembly.GetManifestResourceStream(Prefix + name + Suffix)
            ?? throw new BadInputException($"no disruption '{name}' in the library", "", $"one of {string.Join(", ", Names)}, or a file");
        using var text = new StreamReader(stream);
        return DisruptionFile.Read(text, name + Suffix, name);
    }

    /// <summary>A disruption by the name of the library, or by the path of a file. A file wins where both exist.</summary>
    /// <exception cref="BadInputException">Neither exists, or the file is faulty.</exception>
    public static DisruptionFile LoadOrRead(string nameOrPath) =>
        !File.Exists(nameOrPath) && Names.Contains(nameOrPath, StringComparer.Ordinal) ? Load(nameOrPath) : DisruptionFile.Read(nameOrPath);
}
