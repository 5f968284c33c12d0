using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Tripoint.Data.Embedded;

/// <summary>
/// Matrices as plain CSV in wide form: a header, then rows of key columns followed by numbers. The reader is for files this project wrote
/// itself: it parses bytes without allocating, and still checks every key and every number.
/// </summary>
internal static class MatrixText
{
    private static readonly double[] s_powers = [.. Enumerable.Range(0, 23).Select(e => double.Parse($"1e{e}", CultureInfo.InvariantCulture))];

    /// <summary>Writes a matrix whose rows run over the product of the keys, the last key fastest.</summary>
    public static byte[] Write(IReadOnlyList<string> keyNames, IReadOnlyList<IReadOnlyList<string>> keys, IReadOnlyList<string> columns, ReadOnlySpan<double> values, Func<double, string> format)
    {
        var text = new StringBuilder();
        text.AppendJoin(',', keyNames).Append(',').AppendJoin(',', columns).Append('\n');
        var at = 0;
        foreach (var row in Rows(keys))
        {
            text.AppendJoin(',', row);
            for (var column = 0; column < columns.Count; column++) text.Append(',').Append(format(values[at++]));
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

    /// <summary>A number with at most three decimals.</summary>
    public static string ThreeDecimals(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);

    /// <summary>A number with six significant digits and at most twelve decimals, never in exponent form.</summary>
    public static string SixDigits(double value)
    {
        if (value == 0) return "0";
        var decimals = Math.Clamp(5 - (int)Math.Floor(Math.Log10(Math.Abs(value))), 0, 12);
        var text = value.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return decimals == 0 ? text : text.TrimEnd('0').TrimEnd('.');
    }

    /// <summary>The number that a format keeps.</summary>
    public static double Rounded(double value, Func<double, string> format) => double.Parse(format(value), CultureInfo.InvariantCulture);

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

    private static double Number(ref ReadOnlySpan<byte> text, string file, int line, byte end)
    {
        // A decimal of at most 15 digits is an integer below 2^53 over a power of ten: one correctly rounded division.
        long mantissa = 0;
        int digits = 0, decimals = 0, at = 0;
        bool point = false, negative = false;
        for (; at < text.Length && text[at] != end; at++)
        {
            var c = text[at];
            if (c is >= (byte)'0' and <= (byte)'9')
            {
                mantissa = mantissa * 10 + (c - '0');
                if (mantissa > 0) digits++;
                if (point) decimals++;
            }
            else if (c == '.' && !point)
            {
                point = true;
            }
            else if (c == '-' && at == 0)
            {
                negative = true;
            }
            else if (c == 'E' && at > 0 && Utf8Parser.TryParse(text[(at + 1)..], out int exponent, out var length) && exponent <= 0)
            {
                decimals -= exponent;
                at += length;
            }
            else
            {
                throw Damaged(file, line, "a number is malformed");
            }
        }
        if (at == 0 || at == text.Length || digits > 15 || decimals > 22) throw Damaged(file, line, "a number is missing or too long");
        text = text[(at + 1)..];
        var value = mantissa / s_powers[decimals];
        return negative ? -value : value;
    }

    private static InvalidDataException Damaged(string file, int line, string what) => new($"The embedded file {file} is damaged at line {line}: {what}.");
}
