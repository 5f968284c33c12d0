using System.Diagnostics;
using System.Globalization;
using DuckDB.NET.Data;
using Tripoint.Codes;
using Tripoint.Data.Embedded;
using Tripoint.Data.Store;
using Tripoint.Exposure.Products;
using Tripoint.Numerics.LinearAlgebra;
using Tripoint.Numerics.Randomness;
using Tripoint.PartialEquilibrium;
using Tripoint.Tables;

namespace Tripoint.Bench.Products;

/// <summary>
/// The table of <c>bench/results/products.md</c>: the indicators on a seeded year of 226 economies, 5,000 products and 15 million flows, and GSIM on
/// 5,000 products and 30 economies. Wall time, the smallest of three runs after one that is not counted.
/// Run with <c>dotnet run -c Release --project bench/Tripoint.Bench -- --quick products</c>.
/// </summary>
public static class ProductsTable
{
    private const int Economies = 226, Products = 5000;

    /// <summary>Prints the table.</summary>
    public static void Run()
    {
        var trade = Year(15_000_000);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{trade.Length:N0} flows, {trade.Products.Length:N0} products, {trade.Economies.Length} economies, {Environment.ProcessorCount} processors"));
        Console.WriteLine("| case | time |");
        Console.WriteLine("|---|---|");
        var thresholds = new DependencyThresholds();
        Time("concentration of every importer and product, the EC's three", () =>
        {
            var flagged = 0;
            foreach (var cell in ImportScan.Of(trade, 0)) if (CoreDependency.Of(cell, thresholds).Dependent) flagged++;
            return flagged;
        });
        Time("RCA, proximity, density, complexity", () => Space(trade));
        Time("all indicators of the year", () => All(trade, thresholds));
        var distances = PoliticalConcentration.Distances(trade, EmbeddedCovariates.Pairs);
        Time("political concentration alone", () => PoliticalConcentration.All(trade, 0, distances).Length);
        Time("GSIM exact, 5,000 products, 30 economies", () => (int)GsimModel.Solve(Gsim(false)).Residual.Max());
        Time("GSIM linear, the same", () => (int)GsimModel.Solve(Gsim(true), new GsimOptions { Treatment = GsimTreatment.Linear }).Residual.Max());
        Sql(trade, thresholds);
    }

    private static int Space(ProductTrade trade)
    {
        var m = new SpecialisationMatrix(RevealedAdvantage.Of(ExportMatrix.Exports(trade, 0)));
        var density = ProductDensity.Of(m, ProductProximity.Of(m));
        var complexity = EconomicComplexity.Of(m);
        return density.Rows + complexity.Products.Length;
    }

    private static int All(ProductTrade trade, DependencyThresholds thresholds)
    {
        var cells = ImportScan.Of(trade, 0);
        var flags = 0;
        foreach (var cell in cells)
        {
            if (CoreDependency.Of(cell, thresholds).Dependent) flags++;
            if (SinglePoint.Of(cell, thresholds).IsSinglePoint) flags++;
            if (IntraIndustry.Of(cell) > 0.5) flags++;
        }
        DenseMatrix exports = ExportMatrix.Exports(trade, 0), imports = ExportMatrix.Imports(trade, 0);
        var m = new SpecialisationMatrix(RevealedAdvantage.Of(exports));
        var density = ProductDensity.Of(m, ProductProximity.Of(m));
        var complexity = EconomicComplexity.Of(m);
        var pairs = Complementarity.Of(exports, imports).Rows + ExportSimilarity.Of(exports).Rows + TradeIntensity.Of(trade, 0).Rows + IntraIndustry.Of(trade, 0).Rows + IntraIndustry.Of(exports, imports).Length;
        return flags + density.Rows + complexity.Products.Length + pairs + PoliticalConcentration.All(trade, 0, PoliticalConcentration.Distances(trade, EmbeddedCovariates.Pairs)).Length;
    }

