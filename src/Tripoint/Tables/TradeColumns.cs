namespace Tripoint.Tables;

/// <summary>The sorted columns of a <see cref="ProductTrade"/>; the arrays are kept, not copied.</summary>
/// <param name="Start">T × P + 1: the first row of each period and product, and the number of rows at the end.</param>
/// <param name="Product">Of each row, the product's index.</param>
/// <param name="Importer">Of each row, the importer's index.</param>
/// <param name="Exporter">Of each row, the exporter's index.</param>
/// <param name="Value">Of each row, thousand US$.</param>
/// <param name="Quantity">Of each row, tonnes or NaN.</param>
public sealed record TradeColumns(int[] Start, int[] Product, ushort[] Importer, ushort[] Exporter, double[] Value, double[] Quantity);
