using System.Collections.Immutable;
using CsCheck;
using Tripoint.Codes;
using Tripoint.Data.Import;
using Tripoint.Faults;
using Tripoint.Tables;
using Tripoint.TestSupport;

namespace Tripoint.Data.Tests.Import;

public class TableFolderTests
{
    [Fact]
    public void Any_table_reads_back_as_it_was_written() => RandomTables.Small.Sample(
        content =>
        {
            using var folder = new TemporaryFolder();
            var later = content.Tariff.Select(t => t / 3).ToArray();
            var written = WorldTable.Create(content with
            {
                TariffTables = ImmutableDictionary<string, double[]>.Empty.Add("tariffs2005", later),
                Provenance = new TableProvenance("made \"so\": a\\b", "no one's\nbooks", true, [new SourceRecord("a: title", "v", "l", "f", "00")], ["one # two", "- three"]),
                Rebalancing = [new RebalancingStep("step", "reason", 1.25, 1e-7, ["a", "b: c"])],
            });
            TableFolder.Write(written, folder.Path);
            Same(written, TableFolder.Read(folder.Path));
        },
        iter: 20);

    [Fact]
    public void The_long_form_reads_as_the_wide_one_and_leaves_out_zeros()
    {
        using var folder = Folder();
        var wide = TableFolder.Read(folder.Path);
        var lines = new List<string> { "exporter,sector,value,importer" };
        foreach (var (sector, s) in wide.Sectors.Select((x, at) => (x, at)))
        {
            foreach (var (importer, n) in wide.Economies.Select((x, at) => (x, at)))
            {
                foreach (var (exporter, i) in wide.Economies.Select((x, at) => (x, at)))
                {
                    var value = wide.Tariff[wide.Cell(s, n, i)];
                    if (value != 0) lines.Add(FormattableString.Invariant($"{exporter},{sector},{value:R},{importer}"));
                }
            }
        }
        folder.Write("tariffs.csv", string.Join('\n', lines));
        Same(wide, TableFolder.Read(folder.Path));
    }

    [Fact]
    public void Rows_and_columns_may_come_in_any_order()
    {
        using var folder = Folder();
        var before = TableFolder.Read(folder.Path);
        var cells = File.ReadAllLines(folder["trade.csv"]).Select(l => l.Split(',')).ToArray();
        var turned = cells.Take(1).Concat(cells.Skip(1).Reverse()).Select(l => string.Join(',', l.Reverse()));
        folder.Write("trade.csv", string.Join('\n', turned));
        Same(before, TableFolder.Read(folder.Path));
    }

    [Fact]
    public void Economies_and_sectors_of_ones_own_need_only_a_name()
    {
        using var folder = Folder();
        Replace(folder, "economies.csv", "ROW,", "HOKKAIDO,");
        foreach (var file in new[] { "trade.csv", "tariffs.csv", "tariffs-2005.csv", "input-shares.csv", "value-added-shares.csv" }) Replace(folder, file, "ROW", "HOKKAIDO");
        var table = TableFolder.Read(folder.Path);
        Assert.Equal("HOKKAIDO", table.Economies[^1].Code);
        Assert.Equal("TEST", table.Sectors[0].Classification);
        Assert.Equal("tariffs2005", Assert.Single(table.TariffTableNames));
    }

