using System.Collections.Immutable;
using System.Globalization;
using Tripoint.Codes;
using Tripoint.Faults;

namespace Tripoint.Tables;

/// <summary>
/// Bilateral flows by product: an immutable panel of T periods (years or months), P products and N economies, kept as sorted columns, so that a
/// period, a product and an importer are runs of rows. Values are thousand US$ (CEPII's unit), quantities tonnes or NaN. A flow that is not
/// there is zero or unknown; the source does not tell which. No economy trades with itself here: domestic sales are not in customs data.
/// </summary>
/// <remarks>
/// Rows are ordered by period, product, importer, exporter. Make one with <see cref="ProductTradeBuilder"/>, or read it from the store or the
/// embedded dataset (Tripoint.Data). Codes are of <see cref="EditionOf"/> the period: compare products across editions only where the source
/// or the concordances allow it.
/// </remarks>
public sealed class ProductTrade
{
    private readonly int[] _start;
    private readonly int[] _product;
    private readonly ushort[] _importer;
    private readonly ushort[] _exporter;
    private readonly double[] _value;
    private readonly double[] _quantity;
    private readonly ImmutableArray<HsEdition> _editions;
    private readonly Dictionary<Economy, int> _economyIndex;

    internal ProductTrade(
        ImmutableArray<TradePeriod> periods, ImmutableArray<HsEdition> editions, ImmutableArray<Hs6> products, ImmutableArray<Economy> economies,
        TradeColumns columns, TradeBooks books, TableProvenance provenance)
    {
        Periods = periods;
        _editions = editions;
        Products = products;
        Economies = economies;
        (_start, _product, _importer, _exporter, _value, _quantity) = (columns.Start, columns.Product, columns.Importer, columns.Exporter, columns.Value, columns.Quantity);
        Books = books;
        Provenance = provenance;
        _economyIndex = economies.Select((economy, at) => (economy, at)).ToDictionary(e => e.economy, e => e.at);
    }

    /// <summary>A panel of columns that are sorted already, as a database hands them out. Checked in one pass; the arrays are kept, not copied.</summary>
    /// <exception cref="BadInputException">Codes or rows out of order or twice, an index out of range, or a value or quantity that cannot be.</exception>
    public static ProductTrade FromSortedColumns(
        ImmutableArray<TradePeriod> periods, ImmutableArray<HsEdition> editions, ImmutableArray<Hs6> products, ImmutableArray<Economy> economies,
        TradeColumns columns, TradeBooks books, TableProvenance provenance)
    {
        TradeColumnsCheck.Run(periods, editions, products, economies, columns);
        return new ProductTrade(periods, editions, products, economies, columns, books, provenance);
    }

    /// <summary>The T periods, ascending.</summary>
    public ImmutableArray<TradePeriod> Periods { get; }

    /// <summary>The P products, ascending by code.</summary>
    public ImmutableArray<Hs6> Products { get; }

    /// <summary>The N economies, ascending by code: importers and exporters alike.</summary>
    public ImmutableArray<Economy> Economies { get; }

    /// <summary>Whose declarations the figures are.</summary>
    public TradeBooks Books { get; }

    /// <summary>Where the figures come from and what was done to them.</summary>
    public TableProvenance Provenance { get; }

    /// <summary>The number of rows.</summary>
    public int Length => _value.Length;

    /// <summary>All rows, by period, product, importer, exporter.</summary>
    public TradeSlice All => Between(0, Length);

    /// <summary>The edition of the Harmonized System in which a period's products are coded.</summary>
    /// <param name="period">Index into <see cref="Periods"/>.</param>
    public HsEdition EditionOf(int period) => _editions[period];

    /// <summary>The index of a period, or −1.</summary>
    public int IndexOf(TradePeriod period) => Math.Max(-1, Periods.BinarySearch(period));

    /// <summary>The index of a product, or −1.</summary>
    public int IndexOf(Hs6 product) => Math.Max(-1, Products.BinarySearch(product));

