using System.Security.Cryptography;
using System.Text;
using Tripoint.Tables;

namespace Tripoint.Data.Import.Trade;

/// <summary>Makes reconciled figures ready for the store, so that they stand beside the declarations they were made of.</summary>
public static class ReconciledImport
{
    /// <summary>A panel as an import of its own.</summary>
    /// <param name="trade">The panel.</param>
    /// <param name="dataset">The dataset it was made of.</param>
    public static TradeImport Of(ProductTrade trade, string dataset)
    {
        var batches = new List<FlowBatch>();
        for (var t = 0; t < trade.Periods.Length; t++)
        {
            var rows = trade.Rows(t);
            var columns = new FlowColumns();
            columns.Reserve(rows.Length);
            for (var row = 0; row < rows.Length; row++) columns.Add(trade.Products[rows.Product[row]].Number, rows.Importer[row], rows.Exporter[row], rows.Value[row], rows.Quantity[row]);
            batches.Add(new FlowBatch(trade.Periods[t], trade.Books, trade.EditionOf(t), columns));
        }
        // No file: the fingerprint is that of the fingerprints of the files it was made of.
        var sources = Encoding.UTF8.GetBytes(string.Concat(trade.Provenance.Sources.Select(s => s.Sha256)));
        var licences = string.Join("; ", trade.Provenance.Sources.Select(s => s.Licence).Distinct(StringComparer.Ordinal));
        var source = new SourceRecord("both sides' declarations reconciled", "reconciled here", licences, $"reconciled from {dataset}", Convert.ToHexStringLower(SHA256.HashData(sources)));
        return new TradeImport("reconciled", source, [.. trade.Economies], batches) { Notes = [.. trade.Provenance.Log.TakeLast(2)] };
    }
}
