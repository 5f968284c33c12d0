namespace Tripoint.Tables;

/// <summary>
/// A run of rows of a <see cref="ProductTrade"/>: five spans of equal length into its columns, nothing copied. Rows are sorted by product,
/// importer, exporter.
/// </summary>
/// <param name="product">Index into <see cref="ProductTrade.Products"/>.</param>
/// <param name="importer">Index into <see cref="ProductTrade.Economies"/>.</param>
/// <param name="exporter">Index into <see cref="ProductTrade.Economies"/>.</param>
/// <param name="value">Thousand US$.</param>
/// <param name="quantity">Tonnes; NaN where it is not known.</param>
public readonly ref struct TradeSlice(
    ReadOnlySpan<int> product, ReadOnlySpan<ushort> importer, ReadOnlySpan<ushort> exporter, ReadOnlySpan<double> value, ReadOnlySpan<double> quantity)
{
    /// <summary>Of each row, the index into <see cref="ProductTrade.Products"/>.</summary>
    public ReadOnlySpan<int> Product { get; } = product;

    /// <summary>Of each row, the importer's index into <see cref="ProductTrade.Economies"/>.</summary>
    public ReadOnlySpan<ushort> Importer { get; } = importer;

    /// <summary>Of each row, the exporter's index into <see cref="ProductTrade.Economies"/>.</summary>
    public ReadOnlySpan<ushort> Exporter { get; } = exporter;

    /// <summary>Of each row, the value in thousand US$.</summary>
    public ReadOnlySpan<double> Value { get; } = value;

    /// <summary>Of each row, the quantity in tonnes; NaN where it is not known.</summary>
    public ReadOnlySpan<double> Quantity { get; } = quantity;

    /// <summary>The number of rows.</summary>
    public int Length => Value.Length;

    /// <summary>The sum of the values, thousand US$.</summary>
    public double TotalValue
    {
        get
        {
            double total = 0;
            foreach (var one in Value) total += one;
            return total;
        }
    }

    /// <summary>A part of the run.</summary>
    public TradeSlice Slice(int start, int length) => new(
        Product.Slice(start, length), Importer.Slice(start, length), Exporter.Slice(start, length), Value.Slice(start, length), Quantity.Slice(start, length));
}
