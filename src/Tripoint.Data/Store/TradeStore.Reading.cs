using System.Collections.Immutable;
using System.Globalization;
using Tripoint.Codes;
using Tripoint.Data.Import;
using Tripoint.Data.Import.Trade;
using Tripoint.Faults;
using Tripoint.Tables;

namespace Tripoint.Data.Store;

public sealed partial class TradeStore
{
    /// <summary>Reads flows as a panel. National lines are added up to six digits; months to the years of which all twelve are there.</summary>
    /// <param name="filter">Which flows.</param>
    /// <exception cref="DataMissingException">No dataset of that name, or nothing in it of those books and years.</exception>
    public ProductTrade Read(TradeFilter filter)
    {
        var (id, kind, digits) = RequireDataset(filter.Dataset);
        var units = Units(id);
        var books = filter.Books ?? (units.Exists(u => u.Books == (int)TradeBooks.Reconciled) ? TradeBooks.Reconciled : TradeBooks.Importer);
        var of = units.Where(u => u.Books == (int)books && Within(u.Period / 100, filter)).ToList();
        if (of.Count == 0)
            throw new DataMissingException(new Fault($"'{filter.Dataset}' has no {Words(books)} of the years asked for", File, Describe(units), "Choose other years or the other side's books"));
        var periods = Periods([.. of.Select(u => u.Period).Distinct()], filter.Monthly);
        if (periods.Count == 0)
            throw new DataMissingException(new Fault($"'{filter.Dataset}' has no {(filter.Monthly ? "months" : "whole years")} of the years asked for", File, Describe(units), filter.Monthly ? "Read whole years" : "Read it by month"));

        var economies = Rows("SELECT economy_id, code, name FROM economy", r => (Id: r.GetInt16(0), Area: TradeAreas.OfStored(r.GetString(1), r.GetString(2)))).OrderBy(e => e.Area.Code, StringComparer.Ordinal).ToList();
        var rank = new int[economies.Select(e => e.Id).DefaultIfEmpty().Max() + 1];
        for (var at = 0; at < economies.Count; at++) rank[economies[at].Id] = at;

        var sums = digits > 6 || periods.Exists(p => p.Of.Length > 1);
        var parts = periods.ConvertAll(period => (period.Period, Rows: Flows(id, books, period.Of, filter, economies, rank, sums)));
        var imports = of.Select(u => u.ImportId).ToHashSet();
        var records = Imports(filter.Dataset).Where(i => imports.Contains(i.Id)).ToList();
        var provenance = new TableProvenance(
            $"trade by product from '{filter.Dataset}' ({kind}), {periods[0].Period} to {periods[^1].Period}", Words(books), false, [.. records.Select(r => r.Source)],
            [.. records.Select(r => r.Notes).Where(n => n.Length > 0).Distinct(StringComparer.Ordinal), .. sums ? ["added up to six digits and whole years"] : ImmutableArray<string>.Empty]);
        var edition = of.GroupBy(u => u.Period).ToDictionary(g => g.Key, g => (HsEdition)g.Max(u => u.Edition));
        var panel = Assemble(parts, [.. periods.Select(p => edition[p.Of[0]])], [.. economies.Select(e => e.Area)], books, provenance);
        return panel;
    }

    private static bool Within(int year, TradeFilter filter) => year >= (filter.FromYear ?? int.MinValue) && year <= (filter.ToYear ?? int.MaxValue);

    private static string Words(TradeBooks books) => books switch
    {
        TradeBooks.Importer => "importers' books",
        TradeBooks.Exporter => "exporters' books",
        _ => "reconciled figures",
    };

    private static string Describe(List<TradeUnit> units) => units.Count == 0 ? "nothing is in it" : string.Join("; ", units.GroupBy(u => u.Books).OrderBy(g => g.Key)
        .Select(g => $"{Words((TradeBooks)g.Key)} {TradePeriod.OfCode(g.Min(u => u.Period))} to {TradePeriod.OfCode(g.Max(u => u.Period))}"));

    // The periods of the panel, and the stored periods each is the sum of.
    private static List<(TradePeriod Period, int[] Of)> Periods(int[] stored, bool monthly)
    {
        if (monthly) return [.. stored.Where(p => p % 100 > 0).Order().Select(p => (TradePeriod.OfCode(p), new[] { p }))];
        return [.. stored.GroupBy(p => p / 100).OrderBy(g => g.Key).Select(g => (new TradePeriod(g.Key), Of: g.Contains(g.Key * 100) ? [g.Key * 100] : g.Order().ToArray()))
            .Where(p => p.Of.Length is 1 or 12 && (p.Of.Length == 12 || p.Of[0] % 100 == 0))];
    }

