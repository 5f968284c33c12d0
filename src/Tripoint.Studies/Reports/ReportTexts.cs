using System.Collections.Immutable;
using System.Text;
using Tripoint.Codes;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Tripoint.Studies.Reports;

/// <summary>
/// The sentences of the reports in one language, from <c>Texts/{tag}.yaml</c>. A sentence has placeholders: <c>{name}</c>, and in Korean
/// <c>{name|은/는}</c>, which adds the particle that fits the value.
/// </summary>
public sealed class ReportTexts
{
    private readonly ImmutableDictionary<string, string> _texts;

    private ReportTexts(Language language, ImmutableDictionary<string, string> texts)
    {
        Language = language;
        _texts = texts;
        Numbers = new ReportNumbers(language);
    }

    /// <summary>The language.</summary>
    public Language Language { get; }

    /// <summary>The keys, sorted.</summary>
    public IEnumerable<string> Keys => _texts.Keys.Order(StringComparer.Ordinal);

    /// <summary>Numbers as the language writes them.</summary>
    public ReportNumbers Numbers { get; }

    /// <summary>The sentence of a key without placeholders, or with them unfilled.</summary>
    /// <exception cref="KeyNotFoundException">No such key.</exception>
    public string this[string key] => _texts.TryGetValue(key, out var text) ? text : throw new KeyNotFoundException($"No text '{key}' in {Language}.");

    /// <summary>Reads the sentences of a language.</summary>
    public static ReportTexts Load(Language language)
    {
        using var stream = typeof(ReportTexts).Assembly.GetManifestResourceStream($"texts/{language.Tag()}.yaml")
            ?? throw new InvalidOperationException($"The texts of {language} are not compiled in.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return new ReportTexts(language, Read(new Parser(reader)));
    }

    /// <summary>Reads the sentences of a language from files of the same form that another part of the program carries.</summary>
    /// <param name="language">The language.</param>
    /// <param name="files">The files; a key may stand in one of them only.</param>
    /// <exception cref="ArgumentException">A key stands twice.</exception>
    public static ReportTexts Read(Language language, IEnumerable<TextReader> files)
    {
        var texts = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var file in files) texts.AddRange(Read(new Parser(file)));
        return new ReportTexts(language, texts.ToImmutable());
    }

    /// <summary>The sentence of a key with its placeholders filled.</summary>
    /// <exception cref="KeyNotFoundException">No such key, or a placeholder without a value.</exception>
    public string Fill(string key, params ReadOnlySpan<(string Name, string Value)> values)
    {
        var text = this[key];
        var filled = new StringBuilder(text.Length + 64);
        var at = 0;
        while (at < text.Length)
        {
            var open = text.IndexOf('{', at);
            if (open < 0) break;
            var close = text.IndexOf('}', open);
            filled.Append(text, at, open - at);
            var inside = text[(open + 1)..close];
            var bar = inside.IndexOf('|', StringComparison.Ordinal);
            var value = Value(values, bar < 0 ? inside : inside[..bar], key);
            filled.Append(value);
            if (bar >= 0) filled.Append(KoreanParticle.Choose(value, inside[(bar + 1)..]));
            at = close + 1;
        }
        return filled.Append(text, at, text.Length - at).ToString();
    }

    /// <summary>A list as the language writes it: A, B and C; A、B和C; A、B、C; A, B, C.</summary>
    public string List(IReadOnlyList<string> items)
    {
        if (items.Count < 2) return string.Concat(items);
        var head = string.Join(this["list.comma"], items.Take(items.Count - 1));
        return head + this["list.last"] + items[^1];
    }

    /// <summary>A name in this language.</summary>
    public string Name(LocalizedName name) => name.In(Language);

    /// <summary>An economy's name in this language.</summary>
    public string Name(Economy economy) => economy.Name.In(Language);

    /// <summary>A scenario's name in the quotation marks of the language.</summary>
    public string Quoted(LocalizedName name) => Fill("quote", ("text", name.In(Language)));

    private static string Value(ReadOnlySpan<(string Name, string Value)> values, string name, string key)
    {
        foreach (var (candidate, value) in values)
        {
            if (candidate == name) return value;
        }
        throw new KeyNotFoundException($"The text '{key}' asks for {{{name}}}, which it was not given.");
    }

    // The files are one flat mapping of scalars: the events of the parser are enough, and quicker to start than a deserializer.
    private static ImmutableDictionary<string, string> Read(Parser parser)
    {
        var texts = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        string? key = null;
        while (parser.MoveNext())
        {
            if (parser.Current is not Scalar scalar) continue;
            if (key is null)
            {
                key = scalar.Value;
            }
            else
            {
                texts.Add(key, scalar.Value);
                key = null;
            }
        }
        return texts.ToImmutable();
    }
}