    [Fact]
    public void Optional_files_are_checked_against_the_rest()
    {
        using var folder = Folder();
        var table = TableFolder.Read(folder.Path);
        folder.Write("deficits.csv", "economy,deficit\n" + string.Concat(table.Economies.Select((e, at) => FormattableString.Invariant($"{e},{table.Deficit[at]:R}\n"))));
        Same(table, TableFolder.Read(folder.Path));
        folder.Write("deficits.csv", "economy,deficit\n" + string.Concat(table.Economies.Select(e => $"{e},1000\n")));
        Assert.Contains("does not balance", Assert.Throws<BadInputException>(() => TableFolder.Read(folder.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_files_are_all_named_at_once()
    {
        using var folder = Folder();
        File.Delete(folder["trade.csv"]);
        File.Delete(folder["table.yaml"]);
        var e = Assert.Throws<BadInputException>(() => TableFolder.Read(folder.Path));
        Assert.Equal("table.yaml trade.csv", string.Join(' ', e.Faults.Select(f => Path.GetFileName(f.Where))));
    }

    [Fact]
    public void Faults_in_several_files_are_reported_together()
    {
        using var folder = Folder();
        Replace(folder, "trade.csv", "\nA01,CHN,1000,", "\nA01,CHN,-3,");
        Replace(folder, "tariffs.csv", "\nC26,JPN,", "\nC77,JPN,");
        Replace(folder, "input-shares.csv", "\nKOR,SVC,", "\nKOR,C26,");
        var e = Assert.Throws<BadInputException>(() => TableFolder.Read(folder.Path));
        Assert.Contains(e.Faults, f => f.What.Contains("'-3'", StringComparison.Ordinal) && f.Where.EndsWith("trade.csv, line 2, column 3", StringComparison.Ordinal));
        Assert.Contains(e.Faults, f => f.What.Contains("unknown sector 'C77'", StringComparison.Ordinal) && f.Where.EndsWith("tariffs.csv, line 8, column 1", StringComparison.Ordinal));
        Assert.Contains(e.Faults, f => f.What.Contains("KOR, using C26 is given twice", StringComparison.Ordinal));
        Assert.Contains(e.Faults, f => f.What.Contains("KOR, using SVC is missing", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("economies.csv", "JPN,Japan", "QQQ,", "unknown economy 'QQQ'")]
    [InlineData("economies.csv", "JPN,Japan", "CHN,China", "listed twice")]
    [InlineData("economies.csv", "code,", "codes,", "column 'code' is missing")]
    [InlineData("sectors.csv", "C26,manufacturing,6", "C26,factory,6", "unknown kind 'factory'")]
    [InlineData("sectors.csv", "C26,manufacturing,6", "C26,manufacturing,-6", "'-6'")]
    [InlineData("sectors.csv", "C26,manufacturing,6", "A01,manufacturing,6", "listed twice")]
    [InlineData("trade.csv", "JPN,KOR", "JPN,JPN", "given twice")]
    [InlineData("trade.csv", "JPN,KOR", "JPN,XYZ", "unknown economy 'XYZ'")]
    [InlineData("trade.csv", "\nA01,CHN,1000,", "\nA01,CHN,NaN,", "'NaN'")]
    [InlineData("trade.csv", "\nA01,CHN,1000,", "\nA01,CHN,1e999,", "'1e999'")]
    [InlineData("trade.csv", "\nA01,CHN,1000,", "\nA01,CHN,", "6 fields")]
    [InlineData("tariffs.csv", ",0.1", ",101", "'101'")]
    [InlineData("table.yaml", "year: 2022", "year: soon", "'soon'")]
    [InlineData("table.yaml", "year: 2022", "years: 2022", "unknown key 'years'")]
    [InlineData("table.yaml", "name:", "name: [", "not YAML")]
    [InlineData("table.yaml", "hybrid: false", "hybrid: maybe", "'maybe'")]
    public void A_fault_is_named_where_it_is(string file, string old, string changed, string said)
    {
        using var folder = Folder();
        Replace(folder, file, old, changed);
        var e = Assert.Throws<BadInputException>(() => TableFolder.Read(folder.Path));
        Assert.Contains(e.Faults, f => f.What.Contains(said, StringComparison.Ordinal) && f.Where.Contains(file, StringComparison.Ordinal));
    }

    [Fact]
    public void A_table_that_does_not_balance_is_refused_after_it_was_read()
    {
        using var folder = Folder();
        File.Delete(folder["value-added-shares.csv"]);
        var world = TableFolder.Read(folder.Path);
        var shares = string.Concat(world.Economies.SelectMany(e => world.Sectors.Select(s => $"{e},{s},0.9,0,0,0\n")));
        folder.Write("input-shares.csv", "economy,using,A01,C26,C24B,SVC\n" + shares);
        Assert.NotNull(TableFolder.ReadData(folder.Path));
        Assert.Contains("does not balance", Assert.Throws<BadInputException>(() => TableFolder.Read(folder.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_said_to_be() =>
        Assert.Contains("does not exist", Assert.Throws<BadInputException>(() => TableFolder.Read("no-such-folder")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_named_tariff_table_needs_a_name_that_a_file_can_carry()
    {
        using var folder = new TemporaryFolder();
        Assert.Contains("'half'", Assert.Throws<BadInputException>(() => TableFolder.Write(SmallWorld.Table(), folder.Path)).Message, StringComparison.Ordinal);
    }

    private static TemporaryFolder Folder()
    {
        var folder = new TemporaryFolder();
        var content = SmallWorld.Table().ToData();
        TableFolder.Write(WorldTable.Create(content with { TariffTables = ImmutableDictionary<string, double[]>.Empty.Add("tariffs2005", content.TariffTables["half"]) }), folder.Path);
        return folder;
    }

    private static void Replace(TemporaryFolder folder, string file, string old, string changed)
    {
        var text = File.ReadAllText(folder[file]);
        Assert.Contains(old, text, StringComparison.Ordinal);
        folder.Write(file, text.Replace(old, changed, StringComparison.Ordinal));
    }

    private static void Same(WorldTable a, WorldTable b)
    {
        Assert.Equal((a.Name, a.Year), (b.Name, b.Year));
        Assert.Equal<Economy>(a.Economies, b.Economies);
        Assert.Equal<Sector>(a.Sectors, b.Sectors);
        Assert.True(a.Trade.SequenceEqual(b.Trade));
        Assert.True(a.Tariff.SequenceEqual(b.Tariff));
        Assert.True(a.InputShare.SequenceEqual(b.InputShare));
        Assert.True(a.ValueAddedShare.SequenceEqual(b.ValueAddedShare));
        Assert.True(a.FinalShare.SequenceEqual(b.FinalShare));
        Assert.True(a.Elasticity.SequenceEqual(b.Elasticity));
        Assert.Equal(string.Join(' ', a.TariffTableNames), string.Join(' ', b.TariffTableNames));
        foreach (var name in a.TariffTableNames)
        {
            Assert.True(a.TryTariffTable(name, out var first) && b.TryTariffTable(name, out var second) && first.AsSpan().SequenceEqual(second));
        }
        Assert.Equal((a.Provenance.HowMade, a.Provenance.Books, a.Provenance.IsHybrid), (b.Provenance.HowMade, b.Provenance.Books, b.Provenance.IsHybrid));
        Assert.Equal<SourceRecord>(a.Provenance.Sources, b.Provenance.Sources);
        Assert.Equal(string.Join('\n', a.Provenance.Log), string.Join('\n', b.Provenance.Log));
        Assert.Equal(a.Report.Rebalancing.Length, b.Report.Rebalancing.Length);
        foreach (var (x, y) in a.Report.Rebalancing.Zip(b.Report.Rebalancing))
        {
            Assert.Equal((x.Step, x.Reason, x.MovedMusd, x.MovedShare), (y.Step, y.Reason, y.MovedMusd, y.MovedShare));
            Assert.Equal(string.Join('\n', x.Largest), string.Join('\n', y.Largest));
        }
    }
}
