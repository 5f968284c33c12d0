using System.Collections.Immutable;
using Tripoint.Codes;
using Tripoint.Data.Embedded;
using Tripoint.Data.Import;
using Tripoint.Faults;
using Tripoint.Tables;
using Tripoint.TestSupport;

namespace Tripoint.Data.Tests.Embedded;

public class EmbeddedBuildTests
{
    private static string Data => Path.Combine(SharedData.RepositoryRoot(), "data");

    [Fact]
    public void The_sources_give_the_committed_files_byte_for_byte()
    {
        var sources = Path.GetDirectoryName(SharedData.Require("icio-trade-tariffs"))!;
        var files = new EmbeddedBuild(sources, Path.Combine(Data, "parameters")).Run(null, TestContext.Current.CancellationToken);
        foreach (var (name, content) in files) Assert.True(File.ReadAllBytes(Path.Combine(Data, name)).AsSpan().SequenceEqual(content), $"{name} differs from what the sources give");
        var committed = Directory.GetFiles(Path.Combine(Data, "embedded"), "*", SearchOption.AllDirectories).Length;
        Assert.Equal(committed, files.Keys.Count(k => k.StartsWith("embedded/", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_stored_table_of_2022_is_what_the_stored_inputs_give()
    {
        var built = TableFolder.ToFiles(WorldTable.Create(EmbeddedDataset.Content(2022)));
        foreach (var (name, content) in built) Assert.True(EmbeddedFiles.Bytes(EmbeddedFiles.TableFolder + name).AsSpan().SequenceEqual(content), name);
        Assert.Equal(Directory.GetFiles(Path.Combine(Data, "embedded", "world-2022")).Length, built.Count);
    }

    [Fact]
    public void The_stored_table_reads_as_a_table_folder_like_anyone_elses()
    {
        var read = TableFolder.Read(Path.Combine(Data, "embedded", "world-2022"));
        var embedded = EmbeddedDataset.World();
        Assert.True(read.InputShare.SequenceEqual(embedded.InputShare));
        Assert.True(read.Trade.SequenceEqual(embedded.Trade));
        Assert.Equal(string.Join('\n', embedded.Provenance.Log), string.Join('\n', read.Provenance.Log));
        Assert.Equal<SourceRecord>(embedded.Provenance.Sources, read.Provenance.Sources);
    }

    [Fact]
    public void The_embedded_files_stay_below_six_megabytes()
    {
        var bytes = Directory.GetFiles(Path.Combine(Data, "embedded"), "*", SearchOption.AllDirectories).Sum(f => new FileInfo(f).Length);
        Assert.InRange(bytes, 1_000_000, 6_000_000);
    }

    [Fact]
    public void Every_source_has_its_fingerprint_vintage_and_licence()
    {
        foreach (var year in EmbeddedDataset.Years)
        {
            var sources = EmbeddedDataset.World(year).Provenance.Sources;
            Assert.Contains(sources, s => s.File == FormattableString.Invariant($"ICIO{year}.csv.gz"));
            Assert.Contains(sources, s => s.File == "wiot13_2011.csv.gz");
            Assert.All(sources, s => Assert.True(s.Sha256.Length == 64 && s.Vintage.Length > 0 && s.Licence.Length > 0, s.Title));
        }
    }

    [Fact]
    public void A_missing_source_is_missing_data_and_named()
    {
        var e = Assert.Throws<DataMissingException>(() => new EmbeddedBuild("nowhere", Path.Combine(Data, "parameters")).Run(null, TestContext.Current.CancellationToken));
        Assert.Contains("wiot13_2011", e.Message, StringComparison.Ordinal);
        Assert.Contains("--from", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_build_stops_when_it_is_cancelled()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.Throws<OperationCanceledException>(() => new EmbeddedBuild("nowhere", "nowhere").Run(null, cancelled.Token));
    }

    [Fact]
    public void Aggregation_conserves_output_imports_from_outside_and_revenue()
    {
        var source = TradeTariffCsv.Read(SharedData.Require("icio-trade-tariffs", "ICIO2019.csv.gz"));
        var flows = IcioAggregation.Aggregate(source, []);
        int n = 27, size = source.Economies.Length, japan = source.Economies.IndexOf(Economy.Of("JPN"));
        Assert.Equal(source.Trade.Sum(), flows.Trade.Sum(), 1e-9 * source.Trade.Sum());
        for (var s = 0; s < 27; s++)
        {
            // Japan's imports and the duty on them, from all 80 partners and from the 26 of the dataset.
            double value = 0, duty = 0, aggregateValue = 0, aggregateDuty = 0;
            for (var i = 0; i < size; i++)
            {
                if (i == japan) continue;
                value += source.Trade[source.Cell(s, japan, i)];
                duty += source.Trade[source.Cell(s, japan, i)] * source.Tariff[source.Cell(s, japan, i)];
            }
            for (var i = 0; i < n; i++)
            {
                if (i == 1) continue;
                var cell = ((s * n) + 1) * n + i;
                aggregateValue += flows.Trade[cell];
                aggregateDuty += flows.Trade[cell] * flows.Tariff[cell];
            }
            Assert.Equal(value, aggregateValue, 0.02);
            Assert.Equal(duty, aggregateDuty, 1e-5 * duty + 0.01);
        }
    }

    [Fact]
    public void A_list_of_tariff_corrections_that_the_rule_does_not_give_is_refused()
    {
        var evidence = new TariffEvidence();
        evidence.Add(Table(usa: 0.9, other: 0.05));
        evidence.Add(Table(usa: 0.5, other: 0.05));
        evidence.Check([new TariffCorrection(Economy.Of("USA"), TariffEvidence.Sector, "")]);
        Assert.Contains("USA", Assert.Throws<BadInputException>(() => evidence.Check([])).Message, StringComparison.Ordinal);
        var second = Assert.Throws<BadInputException>(() => evidence.Check([new TariffCorrection(Economy.Of("USA"), TariffEvidence.Sector, ""), new TariffCorrection(Economy.Of("JPN"), TariffEvidence.Sector, "")]));
        Assert.Contains("JPN", second.Message, StringComparison.Ordinal);

        // High in food but high elsewhere too, or many times the rest but low: no fault of the average.
        foreach (var (usa, other) in new[] { (0.9, 0.4), (0.2, 0.01) })
        {
            var mild = new TariffEvidence();
            mild.Add(Table(usa, other));
            mild.Check([]);
        }
    }

    [Theory]
    [InlineData("MYS")]
    [InlineData("SAU")]
    [InlineData("VNM")]
    public void Corrected_tariffs_come_closer_to_the_World_Banks_mean_of_all_goods(string code)
    {
        // TM.TAX.MRCH.WM.AR.ZS: applied tariff rate, weighted mean, all products, 2022, per cent.
        var lines = File.ReadLines(SharedData.Require("gravity-covariates", "wb-mean-tariffs-2005-2024.csv"));
        var published = lines.Select(l => l.Split(',')).Single(f => f[0] == code && f[^4] == "2022" && f[^2] == "TM.TAX.MRCH.WM.AR.ZS");
        var reference = double.Parse(published[^1], System.Globalization.CultureInfo.InvariantCulture) / 100;
        var table = TradeTariffCsv.Read(SharedData.Require("icio-trade-tariffs", "ICIO2022.csv.gz"));
        var log = ImmutableArray.CreateBuilder<string>();
        var corrected = TariffCorrection.Apply(table, TariffCorrection.Read(EmbeddedFiles.Parameter(TariffCorrection.FileName)), log);
        var importer = table.Economies.IndexOf(Economy.Of(code));
        double before = Mean(table.Tariff), after = Mean(corrected);
        Assert.True(Math.Abs(after - reference) < 0.6 * Math.Abs(before - reference), $"{before} before, {after} after, {reference} published");
        Assert.Contains(log, l => l.StartsWith($"2022: tariffs of {code} on C10T12", StringComparison.Ordinal));

        double Mean(double[] tariff)
        {
            double value = 0, duty = 0;
            for (var s = 0; s < 27; s++)
            {
                for (var i = 0; i < table.Economies.Length; i++)
                {
                    if (i == importer) continue;
                    value += table.Trade[table.Cell(s, importer, i)];
                    duty += table.Trade[table.Cell(s, importer, i)] * tariff[table.Cell(s, importer, i)];
                }
            }
            return duty / value;
        }
    }

    // Two economies that trade food and machinery with each other.
    private static TradeTariffTable Table(double usa, double other)
    {
        Sector[] sectors = [.. Sector.Of("ICIO28")];
        Economy[] economies = [Economy.Of("JPN"), Economy.Of("USA")];
        double[] trade = new double[28 * 4], tariff = new double[28 * 4];
        var table = new TradeTariffTable(2020, [.. economies], [.. sectors], trade, tariff, TableProvenance.InMemory);
        foreach (var code in new[] { "C10T12", "C28" })
        {
            var s = Array.FindIndex(sectors, x => x.Code == code);
            trade[table.Cell(s, 0, 1)] = trade[table.Cell(s, 1, 0)] = 100;
            tariff[table.Cell(s, 0, 1)] = 0.05;
            tariff[table.Cell(s, 1, 0)] = code == "C28" ? other : usa;
        }
        return table;
    }
}
