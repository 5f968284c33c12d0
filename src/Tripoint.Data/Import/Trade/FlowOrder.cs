using Tripoint.Codes;
using Tripoint.Faults;
using Tripoint.Tables;

namespace Tripoint.Data.Import.Trade;

/// <summary>
/// Puts rows into the store's order: product, importer, exporter, suffix. A radix sort of one 64-bit key a row: 15 million rows take half a
/// second, and nothing but a permutation moves.
/// </summary>
internal static class FlowOrder
{
    private const int Digit = 11;

    /// <summary>The order of the rows; two rows of one flow are faults.</summary>
    /// <param name="batch">The rows.</param>
    /// <param name="areas">The areas, for the message.</param>
    /// <param name="file">The file, for the message.</param>
    /// <exception cref="BadInputException">Two rows of one flow.</exception>
    public static int[] Of(FlowBatch batch, IReadOnlyList<Economy> areas, string file)
    {
        var order = Sort(batch.Rows, areas.Count);
        Duplicates(batch, order, areas, file);
        return order;
    }

    /// <summary>The order of the rows; rows of one flow stay in the order of the file.</summary>
    public static int[] Sort(FlowColumns rows, int areas)
    {
        ReadOnlySpan<int> products = rows.Product;
        ReadOnlySpan<ushort> importers = rows.Importer;
        ReadOnlySpan<ushort> exporters = rows.Exporter;
        var areaBits = Bits(Math.Max(1, areas - 1));
        var keyBits = 20 + 2 * areaBits;
        var order = new int[rows.Count];
        if (rows.Count == 0) return order;
        if (rows.Suffix.Length > 0 || keyBits + Bits(rows.Count) > 64) return Compared(rows);
        var rowBits = Bits(rows.Count);
        var keys = new ulong[rows.Count];
        var sorted = true;
        for (var row = 0; row < keys.Length; row++)
        {
            keys[row] = ((((((ulong)products[row] << areaBits) | importers[row]) << areaBits) | exporters[row]) << rowBits) | (uint)row;
            sorted &= row == 0 || keys[row - 1] < keys[row];
        }
        if (!sorted) keys = Radix(keys, rowBits, keyBits);
        var mask = (1UL << rowBits) - 1;
        for (var row = 0; row < keys.Length; row++) order[row] = (int)(keys[row] & mask);
        return order;
    }

    private static ulong[] Radix(ulong[] keys, int from, int bits)
    {
        var other = new ulong[keys.Length];
        for (var shift = from; shift < from + bits; shift += Digit)
        {
            var start = new int[(1 << Digit) + 1];
            foreach (var key in keys) start[(int)(key >> shift & ((1 << Digit) - 1)) + 1]++;
            for (var digit = 1; digit < start.Length; digit++) start[digit] += start[digit - 1];
            foreach (var key in keys) other[start[(int)(key >> shift & ((1 << Digit) - 1))]++] = key;
            (keys, other) = (other, keys);
        }
        return keys;
    }

    private static int[] Compared(FlowColumns rows)
    {
        var keys = new (int, ushort, ushort, int, int)[rows.Count];
        for (var row = 0; row < keys.Length; row++) keys[row] = (rows.Product[row], rows.Importer[row], rows.Exporter[row], rows.Suffix.Length > row ? rows.Suffix[row] : 0, row);
        Array.Sort(keys);
        return Array.ConvertAll(keys, k => k.Item5);
    }

    private static void Duplicates(FlowBatch batch, int[] order, IReadOnlyList<Economy> areas, string file)
    {
        var rows = batch.Rows;
        ReadOnlySpan<int> products = rows.Product;
        ReadOnlySpan<ushort> importers = rows.Importer;
        ReadOnlySpan<ushort> exporters = rows.Exporter;
        ReadOnlySpan<int> suffixes = rows.Suffix;
        FaultList? faults = null;
        for (var at = 1; at < order.Length; at++)
        {
            int one = order[at - 1], two = order[at];
            if (products[one] != products[two] || importers[one] != importers[two] || exporters[one] != exporters[two]) continue;
            if (suffixes.Length > 0 && suffixes[one] != suffixes[two]) continue;
            (faults ??= new FaultList(file)).Add(
                $"{batch.Period}, {Hs6.OfNumber(products[two])}, {areas[importers[two]].Code} from {areas[exporters[two]].Code} stands there twice" + Before(rows, one),
                rows.Line.Length > two ? rows.Line[two] : 0, 0, "one row a flow", "Mend the file, or say with --duplicates first, sum or largest what repeated rows mean");
        }
        faults?.ThrowIfAny();

        static string Before(FlowColumns rows, int row) => rows.Line.Length > row && rows.Line[row] > 0 ? FormattableString.Invariant($", first in line {rows.Line[row]}") : "";
    }

    private static int Bits(int largest) => 32 - System.Numerics.BitOperations.LeadingZeroCount((uint)largest);
}
