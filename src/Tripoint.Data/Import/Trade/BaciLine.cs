namespace Tripoint.Data.Import.Trade;

/// <summary>
/// One line of BACI in its plain form: six fields in the usual order, digits only, no blanks or quotes, decimals of at most fifteen digits.
/// Read byte by byte, without a search for commas first.
/// </summary>
/// <param name="Year">t.</param>
/// <param name="Exporter">i, below 1000.</param>
/// <param name="Importer">j, below 1000.</param>
/// <param name="Product">k, of five or six digits.</param>
/// <param name="Value">v.</param>
/// <param name="Quantity">q; NaN for <c>NA</c> or nothing.</param>
internal readonly record struct BaciLine(int Year, int Exporter, int Importer, int Product, double Value, double Quantity)
{
    private const int MostDigits = 15;
    private static readonly double[] s_powers = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

    /// <summary>Reads the line at the beginning of a text; false where it is not plain.</summary>
    /// <param name="text">The line and what follows it.</param>
    /// <param name="line">The line.</param>
    /// <param name="used">The bytes of the line with its end.</param>
    public static bool TryRead(ReadOnlySpan<byte> text, out BaciLine line, out int used)
    {
        (line, used) = (default, 0);
        var at = 0;
        if (!Integer(text, ref at, 4, 4, out var year) || !Integer(text, ref at, 1, 3, out var exporter) || !Integer(text, ref at, 1, 3, out var importer) || !Integer(text, ref at, 5, 6, out var product)) return false;
        if (!Decimal(text, ref at, out var value) || at >= text.Length || text[at++] != ',') return false;
        var quantity = double.NaN;
        if (at + 1 < text.Length && text[at] == 'N' && text[at + 1] == 'A') at += 2;
        else if (at < text.Length && text[at] is not ((byte)'\n' or (byte)'\r') && !Decimal(text, ref at, out quantity)) return false;
        if (at < text.Length && text[at] == '\r') at++;
        if (at < text.Length && text[at++] != '\n') return false;
        (line, used) = (new BaciLine(year, exporter, importer, product, value, quantity), at);
        return true;
    }

    private static bool Integer(ReadOnlySpan<byte> text, ref int at, int least, int most, out int number)
    {
        number = 0;
        var start = at;
        for (; at < text.Length && at - start <= most; at++)
        {
            var digit = (uint)(text[at] - '0');
            if (digit > 9) break;
            number = number * 10 + (int)digit;
        }
        var digits = at - start;
        return digits >= least && digits <= most && at < text.Length && text[at++] == ',';
    }

    // An integer below 2^53 over a power of ten: one correctly rounded division.
    private static bool Decimal(ReadOnlySpan<byte> text, ref int at, out double number)
    {
        long mantissa = 0;
        int digits = 0, decimals = -1;
        for (; at < text.Length; at++)
        {
            var digit = (uint)(text[at] - '0');
            if (digit <= 9)
            {
                mantissa = mantissa * 10 + digit;
                if (++digits > MostDigits)
                {
                    number = 0;
                    return false;
                }
                if (decimals >= 0) decimals++;
            }
            else if (text[at] == '.' && decimals < 0)
            {
                decimals = 0;
            }
            else
            {
                break;
            }
        }
        number = decimals > 0 ? mantissa / s_powers[decimals] : mantissa;
        return digits > 0;
    }
}
