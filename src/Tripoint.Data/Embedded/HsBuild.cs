using System.Text;
using Tripoint.Codes;
using Tripoint.Data.Import;

namespace Tripoint.Data.Embedded;

/// <summary>Makes the embedded lists of the Harmonized System's editions from the UN Statistics Division's correspondence tables.</summary>
internal static class HsBuild
{
    /// <summary>The pairs of editions whose tables are used, newer and older.</summary>
    public static readonly (int Newer, int Older)[] Pairs = [(6, 5), (6, 4), (6, 3), (6, 2), (6, 1), (6, 0), (5, 4), (4, 3)];

    /// <summary>The table that lists all codes of an edition.</summary>
    public static string ListFile(int edition) => FormattableString.Invariant($"concordances/hs{edition}-bec4.csv.gz");

    /// <summary>The table of a pair.</summary>
    public static string PairFile((int Newer, int Older) pair) => FormattableString.Invariant($"concordances/hs{pair.Newer}-hs{pair.Older}.csv.gz");

    /// <summary><c>code,editions</c>: every code, and the numbers of the editions that have it.</summary>
    public static byte[] Codes(Func<string, string> source)
    {
        var editions = new SortedDictionary<Hs6, string>();
        for (var edition = 0; edition < HsEditions.All.Length; edition++)
        {
            foreach (var code in Column(source(ListFile(edition)), FormattableString.Invariant($"HS{edition}_6d")).Distinct()) editions[code] = editions.GetValueOrDefault(code, "") + (char)('0' + edition);
        }
        return Text("code,editions", editions.Select(e => $"{e.Key},{e.Value}"));
    }

    /// <summary><c>newer,older,code,older_code</c>: the codes whose older code is another.</summary>
    public static byte[] Changes(Func<string, string> source)
    {
        var lines = new List<string>();
        foreach (var pair in Pairs)
        {
            var path = source(PairFile(pair));
            var codes = Column(path, FormattableString.Invariant($"HS{pair.Newer}_6d")).Zip(Column(path, FormattableString.Invariant($"HS{pair.Older}_6d")));
            lines.AddRange(codes.Where(c => c.First != c.Second).OrderBy(c => c.First).Select(c => FormattableString.Invariant($"{pair.Newer},{pair.Older},{c.First},{c.Second}")));
        }
        return Text("newer,older,code,older_code", lines);
    }

    private static List<Hs6> Column(string path, string name)
    {
        using var csv = CsvFile.Open(path);
        var column = csv.Column(name);
        csv.Faults.ThrowIfAny();
        var codes = new List<Hs6>();
        while (csv.NextRow())
        {
            if (Hs6.TryOf(csv.Field(column), out var code)) codes.Add(code);
            // The lists say NA where a category has no heading of its own.
            else if (!csv.Field(column).SequenceEqual("NA")) csv.Faults.Add($"'{csv.Text(column)}' is not a six-digit HS code", csv.Line, column + 1);
        }
        csv.Faults.ThrowIfAny();
        return codes;
    }

    private static byte[] Text(string header, IEnumerable<string> lines) => Encoding.UTF8.GetBytes(header + "\n" + string.Concat(lines.Select(l => l + "\n")));
}
