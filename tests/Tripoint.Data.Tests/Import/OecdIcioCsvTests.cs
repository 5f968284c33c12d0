using Tripoint.Data.Import;
using Tripoint.Data.Tests.Store;
using Tripoint.InputOutput;
using Tripoint.TestSupport;

namespace Tripoint.Data.Tests.Import;

public class OecdIcioCsvTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_cell_lands_where_its_labels_say(bool outColumn)
    {
        using var folder = new TestFolder();
        var path = Path.Combine(folder.Path, "ICIO2021_2018.csv");
        var written = OecdIcioFile.Write(path, ["CHN", "JPN", "ROW"], ["A03", "C26", "G"], outColumn: outColumn);
        var table = OecdIcioCsv.Read(path, "t", cancel: TestContext.Current.CancellationToken);

        Assert.Equal(2018, table.Year);
        Assert.Equal("CHN JPN ROW", string.Join(' ', table.Economies));
        Assert.Equal("A03 C26 G", string.Join(' ', table.Sectors));
        Assert.Equal("ICIO45", table.Sectors[0].Classification);
        Assert.Equal(string.Join(' ', OecdIcioFile.Finals), string.Join(' ', table.FinalCategories));
        for (var r = 0; r < 9; r++)
        {
            Assert.Equal(written[r][..9], table.Intermediate[(r * 9)..(r * 9 + 9)]);
            Assert.Equal(written[r][9..], table.FinalDemand[(r * 18)..(r * 18 + 18)]);
            Assert.Equal(written[r].Sum(), table.Output[r], 1e-5);
            Assert.Equal(table.Output[r] - written.Sum(row => row[r]), table.ValueAdded![r] + table.TaxesLessSubsidies![r], 1e-4);
        }
    }

    [Fact]
    public void Splits_are_folded_in_rows_and_columns()
    {
        using var folder = new TestFolder();
        var path = Path.Combine(folder.Path, "2015.csv");
        var w = OecdIcioFile.Write(path, ["CN1", "JPN", "CN2", "MX1", "MX2"], ["C20", "C26"]);
        var table = OecdIcioCsv.Read(path, "t", cancel: TestContext.Current.CancellationToken);

        Assert.Equal("CHN JPN MEX", string.Join(' ', table.Economies));
        // Rows and columns of CN1 are 0 and 1, of CN2 4 and 5; C26 is the second of each pair.
        Assert.Equal(w[1][1] + w[1][5] + (w[5][1] + w[5][5]), table.Intermediate[1 * 6 + 1], 1e-9);
        Assert.Equal(w[1][2] + w[5][2], table.Intermediate[1 * 6 + 2], 1e-9);
        Assert.Equal(w[2][7] + w[2][9], table.Intermediate[2 * 6 + 5], 1e-9);
        Assert.Equal(w.SelectMany(r => r).Sum(), table.Intermediate.Sum() + table.FinalDemand.Sum(), 1e-6);
        Assert.Contains(table.Provenance.Log, l => l.Contains("CN1 and CN2", StringComparison.Ordinal));
        Assert.All(Enumerable.Range(0, 6), r => Assert.Equal(0, table.RowResidual(r), 1e-5));
    }

    [Fact]
    public void The_same_file_gives_the_same_bits_each_time()
    {
        using var folder = new TestFolder();
        var path = Path.Combine(folder.Path, "2015.csv");
        OecdIcioFile.Write(path, ["CN1", "JPN", "CN2", "KOR", "CHN"], ["C20", "C26", "G"]);
        var first = OecdIcioCsv.Read(path, "t", cancel: TestContext.Current.CancellationToken);
        for (var again = 0; again < 5; again++)
        {
            var table = OecdIcioCsv.Read(path, "t", cancel: TestContext.Current.CancellationToken);
            Assert.Equal(first.Intermediate, table.Intermediate);
            Assert.Equal(first.FinalDemand, table.FinalDemand);
        }
    }

    [Fact]
    public void The_world_table_made_of_it_keeps_its_trade_and_its_accounts()
    {
        using var folder = new TestFolder();
        var path = Path.Combine(folder.Path, "2015.csv");
        OecdIcioFile.Write(path, ["CHN", "JPN", "KOR"], ["C20", "C26", "G"]);
        var table = OecdIcioCsv.Read(path, "t", cancel: TestContext.Current.CancellationToken);
        var world = WorldTableFromInputOutput.Create(table, new WorldTableOptions { Elasticity = [4, 5, 6] });

        var uses = table.Intermediate.Sum() + table.FinalDemand.Sum();
        Assert.Equal(uses, world.Trade.ToArray().Sum(), 1e-6 * uses);
        for (var at = 0; at < 9; at++)
        {
            Assert.Equal(table.Output[at], world.Output[at], 1e-6 * uses);
            var added = table.ValueAdded![at] + table.TaxesLessSubsidies![at];
            Assert.Equal(added, world.ValueAddedShare[at] * world.Output[at], 1e-5 * uses);
        }
        Assert.Contains(world.Provenance.Log, l => l.Contains("no tariffs", StringComparison.Ordinal));
    }
}
