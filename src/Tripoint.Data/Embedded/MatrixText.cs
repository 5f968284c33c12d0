using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Tripoint.Data.Import.Text;

namespace Tripoint.Data.Embedded;

/// <summary>
/// Matrices as plain CSV in wide form: a header, then rows of key columns followed by numbers. The reader is for files this project wrote
/// itself: it parses bytes without allocating, and still checks every key and every number.
/// </summary>
internal static class MatrixText
{
    private static readonly double[] s_powers = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

    /// <summary>Writes a matrix whose rows run over the product of the keys, the last key fastest.</summary>
    public static byte[] Write(IReadOnlyList<string> keyNames, IReadOnlyList<IReadOnlyList<string>> keys, IReadOnlyList<string> columns, ReadOnlySpan<double> values)
    {
        var text = new StringBuilder();
        text.AppendJoin(',', keyNames).Append(',').AppendJoin(',', columns).Append('\n');
        var at = 0;
        foreach (var row in Rows(keys))
        {
            text.AppendJoin(',', row);
            for (var column = 0; column < columns.Count; column++) text.Append(',').Append(Exact(values[at++]));
            text.Append('\n');
        }
        if (at != values.Length) throw new ArgumentException($"{values.Length} values do not fill {at} cells.", nameof(values));
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>Reads what <see cref="Write"/> wrote; keys, columns and order must be the same.</summary>
    /// <exception cref="InvalidDataException">Anything else is found.</exception>
    public static double[] Read(ReadOnlySpan<byte> text, string file, IReadOnlyList<string> keyNames, IReadOnlyList<IReadOnlyList<string>> keys, IReadOnlyList<string> columns)
    {
        var line = 1;
        string[] header = [.. keyNames, .. columns];
        Expect(ref text, header, file, line, '\n');
        var values = new double[keys.Aggregate(columns.Count, (product, key) => product * key.Count)];
        var at = 0;
        foreach (var row in Rows(keys))
        {
            line++;
            Expect(ref text, row, file, line, ',');
            for (var column = 0; column < columns.Count; column++) values[at++] = Number(ref text, file, line, column == columns.Count - 1 ? (byte)'\n' : (byte)',');
        }
        return text.IsEmpty ? values : throw Damaged(file, line + 1, "there is more text than expected");
    }

    /// <summary>The shortest text that reads back as the same number.</summary>
    public static string Exact(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>The number with at most three decimals; the value must lie below 10^12.</summary>
    public static double ThreeDecimals(double value) => Math.Round(value * 1000) / 1000;

    /// <summary>The non-negative number with six significant digits and at most twelve decimals.</summary>
    public static double SixDigits(double value)
    {
        // An integer below 2^53 over a power of ten is the double nearest to that decimal, so the text of it has no more digits.
        var decimals = 0;
        while (decimals < 12 && value * s_powers[decimals] < 99_999.95) decimals++;
        return Math.Round(value * s_powers[decimals]) / s_powers[decimals];
    }

    private static IEnumerable<string[]> Rows(IReadOnlyList<IReadOnlyList<string>> keys)
    {
        if (keys.Count == 1) return keys[0].Select(k => new[] { k });
        if (keys.Count == 2) return keys[0].SelectMany(first => keys[1].Select(second => new[] { first, second }));
        throw new ArgumentException("One or two keys are supported.", nameof(keys));
    }

    private static void Expect(ref ReadOnlySpan<byte> text, string[] fields, string file, int line, char end)
    {
        for (var at = 0; at < fields.Length; at++)
        {
            var field = fields[at];
            var length = field.Length;
            if (text.Length <= length || !Ascii.Equals(text[..length], field) || text[length] != (at == fields.Length - 1 ? end : ','))
                throw Damaged(file, line, $"field {at + 1} is not '{field}'");
            text = text[(length + 1)..];
        }
    }

    // Compiled well at once: it reads a quarter of a million numbers before a tiered compiler would have woken up.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Number(ref ReadOnlySpan<byte> text, string file, int line, byte end)
    {
        // Plain decimals of up to 15 digits: an integer below 2^53 over a power of ten, one correctly rounded division.
        long mantissa = 0;
        int at = 0, point = -1;
        for (; at < text.Length && at <= 16; at++)
        {
            var digit = text[at] - '0';
            if ((uint)digit <= 9) mantissa = mantissa * 10 + digit;
            else if (text[at] == '.' && point < 0) point = at;
            else break;
        }
        double value;
        if (at > 0 && at <= 16 && at < text.Length && text[at] == end && (point < 0 ? at <= 15 : at > 1))
        {
            value = point < 0 ? mantissa : mantissa / s_powers[at - point - 1];
        }
        else
        {
            var length = text.IndexOf(end);
            at = 0;
            if (length < 0 || !NumberText.TryRead(text[..length], ref at, end, out value)) throw Damaged(file, line, "a number is missing or malformed");
            at = length;
        }
        text = text[(at + 1)..];
        return value;
    }

    private static InvalidDataException Damaged(string file, int line, string what) => new($"The embedded file {file} is damaged at line {line}: {what}.");
}
