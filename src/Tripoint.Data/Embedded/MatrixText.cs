using System.Globalization;
using System.Text;
using Tripoint.Data.Import.Text;

namespace Tripoint.Data.Embedded;

/// <summary>
/// Matrices as plain CSV in wide form: a header, then rows of key columns followed by numbers. The reader is for files this project wrote
/// itself: it parses bytes without allocating, and still checks every key and every number.
/// </summary>
internal static class MatrixText
{
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
        var length = text.IndexOf(end);
        var at = 0;
        if (length < 0 || !NumberText.TryRead(text[..length], ref at, end, out var value)) throw Damaged(file, line, "a number is missing or malformed");
        text = text[(length + 1)..];
        return value;
    }

    private static InvalidDataException Damaged(string file, int line, string what) => new($"The embedded file {file} is damaged at line {line}: {what}.");
}
