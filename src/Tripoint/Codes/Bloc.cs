using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Tripoint.Faults;

namespace Tripoint.Codes;

/// <summary>A group of economies that act together: one of the known blocs, or a user's own list.</summary>
public sealed class Bloc
{
    private static readonly Dictionary<string, Bloc> s_known = Load();

    private Bloc(string code, LocalizedName name, ImmutableArray<Economy> members)
    {
        Code = code;
        Name = name;
        Members = members;
    }

    /// <summary>The bloc's code (<c>CJK</c>, <c>ASEAN+3</c>), or its members' codes joined by '+' for a user's own.</summary>
    public string Code { get; }

    /// <summary>The name in the four languages.</summary>
    public LocalizedName Name { get; }

    /// <summary>The members, in the order given, without repetition.</summary>
    public ImmutableArray<Economy> Members { get; }

    /// <summary>China, Japan and Korea: the default bloc.</summary>
    public static Bloc ChinaJapanKorea => s_known["CJK"];

    /// <summary>The known blocs.</summary>
    public static IReadOnlyCollection<Bloc> Known => s_known.Values;

    /// <summary>Looks a known bloc up by its code, whatever the case.</summary>
    public static bool TryOf(string code, [NotNullWhen(true)] out Bloc? bloc) => s_known.TryGetValue(code, out bloc);

    /// <summary>A user's own bloc.</summary>
    /// <exception cref="BadInputException">Fewer than two different members.</exception>
    public static Bloc Of(IEnumerable<Economy> members)
    {
        var distinct = members.Distinct().ToImmutableArray();
        if (distinct.Length < 2)
            throw new BadInputException("a bloc needs at least two different members", "", "codes such as CHN,JPN,KOR");
        foreach (var known in s_known.Values)
        {
            if (known.Members.Length == distinct.Length && known.Members.All(m => distinct.Contains(m)))
                return new Bloc(known.Code, known.Name, distinct);
        }
        string Join(Language language) => string.Join("–", distinct.Select(e => e.Name.In(language)));
        var name = new LocalizedName(Join(Language.English), Join(Language.Chinese), Join(Language.Japanese), Join(Language.Korean));
        return new Bloc(string.Join('+', distinct.Select(e => e.Code)), name, distinct);
    }

    /// <summary>Reads a bloc: a known code (<c>ASEAN+3</c>), or members separated by commas or spaces (<c>CHN,JPN,KOR</c>).</summary>
    /// <exception cref="BadInputException">An unknown code, or fewer than two members.</exception>
    public static Bloc Parse(string text)
    {
        if (TryOf(text.Trim(), out var known)) return known;
        var codes = text.Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var unknown = codes.Where(c => !Economy.TryOf(c, out _)).ToList();
        if (codes.Length < 2 || unknown.Count > 0)
        {
            var what = unknown.Count > 0 && codes.Length >= 2
                ? $"unknown economy '{string.Join("', '", unknown)}' in the bloc '{text}'"
                : $"unknown bloc '{text}'";
            throw new BadInputException(what, "", $"one of {string.Join(", ", s_known.Keys)}, or at least two ISO 3166 alpha-3 codes such as CHN,JPN,KOR");
        }
        return Of(codes.Select(Economy.Of));
    }

    /// <summary>Whether an economy belongs to the bloc.</summary>
    public bool Contains(Economy economy) => Members.Contains(economy);

    /// <summary>The code.</summary>
    public override string ToString() => Code;

    private static Dictionary<string, Bloc> Load()
    {
        var all = new Dictionary<string, Bloc>(StringComparer.OrdinalIgnoreCase);
        foreach (var f in CodeTable.Rows("blocs.csv"))
        {
            var members = f[5].Split(' ').Select(Economy.Of).ToImmutableArray();
            all.Add(f[0], new Bloc(f[0], new LocalizedName(f[1], f[2], f[3], f[4]), members));
        }
        return all;
    }
}
