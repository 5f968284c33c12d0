using System.Globalization;
using System.IO.Compression;
using Tripoint.Codes;
using Tripoint.Data.Embedded;
using Tripoint.Data.Import;
using Tripoint.Faults;
using Tripoint.InputOutput;
using Tripoint.TestSupport;

namespace Tripoint.Data.Tests.Import;

public class Co2AccountsTests
{
    [Fact]
    public void The_accounts_of_2011_keep_their_total_on_WIOD_and_economies_keep_theirs()
    {
        var path = SharedData.Require("co2-accounts", "co2-kt-2000-2016.csv.gz");
        var table = Wiod2013Csv.Read(SharedData.Require("wiod-2013", "wiot13_2011.csv.gz"));
        var satellite = Co2Accounts.Read(path, table);
        var (world, china) = Totals(path, 2011);
        Assert.Equal(2011, satellite.Year);
        Assert.Equal(world, satellite.ByNode.Sum() + satellite.Direct.Sum(), 1e-6 * world);
        var at = table.Economies.IndexOf(Economy.Of("CHN"));
        Assert.Equal(china, satellite.ByNode.AsSpan(at * 35, 35).ToArray().Sum() + satellite.Direct[at], 1e-6 * china);
        Assert.Contains(satellite.Notes, note => note.Contains("CHE, HRV, NOR", StringComparison.Ordinal));

        var footprint = Footprint.Of(LeontiefSystem.Build(table), satellite);
        Assert.Equal(world, footprint.Consumption.Sum(), 1e-6 * world);
        Assert.True(footprint.Consumption[at] < footprint.Production[at]); // China exports carbon
    }

    [Fact]
    public void The_hybrid_takes_the_nearest_year_and_says_what_was_estimated()
    {
        var path = SharedData.Require("co2-accounts", "co2-kt-2000-2016.csv.gz");
        var table = InputOutputTable.FromWorldTable(EmbeddedDataset.World());
        var satellite = Co2Accounts.Read(path, table);
        var (world, china) = Totals(path, 2016);
        Assert.Equal(2016, satellite.Year);
        Assert.Equal(world, satellite.ByNode.Sum() + satellite.Direct.Sum(), 1e-6 * world);
        var at = table.Economies.IndexOf(Economy.Of("CHN"));
        Assert.Equal(china, satellite.ByNode.AsSpan(at * 28, 28).ToArray().Sum() + satellite.Direct[at], 1e-6 * china);
        Assert.Contains(satellite.Notes, note => note.Contains("VNM", StringComparison.Ordinal));
        Assert.Contains(satellite.Notes, note => note.Contains("Years differ", StringComparison.Ordinal));
    }

    [Fact]
    public void Faults_are_placed_and_reported_together()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("tripoint").FullName, "co2.csv");
        File.WriteAllText(path, "economy,sector,year,co2_kt\nCHN,A01,2011,5\nXXX,A01,2011,5\nCHN,Z99,2011,5\nJPN,A01,2011,-1\n");
        var faults = Assert.Throws<BadInputException>(() => Co2Accounts.Read(path, InputOutputTable.FromWorldTable(EmbeddedDataset.World()))).Faults;
        Assert.Equal(3, faults.Length);
        Assert.Contains("line 3", faults[0].Where, StringComparison.Ordinal);
        Assert.Contains("Z99", faults[1].What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_year_that_the_accounts_lack_and_a_classification_without_concordance_are_refused()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("tripoint").FullName, "co2.csv");
        File.WriteAllText(path, "economy,sector,year,co2_kt\nCHN,A01,2011,5\n");
        Assert.Throws<BadInputException>(() => Co2Accounts.Read(path, InputOutputTable.FromWorldTable(EmbeddedDataset.World()), 1990));
        Assert.Contains("TEST", Assert.Throws<BadInputException>(() => Co2Accounts.Read(path, InputOutputTable.FromWorldTable(SmallWorld.Table()))).Message, StringComparison.Ordinal);
    }

    /// <summary>Sums over the file, read again without the importer.</summary>
    private static (double World, double China) Totals(string path, int year)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        double world = 0, china = 0;
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            var f = line.Split(',');
            if (f[2] != year.ToString(CultureInfo.InvariantCulture)) continue;
            world += double.Parse(f[3], CultureInfo.InvariantCulture);
            if (f[0] == "CHN") china += double.Parse(f[3], CultureInfo.InvariantCulture);
        }
        return (world, china);
    }
}
