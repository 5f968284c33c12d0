using System.Globalization;
using System.Text;

namespace Tripoint.TestSupport;

/// <summary>
/// Writes a made-up, balanced table in the layout of the OECD's ICIO CSV, of any size and the same for the same seed. Flows are spread
/// over several orders of magnitude, with more on the diagonal, as in the real tables.
/// </summary>
internal sealed class OecdIcioFile
{
    public static readonly string[] Finals = ["HFCE", "NPISH", "GGFC", "GFCF", "INVNT", "DPABR"];

    private ulong _state;

    private OecdIcioFile(ulong seed) => _state = seed;

    /// <summary>Writes the file and returns the flows that were written, row by row: intermediate, then final demand.</summary>
    /// <param name="path">Where to.</param>
    /// <param name="economies">Codes of the economies, for example CHN; CN1 and CN2 have no final-demand columns and sell like any other.</param>
    /// <param name="sectors">Codes of the sectors, for example C26.</param>
    /// <param name="decimals">Digits after the point.</param>
    /// <param name="outColumn">Whether a column OUT closes each line.</param>
    /// <param name="seed">Any number but zero.</param>
    public static double[][] Write(string path, string[] economies, string[] sectors, int decimals = 6, bool outColumn = false, ulong seed = 88172645463325252)
    {
        var random = new OecdIcioFile(seed);
        var labels = economies.SelectMany(e => sectors.Select(s => $"{e}_{s}")).ToArray();
        var finals = economies.Select(Whole).Distinct(StringComparer.Ordinal).SelectMany(e => Finals.Select(f => $"{e}_{f}")).ToArray();
        var rows = new double[labels.Length][];
        for (var r = 0; r < rows.Length; r++)
        {
            rows[r] = new double[labels.Length + finals.Length];
            var own = Whole(labels[r].Split('_')[0]);
            for (var c = 0; c < rows[r].Length; c++)
            {
                var home = (c < labels.Length ? labels[c] : finals[c - labels.Length]).StartsWith(own, StringComparison.Ordinal);
                var size = Math.Exp(8 * random.Next() - 7) * (home ? 30 : 1) * (c < labels.Length ? 1 : 40);
                if (c >= labels.Length && finals[c - labels.Length].EndsWith("INVNT", StringComparison.Ordinal)) size *= 0.02 * (random.Next() - 0.6);
                rows[r][c] = Math.Round(size, decimals);
            }
        }
        var output = rows.Select(r => r.Sum()).ToArray();
        using var writer = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 20) { NewLine = "\n" };
        writer.WriteLine(string.Join(',', (string[])["V1", .. labels, .. finals, .. outColumn ? ["OUT"] : Array.Empty<string>()]));
        for (var r = 0; r < rows.Length; r++) Line(labels[r], rows[r], output[r]);
        var taxes = output.Select(x => Math.Round(0.01 * x, decimals)).ToArray();
        var used = new double[labels.Length];
        foreach (var row in rows)
        {
            for (var c = 0; c < used.Length; c++) used[c] += row[c];
        }
        var blank = new double[finals.Length];
        Line("TLS", [.. taxes, .. blank], 0);
        Line("VA", [.. output.Select((x, c) => x - used[c] - taxes[c]), .. blank], 0);
        Line("OUT", [.. output, .. blank], 0);
        return rows;

        void Line(string label, double[] values, double total)
        {
            writer.Write(label);
            Span<char> text = stackalloc char[40];
            foreach (var value in values)
            {
                value.TryFormat(text, out var length, "F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
                writer.Write(',');
                writer.Write(text[..length]);
            }
            if (outColumn) writer.Write("," + total.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));
            writer.WriteLine();
        }
    }

    private static string Whole(string economy) => economy switch
    {
        "CN1" or "CN2" => "CHN",
        "MX1" or "MX2" => "MEX",
        _ => economy,
    };

    // Marsaglia (2003), "Xorshift RNGs": uniform on [0, 1).
    private double Next()
    {
        _state ^= _state << 13;
        _state ^= _state >> 7;
        _state ^= _state << 17;
        return (_state >> 11) * (1.0 / (1UL << 53));
    }
}
