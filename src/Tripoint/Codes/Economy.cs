using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Tripoint.Faults;

namespace Tripoint.Codes;

/// <summary>
/// A reporting economy: an ISO 3166 country or area, or an aggregate such as <c>EU27</c> and <c>ROW</c>.
/// Two economies are equal when their codes are. Names follow the usage of the statistical sources and take no position on status.
/// </summary>
public sealed class Economy : IEquatable<Economy>
{
    private static readonly Dictionary<string, Economy> s_byCode = Load();
    private static readonly Dictionary<int, Economy> s_byM49 = s_byCode.Values.Where(e => e.M49 > 0).ToDictionary(e => e.M49);
    private static readonly Dictionary<string, Economy> s_byAlpha2 =
        s_byCode.Values.Where(e => e.Alpha2.Length == 2).ToDictionary(e => e.Alpha2, StringComparer.Ordinal);

    private Economy(string code, int m49, string alpha2, LocalizedName name)
    {
        Code = code;
        M49 = m49;
        Alpha2 = alpha2;
        Name = name;
    }

    /// <summary>ISO 3166 alpha-3 code, or the code of an aggregate (<c>EU27</c>, <c>ROW</c>) or of a user's own economy.</summary>
    public string Code { get; }

    /// <summary>UN M49 number; 0 where there is none.</summary>
    public int M49 { get; }

    /// <summary>ISO 3166 alpha-2 code; empty where there is none.</summary>
    public string Alpha2 { get; }

    /// <summary>The name in the four languages.</summary>
    public LocalizedName Name { get; }

    /// <summary>Every economy Tripoint knows, in the order of the code list.</summary>
    public static IReadOnlyCollection<Economy> All => s_byCode.Values;

    /// <summary>The economy with an alpha-3 code or aggregate code (upper case).</summary>
    /// <exception cref="BadInputException">No economy has that code.</exception>
    public static Economy Of(string code) => TryOf(code, out var economy)
        ? economy
        : throw new BadInputException($"unknown economy '{code}'", "", "an ISO 3166 alpha-3 code such as KOR, or EU27 or ROW", Suggest(code));

    /// <summary>Looks an economy up by its alpha-3 or aggregate code.</summary>
    public static bool TryOf(string code, [NotNullWhen(true)] out Economy? economy) => s_byCode.TryGetValue(code, out economy);

    /// <summary>Looks an economy up by its UN M49 number.</summary>
    public static bool TryOfM49(int m49, [NotNullWhen(true)] out Economy? economy) => s_byM49.TryGetValue(m49, out economy);

    /// <summary>Looks an economy up by its ISO 3166 alpha-2 code.</summary>
    public static bool TryOfAlpha2(string alpha2, [NotNullWhen(true)] out Economy? economy) => s_byAlpha2.TryGetValue(alpha2, out economy);

    /// <summary>A user's own economy (a province, a region, an aggregate) that no code list has.</summary>
    /// <param name="code">2 to 12 letters, digits or underscores, beginning with a letter; must not be a known code.</param>
    /// <param name="name">Its name.</param>
    /// <exception cref="BadInputException">The code is malformed or taken.</exception>
    public static Economy Define(string code, LocalizedName name)
    {
        if (code.Length is < 2 or > 12 || !char.IsAsciiLetter(code[0]) || !code.All(c => char.IsAsciiLetterOrDigit(c) || c == '_'))
            throw new BadInputException($"'{code}' cannot be an economy's code", "", "2 to 12 letters, digits or underscores, beginning with a letter");
        if (TryOf(code, out var taken)) throw new BadInputException($"the economy code '{code}' already stands for {taken.Name.English}");
        return new Economy(code, 0, "", name);
    }

    /// <inheritdoc/>
    public bool Equals(Economy? other) => other is not null && Code == other.Code;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Economy);

    /// <inheritdoc/>
    public override int GetHashCode() => Code.GetHashCode(StringComparison.Ordinal);

    /// <summary>The code.</summary>
    public override string ToString() => Code;

    private static string Suggest(string code)
    {
        var upper = code.ToUpperInvariant();
        if (s_byCode.ContainsKey(upper)) return $"Did you mean {upper}?";
        if (upper.Length == 2 && TryOfAlpha2(upper, out var byAlpha2)) return $"Did you mean {byAlpha2.Code}?";
        var named = s_byCode.Values.FirstOrDefault(e => e.Name.English.Equals(code, StringComparison.OrdinalIgnoreCase)
            || e.Name.Chinese == code || e.Name.Japanese == code || e.Name.Korean == code);
        return named is null ? "" : $"Did you mean {named.Code}?";
    }

    private static Dictionary<string, Economy> Load()
    {
        var all = new Dictionary<string, Economy>(StringComparer.Ordinal);
        foreach (var f in CodeTable.Rows("economies.csv"))
        {
            var m49 = f[1].Length == 0 ? 0 : int.Parse(f[1], CultureInfo.InvariantCulture);
            all.Add(f[0], new Economy(f[0], m49, f[2], new LocalizedName(f[3], f[4], f[5], f[6])));
        }
        return all;
    }
}
