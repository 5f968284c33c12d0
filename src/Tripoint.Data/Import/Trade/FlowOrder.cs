using Tripoint.Codes;
using Tripoint.Faults;

namespace Tripoint.Data.Import.Trade;

/// <summary>
/// Puts rows into the store's order: product, importer, exporter, suffix. A radix sort of one 64-bit key a row: 15 million rows take half a
/// second, and nothing but a permutation moves.
/// </summary>
internal static class FlowOrder
{
    private const int Digit = 11;
    private const int Small = 200_000;
    private const int Runs = 16;

    /// <summary>The order of the rows; two rows of one flow are faults.</summary>
    /// <param name="batch">The rows.</param>
    /// <param name="areas">The areas, for the message.</param>
    /// <param name="file">The file, for the message.</param>
    /// <exception cref="BadInputException">Two rows of one flow.</exception>
    public static int[] Of(FlowBatch batch, IReadOnlyList<Economy> areas, string file)
    {
        var order = Sort(batch.Rows, areas.Count, out var twice);
        if (twice) Duplicates(batch, order, areas, file);
        return order;
    }

    /// <summary>The order of the rows; rows of one flow stay in the order of the file.</summary>
    public static int[] Sort(FlowColumns rows, int areas) => Sort(rows, areas, out _);

    private static int[] Sort(FlowColumns rows, int areas, out bool twice)
    {
        twice = false;
        ReadOnlySpan<int> products = rows.Product;
        ReadOnlySpan<ushort> importers = rows.Importer;
        ReadOnlySpan<ushort> exporters = rows.Exporter;
        var areaBits = Bits(Math.Max(1, areas - 1));
        var keyBits = 20 + 2 * areaBits;
        var order = new int[rows.Count];
        if (rows.Count == 0) return order;
        if (rows.Suffix.Length > 0 || keyBits + Bits(rows.Count) > 64)
        {
            twice = true;
            return Compared(rows);
        }
        var rowBits = Bits(rows.Count);
        var keys = new ulong[rows.Count];
        var sorted = true;
        for (var row = 0; row < keys.Length; row++)
        {
            keys[row] = ((((((ulong)products[row] << areaBits) | importers[row]) << areaBits) | exporters[row]) << rowBits) | (uint)row;
            sorted &= row == 0 || keys[row - 1] < keys[row];
        }
        if (!sorted) keys = InParts(keys, rowBits, keyBits);
        var mask = (1UL << rowBits) - 1;
        for (var row = 0; row < keys.Length; row++)
        {
            order[row] = (int)(keys[row] & mask);
            twice |= row > 0 && keys[row] >> rowBits == keys[row - 1] >> rowBits;
        }
        return order;
    }

    // Distributes by the leading bits, then sorts runs of about equal length beside one another; the keys differ, so that the order is the same
    // whatever the number of threads.
    private static ulong[] InParts(ulong[] keys, int from, int bits)
    {
        if (keys.Length < Small) return Radix(keys, new ulong[keys.Length], from, bits).ToArray();
        var shift = from + bits - Digit;
        var start = new int[(1 << Digit) + 1];
        foreach (var key in keys) start[(int)(key >> shift) + 1]++;
        for (var digit = 1; digit < start.Length; digit++) start[digit] += start[digit - 1];
        int[] first = [.. start];
        var parted = new ulong[keys.Length];
        foreach (var key in keys) parted[start[(int)(key >> shift)]++] = key;
        var runs = new List<(int Begin, int End)>();
        for (int digit = 0, begin = 0; digit < 1 << Digit; digit++)
        {
            if (first[digit + 1] - begin < keys.Length / Runs && digit + 1 < 1 << Digit) continue;
            runs.Add((begin, first[digit + 1]));
            begin = first[digit + 1];
        }
        Parallel.ForEach(runs, run =>
        {
            Span<ulong> one = parted.AsSpan(run.Begin, run.End - run.Begin), two = keys.AsSpan(run.Begin, run.End - run.Begin);
            var sorted = Radix(one, two, from, bits);
            if (sorted == two) sorted.CopyTo(one);
        });
        return parted;
    }

    // Sorts keys with the help of as much room; the answer is one of the two.
    private static Span<ulong> Radix(Span<ulong> keys, Span<ulong> other, int from, int bits)
    {
        for (var shift = from; shift < from + bits; shift += Digit)
        {
            var start = new int[(1 << Digit) + 1];
            foreach (var key in keys) start[(int)(key >> shift & ((1 << Digit) - 1)) + 1]++;
            for (var digit = 1; digit < start.Length; digit++) start[digit] += start[digit - 1];
            foreach (var key in keys) other[start[(int)(key >> shift & ((1 << Digit) - 1))]++] = key;
            var last = keys;
            keys = other;
            other = last;
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
