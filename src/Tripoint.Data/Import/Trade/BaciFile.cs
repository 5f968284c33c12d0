using System.Buffers;
using Tripoint.Codes;
using Tripoint.Faults;
using Tripoint.Tables;

namespace Tripoint.Data.Import.Trade;

/// <summary>
/// Reads a yearly file of CEPII BACI. One thread reads (and unpacks) blocks of whole lines, the others parse them; the order of the rows is the
/// file's, whatever the number of threads.
/// </summary>
internal static class BaciFile
{
    private const int BlockSize = 4 << 20;

    /// <summary>Reads a stream of <c>t,i,j,k,v,q</c>.</summary>
    /// <param name="stream">The text, unpacked.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <param name="edition">The edition of its codes.</param>
    /// <param name="areas">The areas, with BACI's own country codes as aliases.</param>
    /// <param name="cancel">Stops between two blocks.</param>
    /// <exception cref="BadInputException">All faults found, with their lines; or the file is cut short.</exception>
    public static FlowBatch Read(Stream stream, string file, HsEdition edition, AreaList areas, CancellationToken cancel)
    {
        var areaOf = Numbers(areas);
        using var slots = new SemaphoreSlim(Environment.ProcessorCount + 1);
        var blocks = new List<Task<BaciColumns.Block>>();
        BaciColumns? columns = null;
        var buffer = ArrayPool<byte>.Shared.Rent(BlockSize);
        var filled = 0;
        while (true)
        {
            cancel.ThrowIfCancellationRequested();
            var read = Fill(stream, buffer, ref filled, file);
            var whole = read ? buffer.AsSpan(0, filled).LastIndexOf((byte)'\n') + 1 : filled;
            if (whole == 0 && read) throw new BadInputException("a line is longer than four million characters", file, "lines of t,i,j,k,v,q");
            if (whole > 0)
            {
                var rest = ArrayPool<byte>.Shared.Rent(BlockSize);
                buffer.AsSpan(whole, filled - whole).CopyTo(rest);
                var (block, parser) = (buffer, columns ??= new BaciColumns(areaOf, Header(buffer, whole, file)));
                slots.Wait(cancel);
                blocks.Add(Task.Run(() =>
                {
                    try
                    {
                        return parser.Read(block.AsSpan(0, whole));
                    }
                    finally
                    {
                        ArrayPool<byte>.Shared.Return(block);
                        slots.Release();
                    }
                }, CancellationToken.None));
                if (blocks.Count == 1) SkipHeader(blocks);
                (buffer, filled) = (rest, filled - whole);
            }
            if (!read) break;
        }
        ArrayPool<byte>.Shared.Return(buffer);
        return Join(blocks, file, edition);
    }

    // The first block begins with the header, which the parser takes for a row: its one fault, at line 0, is dropped.
    private static void SkipHeader(List<Task<BaciColumns.Block>> blocks) => blocks[0] = blocks[0].ContinueWith(
        t => t.Result with { Faults = [.. t.Result.Faults.Where(f => f.Line > 0)] }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

    private static FlowBatch Join(List<Task<BaciColumns.Block>> blocks, string file, HsEdition edition)
    {
        if (blocks.Count == 0) throw new BadInputException("the file is empty", file, "a header t,i,j,k,v,q and rows");
        var faults = new FaultList(file);
        var results = Task.WhenAll(blocks).GetAwaiter().GetResult();
        var rows = new FlowColumns();
        rows.Reserve(results.Sum(r => r.Rows.Count));
        long line = 1;
        var year = 0;
        for (var at = 0; at < results.Length; at++)
        {
            var block = results[at];
            foreach (var (below, column, what, expected) in block.Faults) faults.Add(what, line + below, column, expected);
            if (year == 0) year = block.Year;
            if (block.Year != 0 && block.Year != year) faults.Add(FormattableString.Invariant($"the file holds {year} and {block.Year}"), line, 1, "one year a file");
            rows.AddRange(block.Rows);
            line += block.Lines;
            // What was taken over may go: a year is large enough to be held once.
            results[at] = block with { Rows = new FlowColumns() };
            blocks[at] = Task.FromResult(results[at]);
        }
        if (year == 0 && faults.Count == 0) faults.Add("the file has no rows", 2, 0, "rows of t,i,j,k,v,q");
        faults.ThrowIfAny();
        return new FlowBatch(new TradePeriod(year), TradeBooks.Reconciled, edition, rows);
    }

    private static bool Fill(Stream stream, byte[] buffer, ref int filled, string file)
    {
        try
        {
            while (filled < BlockSize)
            {
                var read = stream.Read(buffer, filled, BlockSize - filled);
                if (read == 0) return false;
                filled += read;
            }
            return true;
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            throw new BadInputException($"the file is damaged or cut short ({e.Message})", file, "", "Fetch it again");
        }
    }

    private static int[] Header(byte[] buffer, int length, string file)
    {
        var end = buffer.AsSpan(0, length).IndexOf((byte)'\n');
        var text = System.Text.Encoding.UTF8.GetString(buffer, 0, end < 0 ? length : end);
        string[] fields = [.. text.TrimStart('\uFEFF').Split(',').Select(f => f.Trim().Trim('"').ToLowerInvariant())];
        int[] order = [.. "tijkvq".Select(name => Array.IndexOf(fields, name.ToString()))];
        return fields.Length == 6 && order.Min() >= 0 ? order : throw new BadInputException(
            $"the columns are {string.Join(", ", fields.Take(10))}", $"{file}, line 1", "t, i, j, k, v, q as in CEPII's yearly files", "For other layouts use 'tripoint data import trade-csv'");
    }

    private static int[] Numbers(AreaList areas)
    {
        var areaOf = new int[1000];
        Array.Fill(areaOf, AreaList.Unknown);
        foreach (var (number, area) in TradeAreas.Numbers())
        {
            if (number < areaOf.Length) areaOf[number] = areas.Add(area);
        }
        for (var number = 0; number < areaOf.Length; number++)
        {
            if (areaOf[number] < 0 && areas.TryAlias(number, out var own)) areaOf[number] = own;
        }
        return areaOf;
    }
}
