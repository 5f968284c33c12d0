using DuckDB.NET.Data;
using Tripoint.Codes;
using Tripoint.Data.Store;
using Tripoint.Exposure.Products;
using Tripoint.Numerics.Randomness;
using Tripoint.Tables;

namespace Tripoint.Data.Tests.Store;

/// <summary>The set-based indicators and the pure functions say the same.</summary>
public sealed class IndicatorQueryTests : IDisposable
{
    private const int Products = 25, Economies = 14;
    private readonly ProductTrade _trade;
    private readonly DuckDBConnection _connection = new("Data Source=:memory:");

    public IndicatorQueryTests()
    {
        var stream = new RandomStream("test/indicator-queries", 4);
        Economy[] codes = [.. Economy.All.Where(e => e.M49 > 0).OrderBy(e => e.Code, StringComparer.Ordinal).Take(Economies - 1), Economy.Of("ROW")];
        var builder = new ProductTradeBuilder(TradeBooks.Reconciled, new TableProvenance("test", "test", false, [], []));
        builder.AddPeriod(new TradePeriod(2021), HsEdition.Hs2017);
        for (var p = 0; p < Products; p++)
        {
            foreach (var importer in codes)
            {
                foreach (var exporter in codes)
                {
                    if (importer.Equals(exporter) || stream.NextUniform() > 0.35) continue;
                    builder.Add(new TradePeriod(2021), Hs6.OfNumber(310210 + 10 * p), importer, exporter, Math.Exp(2 * stream.NextNormal()));
                }
            }
        }
        _trade = builder.Build();
        _connection.Open();
        Execute("CREATE TABLE flows (product INTEGER, importer SMALLINT, exporter SMALLINT, value DOUBLE)");
        using var appender = _connection.CreateAppender("flows");
        var rows = _trade.Rows(0);
        for (var at = 0; at < rows.Length; at++)
            appender.CreateRow().AppendValue(rows.Product[at]).AppendValue((short)rows.Importer[at]).AppendValue((short)rows.Exporter[at]).AppendValue(rows.Value[at]).EndRow();
    }

    private int Rest => _trade.IndexOf(Economy.Of("ROW"));

    [Fact]
    public void Dependence_is_the_same_in_sql_and_in_memory()
    {
        var thresholds = new DependencyThresholds();
        var sql = IndicatorQueries.Dependency(_connection, "flows", Rest, thresholds);
        var memory = ImportScan.Of(_trade, 0);
        Assert.Equal(memory.Length, sql.Count);
        for (var at = 0; at < memory.Length; at++)
        {
            var (cell, core) = sql[at];
            Assert.Equal((memory[at].Product, memory[at].Importer, memory[at].TopExporter, memory[at].Suppliers), (cell.Product, cell.Importer, cell.TopExporter, cell.Suppliers));
            foreach (var (a, b) in new[]
            {
                (memory[at].Imports, cell.Imports), (memory[at].Hhi, cell.Hhi), (memory[at].TopShare, cell.TopShare), (memory[at].OwnExports, cell.OwnExports), (memory[at].TopWorldShare, cell.TopWorldShare),
                (memory[at].OthersWorldExports, cell.OthersWorldExports),
            }) Assert.Equal(a, b, 1e-9 * Math.Max(1, Math.Abs(a)));
            Assert.Equal(CoreDependency.Of(memory[at], thresholds), core);
        }
    }

    [Fact]
    public void Advantage_is_the_same_in_sql_and_in_memory()
    {
        var memory = RevealedAdvantage.Of(ExportMatrix.Exports(_trade, 0));
        var sql = IndicatorQueries.Advantage(_connection, "flows");
        Assert.Equal(memory.Values.Count(v => v > 0), sql.Count);
        Assert.All(sql, s => Assert.Equal(memory[s.Exporter, s.Product], s.Value, 9));
    }

    [Fact]
    public void Intensity_and_intra_industry_trade_are_the_same_in_sql_and_in_memory()
    {
        var intensity = TradeIntensity.Of(_trade, 0);
        Assert.All(IndicatorQueries.Intensity(_connection, "flows"), s => Assert.Equal(intensity[s.Exporter, s.Importer], s.Value, 9));
        var intra = IntraIndustry.Of(ExportMatrix.Exports(_trade, 0), ExportMatrix.Imports(_trade, 0));
        var sql = IndicatorQueries.IntraIndustry(_connection, "flows");
        Assert.Equal(Economies, sql.Count);
        Assert.All(sql, s => Assert.Equal(intra[s.Economy], s.Value, 9));
    }

    [Fact]
    public void Of_two_equal_suppliers_the_lower_number_is_the_largest()
    {
        Execute("CREATE TABLE tie AS SELECT 1 AS product, 0 AS importer, e AS exporter, 5.0::DOUBLE AS value FROM (VALUES (3), (1), (2)) t(e)");
        Assert.Equal(1, IndicatorQueries.Dependency(_connection, "tie", -1, new DependencyThresholds())[0].Cell.TopExporter);
    }

    public void Dispose() => _connection.Dispose();

    private void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