    private static void Sql(ProductTrade trade, DependencyThresholds thresholds)
    {
        using var connection = new DuckDBConnection("Data Source=:memory:");
        connection.Open();
        using (var create = connection.CreateCommand())
        {
            create.CommandText = "CREATE TABLE flows (product INTEGER, importer SMALLINT, exporter SMALLINT, value DOUBLE)";
            create.ExecuteNonQuery();
        }
        using (var appender = connection.CreateAppender("flows"))
        {
            var rows = trade.Rows(0);
            for (var at = 0; at < rows.Length; at++)
                appender.CreateRow().AppendValue(rows.Product[at]).AppendValue((short)rows.Importer[at]).AppendValue((short)rows.Exporter[at]).AppendValue(rows.Value[at]).EndRow();
        }
        Time("the first case as SQL in DuckDB, result kept there", () =>
        {
            using var command = connection.CreateCommand();
            command.CommandText = "CREATE OR REPLACE TABLE answer AS " + IndicatorQueries.DependencyText("flows", -1, thresholds);
            return command.ExecuteNonQuery();
        });
    }

    private static GsimData Gsim(bool small)
    {
        const int N = 30;
        var stream = new RandomStream("bench/gsim", 1);
        double[] trade = new double[Products * N * N], before = new double[trade.Length], after = new double[trade.Length];
        for (var at = 0; at < trade.Length; at++)
        {
            if (stream.NextUniform() < 0.6) trade[at] = Math.Exp(2 * stream.NextNormal());
            before[at] = stream.NextUniform(0, 0.2);
            after[at] = at / N % N < 3 && at % N < 3 ? 0 : before[at];
        }
        return new GsimData
        {
            Economies = [.. Economy.All.Where(e => e.M49 > 0).Take(N)],
            Products = [.. Enumerable.Range(0, Products).Select(p => p.ToString(CultureInfo.InvariantCulture))],
            Trade = trade,
            TariffBefore = before,
            TariffAfter = after,
            Demand = Filled(-1.25),
            Substitution = Filled(small ? 4 : 5),
            Supply = Filled(1.5),
        };

        static double[] Filled(double value) => [.. Enumerable.Repeat(value, Products)];
    }

    private static ProductTrade Year(int rows)
    {
        var stream = new RandomStream("bench/product-trade", 1);
        Economy[] economies = [.. Economy.All.Where(e => e.M49 > 0).OrderBy(e => e.Code, StringComparer.Ordinal).Take(Economies)];
        double[] size = [.. economies.Select(_ => Math.Exp(1.1 * stream.NextNormal()))];
        var present = new double[economies.Length * economies.Length];
        double scale = 1;
        // About as many flows as asked: presence grows with the two sizes, never above 0.95.
        for (var round = 0; round < 40; round++)
        {
            double sum = 0;
            for (var at = 0; at < present.Length; at++)
            {
                present[at] = at / economies.Length == at % economies.Length ? 0 : Math.Min(0.95, scale * Math.Sqrt(size[at / economies.Length] * size[at % economies.Length]));
                sum += present[at];
            }
            scale *= rows / (sum * Products);
        }
        var period = new TradePeriod(2021);
        var builder = new ProductTradeBuilder(TradeBooks.Reconciled, new TableProvenance("seeded", "made for the bench", false, [], []));
        builder.AddPeriod(period, HsEdition.Hs2017);
        var product = 0;
        for (var number = 10121; product < Products; number += 181)
        {
            if (!Hs6.TryOfNumber(number, out var code)) continue;
            product++;
            for (var j = 0; j < economies.Length; j++)
            {
                for (var i = 0; i < economies.Length; i++)
                {
                    if (stream.NextUniform() >= present[j * economies.Length + i]) continue;
                    builder.Add(period, code, economies[j], economies[i], Math.Exp(2.2 * stream.NextNormal()) * size[i] * size[j]);
                }
            }
        }
        return builder.Build();
    }

    private static void Time(string name, Func<int> run)
    {
        run();
        var best = double.PositiveInfinity;
        for (var at = 0; at < 3; at++)
        {
            var clock = Stopwatch.StartNew();
            run();
            best = Math.Min(best, clock.Elapsed.TotalSeconds);
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {best:0.00} s |"));
    }
}