    private FlowColumns Flows(int dataset, TradeBooks books, int[] periods, TradeFilter filter, List<(short Id, Economy Area)> economies, int[] rank, bool sums)
    {
        var where = string.Create(CultureInfo.InvariantCulture, $"dataset_id = {dataset} AND books = {(int)books} AND period IN ({string.Join(',', periods)})");
        if (!filter.Products.IsDefaultOrEmpty) where += $" AND product IN ({string.Join(',', filter.Products.Select(p => p.Number))})";
        where += Areas("importer", filter.Importers) + Areas("exporter", filter.Exporters);
        var sql = sums
            ? $"SELECT product, importer, exporter, sum(value), CASE WHEN count(quantity) < count(*) THEN 'nan'::DOUBLE ELSE sum(quantity) END FROM flow WHERE {where} GROUP BY ALL"
            : $"SELECT product, importer, exporter, value, coalesce(quantity, 'nan'::DOUBLE) FROM flow WHERE {where}";
        var rows = new FlowColumns();
        ColumnReader.Read(_connection!, sql, (in ColumnReader.ChunkColumns c) =>
        {
            ReadOnlySpan<int> product = c.Column<int>(0);
            ReadOnlySpan<short> importer = c.Column<short>(1), exporter = c.Column<short>(2);
            ReadOnlySpan<double> value = c.Column<double>(3), quantity = c.Column<double>(4);
            for (var row = 0; row < c.Rows; row++) rows.Add(product[row], (ushort)rank[importer[row]], (ushort)rank[exporter[row]], value[row], quantity[row]);
        });
        return rows;

        string Areas(string column, ImmutableArray<Economy> wanted)
        {
            if (wanted.IsDefaultOrEmpty) return "";
            var ids = economies.Where(e => wanted.Contains(e.Area)).Select(e => e.Id.ToString(CultureInfo.InvariantCulture)).DefaultIfEmpty("-1");
            return $" AND {column} IN ({string.Join(',', ids)})";
        }
    }

    // Sorts each period, keeps the codes that occur, and lays the periods one after another.
    private static ProductTrade Assemble(
        List<(TradePeriod Period, FlowColumns Rows)> parts, ImmutableArray<HsEdition> editions, ImmutableArray<Economy> economies, TradeBooks books, TableProvenance provenance)
    {
        var total = parts.Sum(p => p.Rows.Count);
        var usedProduct = new bool[1_000_000];
        var usedArea = new bool[economies.Length];
        foreach (var (_, rows) in parts)
        {
            foreach (var product in rows.Product) usedProduct[product] = true;
            foreach (var area in rows.Importer) usedArea[area] = true;
            foreach (var area in rows.Exporter) usedArea[area] = true;
        }
        var (products, productAt) = Kept(usedProduct);
        var (areas, areaAt) = Kept(usedArea);
        var columns = new TradeColumns(new int[parts.Count * products.Length + 1], new int[total], new ushort[total], new ushort[total], new double[total], new double[total]);
        var at = 0;
        for (var t = 0; t < parts.Count; t++)
        {
            var rows = parts[t].Rows;
            ReadOnlySpan<int> product = rows.Product;
            ReadOnlySpan<ushort> importer = rows.Importer;
            ReadOnlySpan<ushort> exporter = rows.Exporter;
            Span<double> value = rows.Value;
            Span<double> quantity = rows.Quantity;
            foreach (var row in FlowOrder.Sort(rows, economies.Length))
            {
                var p = productAt[product[row]];
                columns.Product[at] = p;
                columns.Importer[at] = (ushort)areaAt[importer[row]];
                columns.Exporter[at] = (ushort)areaAt[exporter[row]];
                columns.Value[at] = value[row];
                columns.Quantity[at] = quantity[row];
                columns.Start[t * products.Length + p + 1] = ++at;
            }
        }
        for (var cell = 1; cell < columns.Start.Length; cell++) columns.Start[cell] = Math.Max(columns.Start[cell], columns.Start[cell - 1]);
        return ProductTrade.FromSortedColumns(
            [.. parts.Select(p => p.Period)], editions, [.. products.Select(Hs6.OfNumber)], [.. areas.Select(a => economies[a])], columns, books, provenance);

        static (int[] Kept, int[] NewIndex) Kept(bool[] used)
        {
            int[] kept = [.. Enumerable.Range(0, used.Length).Where(i => used[i])];
            var index = new int[used.Length];
            for (var i = 0; i < kept.Length; i++) index[kept[i]] = i;
            return (kept, index);
        }
    }
}