    /// <summary>The index of an economy, or −1.</summary>
    public int IndexOf(Economy economy) => _economyIndex.GetValueOrDefault(economy, -1);

    /// <summary>The rows of a period, by product, importer, exporter.</summary>
    /// <param name="period">Index into <see cref="Periods"/>.</param>
    public TradeSlice Rows(int period)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)period, (uint)Periods.Length, nameof(period));
        return Between(_start[period * Products.Length], _start[(period + 1) * Products.Length]);
    }

    /// <summary>The rows of a product in a period, by importer, exporter.</summary>
    /// <param name="period">Index into <see cref="Periods"/>.</param>
    /// <param name="product">Index into <see cref="Products"/>.</param>
    public TradeSlice Rows(int period, int product)
    {
        var (from, to) = Run(period, product);
        return Between(from, to);
    }

    /// <summary>What an importer bought of a product in a period, by exporter.</summary>
    /// <param name="period">Index into <see cref="Periods"/>.</param>
    /// <param name="product">Index into <see cref="Products"/>.</param>
    /// <param name="importer">Index into <see cref="Economies"/>.</param>
    public TradeSlice Rows(int period, int product, int importer)
    {
        var (from, to) = Run(period, product);
        var first = LowerBound(from, to, importer);
        return Between(first, LowerBound(first, to, importer + 1));
    }

    /// <summary>One flow in thousand US$; 0 where there is no row.</summary>
    /// <param name="period">Index into <see cref="Periods"/>.</param>
    /// <param name="product">Index into <see cref="Products"/>.</param>
    /// <param name="importer">Index into <see cref="Economies"/>.</param>
    /// <param name="exporter">Index into <see cref="Economies"/>.</param>
    public double Value(int period, int product, int importer, int exporter)
    {
        var rows = Rows(period, product, importer);
        var at = rows.Exporter.BinarySearch((ushort)exporter);
        return at < 0 ? 0 : rows.Value[at];
    }

    /// <summary>The index of a year.</summary>
    /// <exception cref="DataMissingException">The panel has no such year; names those it has.</exception>
    public int RequireYear(int year) => Require(IndexOf(new TradePeriod(year)), year.ToString(CultureInfo.InvariantCulture), "--year", $"{Periods[0]} to {Periods[^1]}");

    /// <summary>The index of a product.</summary>
    /// <exception cref="DataMissingException">The panel has no such product.</exception>
    public int Require(Hs6 product) => Require(
        IndexOf(product), product.ToString(), "--product", Products.Length <= 40 ? string.Join(", ", Products) : $"one of its {Products.Length} products, {Products[0]} to {Products[^1]}");

    /// <summary>The index of an economy.</summary>
    /// <exception cref="DataMissingException">The economy has no row in the panel.</exception>
    public int Require(Economy economy) => Require(IndexOf(economy), $"{economy.Name.English} ({economy.Code})", "", $"one of its {Economies.Length} economies");

    private static int Require(int at, string what, string where, string expected) => at >= 0
        ? at
        : throw new DataMissingException(new Fault($"these trade data have no {what}", where, expected, "Other data can be imported and chosen with --data: see 'tripoint data import --help'"));

    private (int From, int To) Run(int period, int product)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)period, (uint)Periods.Length, nameof(period));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)product, (uint)Products.Length, nameof(product));
        var cell = period * Products.Length + product;
        return (_start[cell], _start[cell + 1]);
    }

    private int LowerBound(int from, int to, int importer)
    {
        while (from < to)
        {
            var middle = (from + to) >>> 1;
            if (_importer[middle] < importer) from = middle + 1;
            else to = middle;
        }
        return from;
    }

    private TradeSlice Between(int from, int to) => new(
        _product.AsSpan(from, to - from), _importer.AsSpan(from, to - from), _exporter.AsSpan(from, to - from),
        _value.AsSpan(from, to - from), _quantity.AsSpan(from, to - from));
}
