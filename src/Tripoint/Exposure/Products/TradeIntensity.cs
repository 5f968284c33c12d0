using Tripoint.Numerics.LinearAlgebra;
using Tripoint.Tables;

namespace Tripoint.Exposure.Products;

/// <summary>
/// Trade intensity (Kojima 1964; Drysdale and Garnaut 1982): the importer's share in an exporter's sales over its share in the world's,
/// <c>I_ij = (x_ij / x_i) / (x_j / x)</c>. Above 1: they trade more than their sizes make one expect.
/// </summary>
public static class TradeIntensity
{
    /// <summary>Intensity over all products of every exporter (row) and importer (column); 0 where either trades nothing.</summary>
    public static DenseMatrix Of(ProductTrade trade, int period)
    {
        var flows = Flows(trade.Rows(period), trade.Economies.Length);
        return Of(flows);
    }

    /// <summary>Intensity in one product.</summary>
    public static DenseMatrix Of(ProductTrade trade, int period, int product) => Of(Flows(trade.Rows(period, product), trade.Economies.Length));

    /// <summary>Intensity of flows, exporters × importers.</summary>
    public static DenseMatrix Of(DenseMatrix flows)
    {
        double[] sold = new double[flows.Rows], bought = new double[flows.Columns];
        double world = 0;
        for (var i = 0; i < flows.Rows; i++)
        {
            var row = flows.Row(i);
            for (var j = 0; j < row.Length; j++) (sold[i], bought[j]) = (sold[i] + row[j], bought[j] + row[j]);
            world += sold[i];
        }
        var intensity = new DenseMatrix(flows.Rows, flows.Columns);
        for (var i = 0; i < flows.Rows; i++)
        {
            for (var j = 0; j < flows.Columns; j++) if (flows[i, j] > 0) intensity[i, j] = flows[i, j] / sold[i] * (world / bought[j]);
        }
        return intensity;
    }

    /// <summary>Exporters × importers, thousand US$.</summary>
    public static DenseMatrix Flows(TradeSlice rows, int economies)
    {
        var flows = new DenseMatrix(economies, economies);
        for (var at = 0; at < rows.Length; at++) flows[rows.Exporter[at], rows.Importer[at]] += rows.Value[at];
        return flows;
    }
}
