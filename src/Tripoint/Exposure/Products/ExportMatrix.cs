using Tripoint.Numerics.LinearAlgebra;
using Tripoint.Tables;

namespace Tripoint.Exposure.Products;

/// <summary>Totals of economies by product in a period: economies × products, thousand US$, in the order of the panel.</summary>
public static class ExportMatrix
{
    /// <summary>What every economy sells of every product.</summary>
    public static DenseMatrix Exports(ProductTrade trade, int period) => Sum(trade, period, exports: true);

    /// <summary>What every economy buys of every product.</summary>
    public static DenseMatrix Imports(ProductTrade trade, int period) => Sum(trade, period, exports: false);

    private static DenseMatrix Sum(ProductTrade trade, int period, bool exports)
    {
        int n = trade.Economies.Length, count = trade.Products.Length;
        // By product first, so that a product's rows add up in one small row.
        var sums = new DenseMatrix(count, n);
        Parallel.For(0, count, p =>
        {
            var rows = trade.Rows(period, p);
            var row = sums.Row(p);
            var economy = exports ? rows.Exporter : rows.Importer;
            for (var at = 0; at < rows.Length; at++) row[economy[at]] += rows.Value[at];
        });
        return sums.Transposed();
    }
}
