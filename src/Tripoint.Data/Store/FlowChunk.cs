using Tripoint.Data.Import.Trade;

namespace Tripoint.Data.Store;

/// <summary>Some rows of an import in the store's order, column by column, ready to be handed over, with their fingerprint.</summary>
internal sealed class FlowChunk
{
    /// <summary>The rows of a full chunk: several of DuckDB's vectors.</summary>
    public const int Rows = 1 << 16;

    /// <summary>The rows that are filled.</summary>
    public int Count { get; private set; }

    /// <summary>The six digits.</summary>
    public int[] Product { get; } = new int[Rows];

    /// <summary>The further digits of a national line.</summary>
    public int[] Suffix { get; } = new int[Rows];

    /// <summary>Store numbers of the importers.</summary>
    public short[] Importer { get; } = new short[Rows];

    /// <summary>Store numbers of the exporters.</summary>
    public short[] Exporter { get; } = new short[Rows];

    /// <summary>Thousand US$.</summary>
    public double[] Value { get; } = new double[Rows];

    /// <summary>Tonnes, or NaN.</summary>
    public double[] Quantity { get; } = new double[Rows];

    /// <summary>The fingerprint of the rows.</summary>
    public FlowFingerprint Fingerprint { get; private set; }

    /// <summary>Brings rows together. One column at a time, so that many rows that lie far apart are fetched from memory at once.</summary>
    /// <param name="batch">The rows.</param>
    /// <param name="order">Which of them, in this order.</param>
    /// <param name="economies">Of each area of the import, its number in the store.</param>
    /// <returns>This </returns>
    public FlowChunk Gather(FlowBatch batch, ReadOnlySpan<int> order, short[] economies)
    {
        var rows = batch.Rows;
        Count = order.Length;
        ReadOnlySpan<int> products = rows.Product, suffixes = rows.Suffix;
        ReadOnlySpan<ushort> importers = rows.Importer, exporters = rows.Exporter;
        ReadOnlySpan<double> values = rows.Value, quantities = rows.Quantity;
        for (var at = 0; at < order.Length; at++) Product[at] = products[order[at]];
        for (var at = 0; at < order.Length; at++) Importer[at] = economies[importers[order[at]]];
        for (var at = 0; at < order.Length; at++) Exporter[at] = economies[exporters[order[at]]];
        for (var at = 0; at < order.Length; at++) Value[at] = values[order[at]];
        for (var at = 0; at < order.Length; at++) Quantity[at] = quantities[order[at]];
        for (var at = 0; at < order.Length; at++) Suffix[at] = order[at] < suffixes.Length ? suffixes[order[at]] : 0;
        var fingerprint = default(FlowFingerprint);
        for (var at = 0; at < order.Length; at++)
            fingerprint.Add(batch.Period.Code, (int)batch.Books, Product[at], Suffix[at], Importer[at], Exporter[at], Value[at], Quantity[at]);
        Fingerprint = fingerprint;
        return this;
    }
}
