namespace Tripoint.Data.Import.Trade;

/// <summary>
/// Finds the columns of a plain table by the names that are in use. Units stand in the name: <c>value_usd</c>, <c>value_kusd</c>,
/// <c>value_musd</c>, <c>quantity_kg</c>, <c>quantity_t</c>.
/// </summary>
internal sealed class TradeCsvColumns
{
    private static readonly string[] s_period = ["year", "period", "t", "refYear", "date", "month", "period_dt"];
    private static readonly string[] s_product = ["hs6", "product", "cmd", "cmdCode", "k", "code"];
    private static readonly string[] s_importer = ["importer", "importer_iso3", "importer_iso2", "j"];
    private static readonly string[] s_exporter = ["exporter", "exporter_iso3", "exporter_iso2", "i"];
    private static readonly (string Name, double ToThousand)[] s_value = [("value_usd", 1e-3), ("value", 1e-3), ("value_kusd", 1), ("v", 1), ("value_musd", 1e3)];
    private static readonly (string Name, double ToTonnes)[] s_quantity = [("quantity_t", 1), ("qty_t", 1), ("q", 1), ("quantity_kg", 1e-3), ("netwgt", 1e-3), ("qty_kg", 1e-3)];

    /// <summary>Finds the columns; those that are needed and missing are faults.</summary>
    public TradeCsvColumns(CsvFile csv)
    {
        Period = Find(csv, s_period);
        Product = Find(csv, s_product);
        Importer = Find(csv, s_importer);
        Exporter = Find(csv, s_exporter);
        (Value, ToThousand) = FindUnit(csv, s_value);
        (Quantity, ToTonnes) = FindUnit(csv, s_quantity);
        Need(Product, "the product", s_product);
        Need(Importer, "the importer", s_importer);
        Need(Exporter, "the exporter", s_exporter);
        Need(Value, "the value", [.. s_value.Select(v => v.Name)]);
        csv.Faults.ThrowIfAny();

        void Need(int column, string what, string[] names)
        {
            if (column < 0) csv.Faults.Add($"no column holds {what}", 1, 0, $"a column named {string.Join(" or ", names)}; found {string.Join(", ", csv.Header.Take(12))}");
        }
    }

    /// <summary>The column of the year or month, or −1.</summary>
    public int Period { get; }

    /// <summary>The column of the product.</summary>
    public int Product { get; }

    /// <summary>The column of the importer.</summary>
    public int Importer { get; }

    /// <summary>The column of the exporter.</summary>
    public int Exporter { get; }

    /// <summary>The column of the value.</summary>
    public int Value { get; }

    /// <summary>What turns the value into thousand US$.</summary>
    public double ToThousand { get; }

    /// <summary>The column of the quantity, or −1.</summary>
    public int Quantity { get; }

    /// <summary>What turns the quantity into tonnes.</summary>
    public double ToTonnes { get; }

    private static int Find(CsvFile csv, string[] names)
    {
        foreach (var name in names)
        {
            for (var at = 0; at < csv.Header.Count; at++)
            {
                if (csv.Header[at].Trim().Equals(name, StringComparison.OrdinalIgnoreCase)) return at;
            }
        }
        return -1;
    }

    private static (int Column, double Factor) FindUnit(CsvFile csv, (string Name, double Factor)[] names)
    {
        foreach (var (name, factor) in names)
        {
            var at = Find(csv, [name]);
            if (at >= 0) return (at, factor);
        }
        return (-1, 1);
    }
}
