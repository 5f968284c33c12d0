using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Tripoint.Codes;
using Tripoint.Studies.Reports;
using Tripoint.Workspace.People;

namespace Tripoint.Workspace.Shell;

/// <summary>
/// Everything a page says in one language, from the files <c>Texts/{tag}.yaml</c> of the areas, and numbers and dates as the language writes them.
/// Placeholders are those of the reports: <c>{name}</c>, and in Korean <c>{name|은/는}</c>.
/// </summary>
public sealed class Texts
{
    private static readonly FrozenDictionary<Language, Texts> s_all = Enum.GetValues<Language>().ToFrozenDictionary(l => l, l => new Texts(l));
    private readonly ReportTexts _texts;

    private Texts(Language language)
    {
        Language = language;
        Culture = Cultures.Of(language);
        var assembly = typeof(Texts).Assembly;
        var files = assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith("texts/", StringComparison.Ordinal) && n.EndsWith($"/{language.Tag()}.yaml", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(n => new StreamReader(assembly.GetManifestResourceStream(n)!, Encoding.UTF8));
        _texts = ReportTexts.Read(language, files);
    }

    /// <summary>The language.</summary>
    public Language Language { get; }

    /// <summary>Formats of numbers and dates.</summary>
    public CultureInfo Culture { get; }

    /// <summary>The keys, sorted.</summary>
    public IEnumerable<string> Keys => _texts.Keys;

    /// <summary>Money, shares and changes as the reports write them.</summary>
    public ReportNumbers Numbers => _texts.Numbers;

    /// <summary>The text of a key.</summary>
    /// <exception cref="KeyNotFoundException">No such key.</exception>
    public string this[string key] => _texts[key];

    /// <summary>The texts of a language.</summary>
    public static Texts In(Language language) => s_all[language];

    /// <summary>The text of a key with its placeholders filled.</summary>
    public string Fill(string key, params ReadOnlySpan<(string Name, string Value)> values) => _texts.Fill(key, values);

    /// <summary>The text of an enumeration's member: key <c>{area}.{type}.{member}</c> in lower case.</summary>
    public string Of<T>(string area, T value) where T : struct, Enum =>
        _texts[$"{area}.{typeof(T).Name.ToLowerInvariant()}.{value.ToString().ToLowerInvariant()}"];

    /// <summary>A list as the language writes it.</summary>
    public string List(IReadOnlyList<string> items) => _texts.List(items);

    /// <summary>A party's name.</summary>
    public string Name(Party party) => party.NameIn(Language);

    /// <summary>An economy's name.</summary>
    public string Name(Economy economy) => economy.Name.In(Language);

    /// <summary>A sector's name.</summary>
    public string Name(Sector sector) => sector.Name.In(Language);

    /// <summary>A day, with its year.</summary>
    public string Day(DateOnly day) => day.ToString("D", Culture);

    /// <summary>A day and time. Times are kept and shown in UTC, and say so.</summary>
    public string Time(DateTimeOffset time) => time.UtcDateTime.ToString("F", Culture) + " UTC";

    /// <summary>A whole number.</summary>
    public string Whole(long value) => value.ToString("#,0", Culture);
}
