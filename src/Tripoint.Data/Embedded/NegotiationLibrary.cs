using System.Collections.Immutable;
using Tripoint.Data.Import;
using Tripoint.Faults;
using Tripoint.Negotiation.Mandates;

namespace Tripoint.Data.Embedded;

/// <summary>The example mandates, offers and package that ship (<c>data/negotiation</c>). All are invented: no government's position is known here.</summary>
public static class NegotiationLibrary
{
    private const string Prefix = "negotiation/";
    private const string Suffix = ".yaml";

    /// <summary>The names, in alphabetical order.</summary>
    public static ImmutableArray<string> Names { get; } =
    [
        .. typeof(NegotiationLibrary).Assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith(Prefix, StringComparison.Ordinal) && n.EndsWith(Suffix, StringComparison.Ordinal))
            .Select(n => n[Prefix.Length..^Suffix.Length]).Order(StringComparer.Ordinal),
    ];

    /// <summary>A mandate by a name that ships (<c>mandate-kor</c>) or the path of a file. A file wins where both exist.</summary>
    /// <exception cref="BadInputException">Neither exists, or the file is faulty.</exception>
    public static Mandate Mandate(string nameOrPath) => OpenOrFile(nameOrPath, "the mandate", (text, file, _) => MandateFile.Read(text, file));

    /// <summary>The text of a document that ships.</summary>
    /// <exception cref="BadInputException">None has that name.</exception>
    public static string Text(string name)
    {
        using var stream = Open(name) ?? throw new BadInputException($"nothing of the name '{name}' ships", "", $"one of {string.Join(", ", Names)}");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>A document's name in the library: without folder and ending.</summary>
    public static string NameOf(string file) => file.EndsWith(Suffix, StringComparison.Ordinal) ? file[..^Suffix.Length] : file;

    /// <summary>Opens a document by the path of a file or a name that ships; the reader is told the folder, empty for one that ships.</summary>
    internal static T OpenOrFile<T>(string nameOrPath, string what, Func<TextReader, string, string, T> read)
    {
        if (!File.Exists(nameOrPath) && Open(NameOf(nameOrPath)) is { } stream)
        {
            using var text = new StreamReader(stream);
            return read(text, NameOf(nameOrPath) + Suffix, "");
        }
        return NegotiationValues.ReadFile(nameOrPath, what, (text, file) => read(text, file, Path.GetDirectoryName(Path.GetFullPath(file)) ?? "."));
    }

    private static Stream? Open(string name) => typeof(NegotiationLibrary).Assembly.GetManifestResourceStream(Prefix + name + Suffix);
}
