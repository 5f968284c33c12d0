using System.Globalization;
using System.Reflection;
using DuckDB.NET.Data;
using DuckDB.NET.Native;
using Tripoint.Data.Import.Trade;
using Tripoint.Faults;

namespace Tripoint.Data.Store;

public sealed partial class TradeStore
{
    /// <summary>Whether a dataset holds this very file already, so that reading it again would change nothing.</summary>
    public bool Holds(string dataset, string file, string sha256) =>
        _connection is not null && Count("SELECT count(*) FROM import_log WHERE dataset = $1 AND file = $2 AND sha256 = $3 AND state = 'current'", dataset, file, sha256) > 0;

    /// <summary>Stores what a file holds, all of it or nothing. A unit that is there already gives way to the new one; the record of imports keeps both.</summary>
    /// <param name="dataset">The name.</param>
    /// <param name="import">The file's content.</param>
    /// <param name="clock">Dates the import.</param>
    /// <param name="replace">Whether units that are there already may be replaced.</param>
    /// <param name="progress">Told the share done, from 0 to 1.</param>
    /// <param name="cancel">Stops; nothing is stored then.</param>
    /// <exception cref="BadInputException">The name is unusable, rows stand there twice, or units are there already and may not be replaced.</exception>
    public TradeImportRecord Write(string dataset, TradeImport import, TimeProvider clock, bool replace, Action<double>? progress = null, CancellationToken cancel = default)
    {
        TableStore.CheckName(dataset);
        var orders = import.Batches.Select(b => FlowOrder.Of(b, import.Areas, import.Source.File)).ToArray();
        try
        {
            using var transaction = _connection!.BeginTransaction();
            var id = (int)Count("SELECT coalesce(max(import_id), 0) + 1 FROM import_log");
            var datasetId = DatasetId(dataset, import);
            var economies = EconomyIds(import);
            var units = UnitsOf(import, economies, id);
            Retire(dataset, datasetId, units, replace);
            var fingerprint = AppendFlows(datasetId, id, import, orders, economies, progress, cancel);
            foreach (var unit in units)
            {
                Execute("INSERT INTO unit SELECT $1, $2, $3, $4, $5, $6, count(*), coalesce(sum(value), 0) FROM flow WHERE import_id = $6 AND period = $2 AND books = $3 AND ($4 = 0 OR CASE books WHEN 1 THEN exporter ELSE importer END = $4)",
                    datasetId, unit.Period, unit.Books, unit.Reporter, unit.Edition, id);
            }
            foreach (var (product, name) in import.ProductNames)
            {
                Execute("DELETE FROM product_name WHERE dataset_id = $1 AND product = $2", datasetId, product);
                Execute("INSERT INTO product_name VALUES ($1, $2, $3)", datasetId, product, name);
            }
            var at = clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
            var record = new TradeImportRecord(id, dataset, import.Kind, import.Source, import.RowCount, fingerprint, at, "current", string.Join("; ", import.Notes));
            Execute("INSERT INTO import_log VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'current', $13)", id, dataset, import.Kind, import.Source.File, import.Source.Sha256,
                import.Source.Title, import.Source.Vintage, import.Source.Licence, record.Rows, fingerprint, at, VersionOfTripoint, record.Notes);
            cancel.ThrowIfCancellationRequested();
            transaction.Commit();
            return record;
        }
        catch (DuckDBException e)
        {
            throw new BadInputException(TableStore.Explain(e, File));
        }
    }

    /// <summary>Removes a dataset; the record of its imports stays.</summary>
    /// <exception cref="DataMissingException">There is none of that name.</exception>
    public void Remove(string dataset)
    {
        var id = RequireDataset(dataset).Id;
        try
        {
            using (var transaction = _connection!.BeginTransaction())
            {
                foreach (var table in (ReadOnlySpan<string>)["flow", "unit", "product_name", "dataset"]) Execute($"DELETE FROM {table} WHERE dataset_id = $1", id);
                Execute("UPDATE import_log SET state = 'removed' WHERE dataset = $1 AND state = 'current'", dataset);
                transaction.Commit();
            }
            Execute("CHECKPOINT");
        }
        catch (DuckDBException e)
        {
            throw new BadInputException(TableStore.Explain(e, File));
        }
    }

    private static string VersionOfTripoint => typeof(TradeStore).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";

    private int DatasetId(string name, TradeImport import)
    {
        if (FindDataset(name) is { } known)
        {
            if (known.Digits != import.Digits)
                throw new BadInputException($"'{name}' holds codes of {known.Digits} digits, the file has {import.Digits}", "--name", "another name for data of another detail");
            return known.Id;
        }
        var id = (int)Count("SELECT coalesce(max(dataset_id), 0) + 1 FROM dataset");
        Execute("INSERT INTO dataset VALUES ($1, $2, $3, $4)", id, name, import.Kind, import.Digits);
        return id;
    }

    // Store numbers of the import's areas; new ones are added.
    private short[] EconomyIds(TradeImport import)
    {
        var known = Rows("SELECT code, economy_id FROM economy", r => (Code: r.GetString(0), Id: r.GetInt16(1))).ToDictionary(e => e.Code, e => e.Id, StringComparer.Ordinal);
        var ids = new short[import.Areas.Count];
        for (var at = 0; at < ids.Length; at++)
        {
            var area = import.Areas[at];
            if (!known.TryGetValue(area.Code, out var id))
            {
                known.Add(area.Code, id = (short)(known.Count + 1));
                Execute("INSERT INTO economy VALUES ($1, $2, $3)", (int)id, area.Code, area.Name.English);
            }
            ids[at] = id;
        }
        return ids;
    }

