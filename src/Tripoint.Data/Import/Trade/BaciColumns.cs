using System.Buffers.Text;
using Tripoint.Codes;

namespace Tripoint.Data.Import.Trade;

/// <summary>Reads blocks of BACI's lines <c>t,i,j,k,v,q</c> from bytes; a block begins and ends with whole lines.</summary>
/// <param name="areaOf">Of every number from 0 to 999, the area's index or −1.</param>
/// <param name="order">The positions of t, i, j, k, v, q in a line.</param>
internal sealed class BaciColumns(int[] areaOf, int[] order)
{
    private static readonly double[] s_powers = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];
    private readonly bool _plain = order.AsSpan().SequenceEqual([0, 1, 2, 3, 4, 5]) && areaOf.Length >= 1000;

    /// <summary>What a block held.</summary>
    /// <param name="Rows">Its rows.</param>
    /// <param name="Year">The year of its rows; 0 where it has none.</param>
    /// <param name="Lines">The number of its lines.</param>
    /// <param name="Faults">What was wrong, with the line within the block (from 0) and the column (from 1; 0 for the line).</param>
    public sealed record Block(FlowColumns Rows, int Year, int Lines, List<(int Line, int Column, string What, string Expected)> Faults);

    /// <summary>Reads a block.</summary>
    public Block Read(ReadOnlySpan<byte> text)
    {
        var rows = new FlowColumns();
        rows.Reserve(text.Length / 28 + 16);
        var faults = new List<(int, int, string, string)>();
        Span<int> start = stackalloc int[6], length = stackalloc int[6];
        int year = 0, line = 0;
        for (var at = 0; at < text.Length; line++)
        {
            // Nearly every line is plain: it is read in one go. Whatever is not, and whatever is wrong, is left to the way below, which names faults.
            if (_plain && BaciLine.TryRead(text[at..], out var plain, out var used) && (plain.Year == year || year == 0) && Known(plain))
            {
                year = plain.Year;
                rows.Add(plain.Product, (ushort)areaOf[plain.Importer], (ushort)areaOf[plain.Exporter], plain.Value, plain.Quantity);
                at += used;
                continue;
            }
            var end = text[at..].IndexOf((byte)'\n');
            if (end < 0) end = text.Length - at;
            var row = text.Slice(at, end);
            at += end + 1;
            if (row.Length > 0 && row[^1] == '\r') row = row[..^1];
            if (row.IsEmpty) continue;
            if (faults.Count >= FaultList.Limit) continue;
            if (!Split(row, start, length))
            {
                faults.Add((line, 0, "the row does not have six fields", "t,i,j,k,v,q"));
                continue;
            }
            var one = Row(row, start, length, faults, line);
            if (one.Year == 0) continue;
            if (year == 0) year = one.Year;
            if (one.Year != year)
            {
                faults.Add((line, order[0] + 1, FormattableString.Invariant($"the year {one.Year} stands in a file of {year}"), "one year a file"));
                continue;
            }
            rows.Add(one.Product, one.Importer, one.Exporter, one.Value, one.Quantity);
        }
        return new Block(rows, year, line, faults);
    }

    private bool Known(in BaciLine line) =>
        line.Year is >= 1900 and <= 2100 && areaOf[line.Importer] >= 0 && areaOf[line.Exporter] >= 0 && areaOf[line.Importer] != areaOf[line.Exporter] && Hs6.TryOfNumber(line.Product, out _);

    private static bool Split(ReadOnlySpan<byte> row, Span<int> start, Span<int> length)
    {
        var from = 0;
        for (var field = 0; field < 6; field++)
        {
            var comma = field < 5 ? row[from..].IndexOf((byte)',') : row.Length - from;
            if (comma < 0) return false;
            (start[field], length[field]) = (from, comma);
            from += comma + 1;
        }
        return !row[start[5]..].Contains((byte)',');
    }

    private (int Year, int Product, ushort Importer, ushort Exporter, double Value, double Quantity) Row(
        ReadOnlySpan<byte> row, ReadOnlySpan<int> start, ReadOnlySpan<int> length, List<(int, int, string, string)> faults, int line)
    {
        var before = faults.Count;
        if (!Integer(Field(row, start, length, 0), out var year) || year is < 1900 or > 2100) Fault(row, start, length, 0, "a year");
        var exporter = Area(row, start, length, 1);
        var importer = Area(row, start, length, 2);
        if (!Integer(Field(row, start, length, 3), out var product) || !Hs6.TryOfNumber(product, out _) || Field(row, start, length, 3).Length is < 5 or > 6) Fault(row, start, length, 3, "a six-digit HS code");
        if (!Number(Field(row, start, length, 4), out var value) || value < 0) Fault(row, start, length, 4, "a value in thousand US$, zero or more");
        var weight = Field(row, start, length, 5);
        var quantity = double.NaN;
        if (!weight.IsEmpty && !weight.SequenceEqual("NA"u8) && !weight.SequenceEqual("."u8) && (!Number(weight, out quantity) || quantity < 0)) Fault(row, start, length, 5, "tonnes, zero or more, or NA");
        if (faults.Count == before && exporter == importer) faults.Add((line, order[2] + 1, "an economy trades with itself", "two economies"));
        return faults.Count > before ? default : (year, product, (ushort)importer, (ushort)exporter, value, quantity);

        int Area(ReadOnlySpan<byte> row, ReadOnlySpan<int> start, ReadOnlySpan<int> length, int field)
        {
            if (Integer(Field(row, start, length, field), out var number) && number < areaOf.Length && areaOf[number] >= 0) return areaOf[number];
            Fault(row, start, length, field, "a reporter's number that M49, BACI's country file or data/parameters/trade-areas.csv has");
            return -1;
        }

        void Fault(ReadOnlySpan<byte> row, ReadOnlySpan<int> start, ReadOnlySpan<int> length, int field, string expected) =>
            faults.Add((line, order[field] + 1, $"'{System.Text.Encoding.UTF8.GetString(Field(row, start, length, field))}' cannot be used here", expected));
    }

    // Blanks and quotes around a field are BACI's older layout.
    private ReadOnlySpan<byte> Field(ReadOnlySpan<byte> row, ReadOnlySpan<int> start, ReadOnlySpan<int> length, int field)
    {
        var text = row.Slice(start[order[field]], length[order[field]]);
        return text.Length > 0 && (text[0] is (byte)' ' or (byte)'"' || text[^1] is (byte)' ' or (byte)'"') ? text.Trim(" \""u8) : text;
    }

    private static bool Integer(ReadOnlySpan<byte> text, out int number)
    {
        number = 0;
        if (text.IsEmpty || text.Length > 7) return false;
        foreach (var c in text)
        {
            var digit = c - '0';
            if ((uint)digit > 9) return false;
            number = number * 10 + digit;
        }
        return true;
    }

    // A decimal of up to fifteen digits is an integer below 2^53 over a power of ten: one correctly rounded division.
    private static bool Number(ReadOnlySpan<byte> text, out double number)
    {
        long mantissa = 0;
        int point = -1, at = 0;
        for (; at < text.Length && at <= 15; at++)
        {
            var digit = text[at] - '0';
            if ((uint)digit <= 9) mantissa = mantissa * 10 + digit;
            else if (text[at] == '.' && point < 0) point = at;
            else break;
        }
        if (at == text.Length && at > (point >= 0 ? 1 : 0))
        {
            number = point < 0 ? mantissa : mantissa / s_powers[at - point - 1];
            return true;
        }
        return Utf8Parser.TryParse(text, out number, out var used) && used == text.Length && double.IsFinite(number);
    }
}
