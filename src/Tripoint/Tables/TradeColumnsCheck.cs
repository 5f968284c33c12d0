using System.Collections.Immutable;
using Tripoint.Codes;
using Tripoint.Faults;

namespace Tripoint.Tables;

/// <summary>Checks columns that claim to be sorted.</summary>
internal static class TradeColumnsCheck
{
    /// <summary>Refuses columns that are not those of a panel.</summary>
    /// <exception cref="BadInputException">Names the first fault.</exception>
    public static void Run(
        ImmutableArray<TradePeriod> periods, ImmutableArray<HsEdition> editions, ImmutableArray<Hs6> products, ImmutableArray<Economy> economies, TradeColumns columns)
    {
        if (periods.IsEmpty) throw new BadInputException("product trade without any period");
        if (editions.Length != periods.Length) throw new BadInputException($"{editions.Length} editions for {periods.Length} periods");
        if (economies.Length > ushort.MaxValue) throw new BadInputException($"{economies.Length} economies are more than can be held");
        Ascending(periods, (a, b) => a.CompareTo(b), "periods");
        Ascending(products, (a, b) => a.CompareTo(b), "products");
        Ascending(economies, (a, b) => string.CompareOrdinal(a.Code, b.Code), "economies");
        var rows = columns.Value.Length;
        if (columns.Product.Length != rows || columns.Importer.Length != rows || columns.Exporter.Length != rows || columns.Quantity.Length != rows)
            throw new BadInputException("the columns have different lengths");
        if (columns.Start.Length != periods.Length * products.Length + 1 || columns.Start[0] != 0 || columns.Start[^1] != rows)
            throw new BadInputException("the starts do not span the rows", "", "T × P + 1 starts, from 0 to the number of rows");
        for (var cell = 0; cell < columns.Start.Length - 1; cell++)
        {
            if (columns.Start[cell + 1] < columns.Start[cell] || columns.Start[cell + 1] > rows) throw new BadInputException("the starts are not ascending", $"cell {cell}");
            Cell(columns, columns.Start[cell], columns.Start[cell + 1], cell % products.Length, economies.Length);
        }
    }

    private static void Cell(TradeColumns columns, int from, int to, int product, int economies)
    {
        var last = -1;
        for (var row = from; row < to; row++)
        {
            int importer = columns.Importer[row], exporter = columns.Exporter[row];
            var key = importer * economies + exporter;
            if (columns.Product[row] != product || importer >= economies || exporter >= economies || importer == exporter || key <= last)
                throw new BadInputException("a row is out of order, twice there, or of an economy with itself", $"row {row}", "rows by period, product, importer, exporter");
            if (!(columns.Value[row] >= 0 && double.IsFinite(columns.Value[row])) || columns.Quantity[row] < 0 || double.IsInfinity(columns.Quantity[row]))
                throw new BadInputException($"a value of {columns.Value[row]} or quantity of {columns.Quantity[row]}", $"row {row}", "finite numbers, zero or more; NaN for a quantity that is not known");
            last = key;
        }
    }

    private static void Ascending<T>(ImmutableArray<T> codes, Comparison<T> order, string what)
    {
        for (var at = 1; at < codes.Length; at++)
        {
            if (order(codes[at - 1], codes[at]) >= 0) throw new BadInputException($"the {what} are not ascending or hold one twice", $"position {at}: {codes[at]}");
        }
    }
}
