using System.Collections.Immutable;
using System.Globalization;
using Tripoint.Codes;
using Tripoint.Faults;

namespace Tripoint.Tables;

/// <summary>
/// Collects rows in any order and makes a checked, sorted <see cref="ProductTrade"/>. Faults are gathered and thrown together by
/// <see cref="Build"/>. Rows that arrive in the panel's own order are not sorted again.
/// </summary>
/// <param name="books">Whose declarations the figures are.</param>
/// <param name="provenance">Where they come from.</param>
public sealed class ProductTradeBuilder(TradeBooks books, TableProvenance provenance)
{
    private const int FaultLimit = 20;
    private readonly Codes<Economy> _economies = new();
    private readonly Codes<Hs6> _products = new();
    private readonly SortedDictionary<TradePeriod, HsEdition> _periods = [];
    private readonly List<(int Period, int Product, int Importer, int Exporter)> _keys = [];
    private readonly List<double> _value = [];
    private readonly List<double> _quantity = [];
    private readonly List<Fault> _faults = [];

    /// <summary>Names a period and the edition of its codes; a period may stay without rows.</summary>
    /// <exception cref="BadInputException">The period was given with another edition before.</exception>
    public void AddPeriod(TradePeriod period, HsEdition edition)
    {
        if (!_periods.TryAdd(period, edition) && _periods[period] != edition)
            throw new BadInputException($"{period} is given in {_periods[period].Name()} and in {edition.Name()}");
    }

    /// <summary>Adds a flow. A negative or non-finite value, an infinite or negative quantity and trade of an economy with itself are faults.</summary>
    /// <param name="period">A period named by <see cref="AddPeriod"/>.</param>
    /// <param name="product">The product.</param>
    /// <param name="importer">The importer.</param>
    /// <param name="exporter">The exporter.</param>
    /// <param name="value">Thousand US$, zero or more.</param>
    /// <param name="quantity">Tonnes, zero or more; NaN where it is not known.</param>
    public void Add(TradePeriod period, Hs6 product, Economy importer, Economy exporter, double value, double quantity = double.NaN)
    {
        if (!_periods.ContainsKey(period)) throw new ArgumentException($"the period {period} was not named", nameof(period));
        if (product == default) throw new ArgumentException("no product", nameof(product));
        if (!(value >= 0 && double.IsFinite(value))) Fault($"a value of {Show(value)}", period, product, importer, exporter, "thousand US$, zero or more");
        if (quantity < 0 || double.IsInfinity(quantity)) Fault($"a quantity of {Show(quantity)}", period, product, importer, exporter, "tonnes, zero or more, or none");
        if (importer.Equals(exporter)) Fault("trade of an economy with itself", period, product, importer, exporter, "two economies");
        _keys.Add((period.Code, _products.Add(product), _economies.Add(importer), _economies.Add(exporter)));
        _value.Add(value);
        _quantity.Add(quantity);
    }

    /// <summary>Makes the panel.</summary>
    /// <exception cref="BadInputException">Faulty rows, two rows of one flow, no period, or too many economies.</exception>
    public ProductTrade Build()
    {
        if (_periods.Count == 0) throw new BadInputException("product trade without any period");
        if (_economies.Count > ushort.MaxValue) throw new BadInputException($"{_economies.Count} economies are more than can be held");
        var (products, productAt) = _products.Sorted(Comparer<Hs6>.Default);
        var (economies, economyAt) = _economies.Sorted(Comparer<Economy>.Create((a, b) => string.CompareOrdinal(a.Code, b.Code)));
        TradePeriod[] periods = [.. _periods.Keys];
        var periodAt = periods.Select((p, at) => (p.Code, at)).ToDictionary(p => p.Code, p => p.at);

        var keys = new (int Cell, ushort Importer, ushort Exporter)[_keys.Count];
        var order = new int[keys.Length];
        for (var at = 0; at < keys.Length; at++)
        {
            var (period, product, importer, exporter) = _keys[at];
            keys[at] = (periodAt[period] * products.Length + productAt[product], (ushort)economyAt[importer], (ushort)economyAt[exporter]);
            order[at] = at;
        }
        if (!IsSorted(keys)) Array.Sort(keys, order);

        var start = new int[periods.Length * products.Length + 1];
        var columns = new TradeColumns(start, new int[keys.Length], new ushort[keys.Length], new ushort[keys.Length], new double[keys.Length], new double[keys.Length]);
        for (var at = 0; at < keys.Length; at++)
        {
            var (cell, importer, exporter) = keys[at];
            if (at > 0 && keys[at - 1] == keys[at])
                Fault("two rows of one flow", periods[cell / products.Length], products[cell % products.Length], economies[importer], economies[exporter], "one row");
            start[cell + 1] = at + 1;
            (columns.Product[at], columns.Importer[at], columns.Exporter[at]) = (cell % products.Length, importer, exporter);
            (columns.Value[at], columns.Quantity[at]) = (_value[order[at]], _quantity[order[at]]);
        }
        for (var cell = 1; cell < start.Length; cell++) start[cell] = Math.Max(start[cell], start[cell - 1]);
        if (_faults.Count > 0) throw new BadInputException(_faults);
        return new ProductTrade([.. periods], [.. _periods.Values], products, economies, columns, books, provenance);
    }

    private static bool IsSorted((int, ushort, ushort)[] keys)
    {
        for (var at = 1; at < keys.Length; at++)
        {
            if (keys[at - 1].CompareTo(keys[at]) > 0) return false;
        }
        return true;
    }

    private static string Show(double value) => value.ToString("G6", CultureInfo.InvariantCulture);

    private void Fault(string what, TradePeriod period, Hs6 product, Economy importer, Economy exporter, string expected)
    {
        if (_faults.Count < FaultLimit) _faults.Add(new Fault(what, $"{period}, {product}, {importer.Code} from {exporter.Code}", expected));
    }

    /// <summary>Codes numbered in the order of their first appearance.</summary>
    private sealed class Codes<T> where T : notnull
    {
        private readonly Dictionary<T, int> _index = [];

        public int Count => _index.Count;

        public int Add(T code)
        {
            if (_index.TryGetValue(code, out var at)) return at;
            _index.Add(code, at = _index.Count);
            return at;
        }

        public (ImmutableArray<T> Codes, int[] NewIndex) Sorted(IComparer<T> order)
        {
            ImmutableArray<T> sorted = [.. _index.Keys.Order(order)];
            var at = new int[sorted.Length];
            for (var index = 0; index < sorted.Length; index++) at[_index[sorted[index]]] = index;
            return (sorted, at);
        }
    }
}
