using System.Collections.Immutable;
using System.Globalization;
using Tripoint.Baskets;
using Tripoint.Codes;
using Tripoint.Exposure.Products;
using Tripoint.Faults;
using Tripoint.Numerics.LinearAlgebra;
using Tripoint.Studies.InputOutput;

namespace Tripoint.Studies.Products;

/// <summary>What an economy sells and how specialised it is in it. <c>tripoint exposure --exporter</c>.</summary>
public static class SpecialisationStudy
{
    // Measures of a whole basket of exports mean little on a few dozen products.
    private const int FewProducts = 500;
    private const int FewestProducts = 20;

    /// <summary>The products as a table, <c>tripoint.exposure-exports/1</c>, by exports.</summary>
    /// <param name="source">The data.</param>
    /// <param name="exporter">The economy.</param>
    /// <param name="basket">Only these products are shown; null: all. The measures rest on all products of the data.</param>
    /// <param name="year">The year; null: the latest of each table.</param>
    /// <param name="top">Products shown.</param>
    /// <param name="cancellation">Stops between two tables.</param>
    /// <exception cref="DataMissingException">No table has the exporter, the year, or a product of the basket that it sells.</exception>
    public static StudyTable Run(ProductSource source, Economy exporter, Basket? basket, int? year, int top, CancellationToken cancellation = default)
    {
        var rows = new List<(double Exports, ImmutableArray<object> Row)>();
        var notes = new List<string>();
        foreach (var set in source.Sets)
        {
            cancellation.ThrowIfCancellationRequested();
            var period = set.Period(year);
            if (period < 0 || set.Main.IndexOf(exporter) is not (var at and >= 0)) continue;
            rows.AddRange(Rows(set, period, at, basket, notes));
        }
        if (rows.Count == 0)
            throw new DataMissingException(new Fault($"the product data have nothing that {exporter.Code} sells{(basket is null ? "" : $" of the basket '{basket.Key}'")}{(year is { } y ? FormattableString.Invariant($" in {y}") : "")}", "--exporter", $"an exporter of {source.Years}"));
        return new StudyTable(
            "tripoint.exposure-exports/1", $"What {exporter.Name.English} sells, and how specialised it is{(basket is null ? "" : $", basket '{basket.Key}'")}",
            [
                new("product", "product"), new("name", "name"), new("year", "year"), new("exportsMusd", "exports, mUSD", 1), new("worldPercent", "of world, %", 1), new("advantage", "RCA", 2), new("density", "density", 2), new("complexity", "PCI", 2),
                new("ubiquity", "economies", 0), new("importsMusd", "imports, mUSD", 1), new("twoWay", "two-way", 2),
            ],
            [.. rows.OrderByDescending(r => r.Exports).Take(top).Select(r => r.Row)],
            [
                .. notes, "RCA: the product's share in the economy's exports over its share in the world's (Balassa 1965); from 1 on it counts as specialised. Economies: how many are.",
                "Density: how close the product is to what the economy is specialised in, 0 to 1 (Hidalgo et al. 2007). PCI: product complexity, mean 0 and deviation 1 over the products of the table (Hidalgo and Hausmann 2009).",
                "Two-way: 1 where as much is bought as sold, 0 where trade goes one way (Grubel and Lloyd 1975). Exports stand for production, and re-exports are in them.",
                .. ProductSource.Notes(source.Sets.Where(s => s.Period(year) >= 0)),
            ]);
    }

    private static IEnumerable<(double, ImmutableArray<object>)> Rows(ProductBooks set, int period, int economy, Basket? basket, List<string> notes)
    {
        var trade = set.Main;
        DenseMatrix exports = ExportMatrix.Exports(trade, period), imports = ExportMatrix.Imports(trade, period), advantage = RevealedAdvantage.Of(exports);
        // Many small economies under one name are no economy that could be specialised.
        if (trade.IndexOf(Economy.Of("ROW")) is var rest and >= 0) advantage.Row(rest).Clear();
        var specialised = new SpecialisationMatrix(advantage);
        var density = ProductDensity.Of(specialised, ProductProximity.Of(specialised));
        var complexity = EconomicComplexity.Of(specialised);
        var told = specialised.Products >= FewestProducts;
        notes.Add(Standing(set, period, economy, specialised, complexity));
        var edition = trade.EditionOf(period);
        for (var p = 0; p < trade.Products.Length; p++)
        {
            var sold = exports[economy, p];
            if (sold <= 0 || (basket is not null && basket.Find(trade.Products[p], edition) is null)) continue;
            double world = 0;
            for (var c = 0; c < exports.Rows; c++) world += exports[c, p];
            var code = trade.Products[p];
            yield return (sold,
            [
                code.ToString(), ProductSource.Name(code) is { Length: > 0 } name ? name : basket?.Find(code, edition)?.Label ?? "", trade.Periods[period].ToString(), sold / 1000, 100 * sold / world, advantage[economy, p], told ? density[economy, p] : double.NaN,
                told && complexity.Converged ? complexity.Products[p] : double.NaN, (double)specialised.Ubiquity[p], imports[economy, p] / 1000, IntraIndustry.Of(sold, imports[economy, p]),
            ]);
        }
    }

    private static string Standing(ProductBooks set, int period, int economy, SpecialisationMatrix specialised, EconomicComplexity complexity)
    {
        var basis = string.Create(CultureInfo.InvariantCulture, $"{set.Name}, {set.Main.Periods[period]}: specialised in {specialised.Diversity[economy]} of {specialised.Products} products");
        if (specialised.Products < FewestProducts) return $"{basis}; too few for density and complexity.";
        var own = complexity.Economies[economy];
        var known = complexity.Economies.Count(c => !double.IsNaN(c));
        var where = !complexity.Converged ? "its complexity cannot be told from the next ranking's" : double.IsNaN(own) ? "it has no complexity" : string.Create(
            CultureInfo.InvariantCulture, $"economic complexity {own:0.00}, rank {1 + complexity.Economies.Count(c => c > own)} of {known}");
        var few = specialised.Products < FewProducts ? "; on so few products this ranks these goods and says little of an economy: import a whole year of BACI for the published measures" : "";
        return $"{basis}; {where}{few}.";
    }
}