    private static List<TradeUnit> UnitsOf(TradeImport import, short[] economies, int id)
    {
        var units = new List<TradeUnit>();
        foreach (var batch in import.Batches)
        {
            if (!import.ByReporter)
            {
                units.Add(new TradeUnit(batch.Period.Code, (int)batch.Books, 0, (int)batch.Edition, id));
                continue;
            }
            var reporters = batch.Books == Tables.TradeBooks.Exporter ? batch.Rows.Exporter : batch.Rows.Importer;
            var seen = new bool[import.Areas.Count];
            foreach (var reporter in reporters) seen[reporter] = true;
            for (var at = 0; at < seen.Length; at++)
            {
                if (seen[at]) units.Add(new TradeUnit(batch.Period.Code, (int)batch.Books, economies[at], (int)batch.Edition, id));
            }
        }
        return units;
    }

    // Removes the units that the new ones speak of; an import all of whose units are gone is marked as replaced.
    private void Retire(string dataset, int datasetId, List<TradeUnit> units, bool replace)
    {
        var there = Units(datasetId);
        var gone = there.Where(old => units.Exists(old.Overlaps)).ToList();
        if (gone.Count == 0) return;
        if (!replace)
        {
            var first = gone[0];
            var from = Rows("SELECT file FROM import_log WHERE import_id = $1", r => r.GetString(0), first.ImportId)[0];
            throw new BadInputException(
                $"'{dataset}' has {Tables.TradePeriod.OfCode(first.Period)} already, from {from}", "--name", "periods that are not there yet, or another name", "Replace them with --replace; the record of imports keeps both");
        }
        foreach (var unit in gone)
        {
            Execute("DELETE FROM flow WHERE dataset_id = $1 AND period = $2 AND books = $3 AND ($4 = 0 OR CASE books WHEN 1 THEN exporter ELSE importer END = $4)", datasetId, unit.Period, unit.Books, unit.Reporter);
            Execute("DELETE FROM unit WHERE dataset_id = $1 AND period = $2 AND books = $3 AND reporter = $4", datasetId, unit.Period, unit.Books, unit.Reporter);
        }
        foreach (var import in gone.Select(u => u.ImportId).Distinct())
        {
            if (Count("SELECT count(*) FROM unit WHERE import_id = $1", import) == 0) Execute("UPDATE import_log SET state = 'replaced' WHERE import_id = $1", import);
        }
    }

    private string AppendFlows(int dataset, int id, TradeImport import, int[][] orders, short[] economies, Action<double>? progress, CancellationToken cancel)
    {
        var fingerprint = default(FlowFingerprint);
        using var writer = new ColumnWriter(_connection!, "flow", DuckDBType.Integer, DuckDBType.Integer, DuckDBType.TinyInt, DuckDBType.Integer, DuckDBType.Integer,
            DuckDBType.SmallInt, DuckDBType.SmallInt, DuckDBType.Double, DuckDBType.Double, DuckDBType.Integer);
        long done = 0;
        for (var b = 0; b < orders.Length; b++)
        {
            // Other threads bring the rows of coming chunks together while this one hands chunks to DuckDB, in their order.
            var (batch, order) = (import.Batches[b], orders[b]);
            var coming = new Queue<Task<FlowChunk>>();
            var free = new Stack<FlowChunk>();
            var next = 0;
            for (var start = 0; start < order.Length; start += FlowChunk.Rows)
            {
                cancel.ThrowIfCancellationRequested();
                for (; next < order.Length && coming.Count <= Environment.ProcessorCount; next += FlowChunk.Rows)
                {
                    var (from, empty) = (next, free.Count > 0 ? free.Pop() : new FlowChunk());
                    coming.Enqueue(Task.Run(() => empty.Gather(batch, order.AsSpan(from, Math.Min(FlowChunk.Rows, order.Length - from)), economies), CancellationToken.None));
                }
                var chunk = coming.Dequeue().GetAwaiter().GetResult();
                fingerprint.Add(chunk.Fingerprint);
                Send(writer, chunk, dataset, id, batch);
                free.Push(chunk);
                done += chunk.Count;
                progress?.Invoke((double)done / import.RowCount);
            }
        }
        writer.Finish();
        return fingerprint.ToString();
    }

    private static void Send(ColumnWriter writer, FlowChunk chunk, int dataset, int id, FlowBatch batch)
    {
        for (var start = 0; start < chunk.Count; start += writer.Capacity)
        {
            var count = Math.Min(writer.Capacity, chunk.Count - start);
            writer.Column<int>(0)[..count].Fill(dataset);
            writer.Column<int>(1)[..count].Fill(batch.Period.Code);
            writer.Column<sbyte>(2)[..count].Fill((sbyte)batch.Books);
            chunk.Product.AsSpan(start, count).CopyTo(writer.Column<int>(3));
            chunk.Suffix.AsSpan(start, count).CopyTo(writer.Column<int>(4));
            chunk.Importer.AsSpan(start, count).CopyTo(writer.Column<short>(5));
            chunk.Exporter.AsSpan(start, count).CopyTo(writer.Column<short>(6));
            chunk.Value.AsSpan(start, count).CopyTo(writer.Column<double>(7));
            var quantity = chunk.Quantity.AsSpan(start, count);
            quantity.CopyTo(writer.Column<double>(8));
            writer.Column<int>(9)[..count].Fill(id);
            var known = writer.Validity(8);
            for (var at = 0; at < count; at++) if (double.IsNaN(quantity[at])) known[at >> 6] &= ~(1UL << (at & 63));
            writer.Send(count);
        }
    }
}
