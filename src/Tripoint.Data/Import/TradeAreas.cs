using System.Globalization;
using Tripoint.Codes;
using Tripoint.Data.Embedded;

namespace Tripoint.Data.Import;

/// <summary>
/// The reporters and partners of customs statistics: ISO alpha-3 and alpha-2 codes, UN M49 numbers, the older and statistical numbers that
/// UN Comtrade and BACI use beside them (842 for the United States, 490 for "Other Asia, not elsewhere specified"), and the areas that are no
/// economy (bunkers, free zones, not specified), which get codes beginning with <see cref="UnspecifiedPrefix"/>. What stands for what:
/// data/parameters/trade-areas.csv.
/// </summary>
public static class TradeAreas
{
    /// <summary>How the codes of areas begin that are no economy.</summary>
    public const string UnspecifiedPrefix = "NES";

    private const string FileName = "trade-areas.csv";
    private static readonly Lazy<Dictionary<string, Economy>> s_known = new(Load);

    /// <summary>Whether the area is no economy but what statistics could not place.</summary>
    public static bool IsUnspecified(Economy area) => area.Code.StartsWith(UnspecifiedPrefix, StringComparison.Ordinal);

    /// <summary>Finds an area by a code of letters or a number; blanks around it are dropped. The world total (0, W00, WLD) is none.</summary>
    public static bool TryOf(string code, out Economy economy)
    {
        var text = code.Trim();
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return TryOf(number, out economy);
        if (s_known.Value.TryGetValue(text, out economy!)) return true;
        return text.Length == 2 ? Economy.TryOfAlpha2(text, out economy!) : Economy.TryOf(text, out economy!);
    }

    /// <summary>Finds an area by its number.</summary>
    public static bool TryOf(int number, out Economy economy) =>
        s_known.Value.TryGetValue(number.ToString(CultureInfo.InvariantCulture), out economy!) || Economy.TryOfM49(number, out economy!);

    /// <summary>Every number there is, with what it stands for: M49 first, the statistical numbers over it.</summary>
    internal static IEnumerable<(int Number, Economy Economy)> Numbers() =>
        Economy.All.Where(e => e.M49 > 0).Select(e => (e.M49, e))
            .Concat(s_known.Value.Where(k => char.IsAsciiDigit(k.Key[0])).Select(k => (int.Parse(k.Key, CultureInfo.InvariantCulture), k.Value)));

    /// <summary>The code as an economy: a known one, a former one, or one of a user's own; the name is kept where the list has none.</summary>
    internal static Economy OfStored(string code, string name) => Economy.TryOf(code, out var known) ? known
        : s_known.Value.Values.FirstOrDefault(e => e.Code == code) ?? Economy.Define(code, new LocalizedName(name));

    private static Dictionary<string, Economy> Load()
    {
        var own = new Dictionary<string, Economy>(StringComparer.Ordinal);
        var all = new Dictionary<string, Economy>(StringComparer.Ordinal);
        using var csv = CsvFile.Read(EmbeddedFiles.Parameter(FileName), FileName);
        int code = csv.Column("code"), economy = csv.Column("economy"), name = csv.Column("name");
        csv.Faults.ThrowIfAny();
        while (csv.NextRow())
        {
            var stands = csv.Text(economy);
            if (!Economy.TryOf(stands, out var known) && !own.TryGetValue(stands, out known)) own.Add(stands, known = Economy.Define(stands, new LocalizedName(csv.Text(name))));
            all.Add(csv.Text(code), known);
        }
        return all;
    }
}
