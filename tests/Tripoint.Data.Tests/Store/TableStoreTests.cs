using Tripoint.Data.Import;
using Tripoint.Data.Store;
using Tripoint.Faults;
using Tripoint.InputOutput;
using Tripoint.Tables;
using Tripoint.TestSupport;

namespace Tripoint.Data.Tests.Store;

public class TableStoreTests
{
    private static readonly TimeProvider s_clock = new FixedClock();

    [Fact]
    public void What_is_stored_comes_back_to_the_bit()
    {
        using var folder = new TestFolder();
        var table = Table(folder.Path, "t1");
        StoredTable line;
        using (var store = TableStore.OpenForWriting(folder.Path)) line = store.Write(table, s_clock, replace: false);
        using var again = TableStore.OpenForReading(folder.Path);
        var back = again.Load("t1");

        Assert.Equal(Bits(table.Full!.Intermediate), Bits(back.Full!.Intermediate));
        Assert.Equal(Bits(table.Full.FinalDemand), Bits(back.Full.FinalDemand));
        Assert.Equal(Bits(table.Full.Output), Bits(back.Full.Output));
        Assert.Equal(Bits(table.Full.ValueAdded!), Bits(back.Full.ValueAdded!));
        WorldTable before = table.World!, after = back.World!;
        Assert.Equal(Bits(before.Trade.ToArray()), Bits(after.Trade.ToArray()));
        Assert.Equal(Bits(before.Tariff.ToArray()), Bits(after.Tariff.ToArray()));
        Assert.Equal(Bits(before.InputShare.ToArray()), Bits(after.InputShare.ToArray()));
        Assert.Equal(Bits(before.ValueAddedShare.ToArray()), Bits(after.ValueAddedShare.ToArray()));
        Assert.Equal(Bits(before.FinalShare.ToArray()), Bits(after.FinalShare.ToArray()));
        Assert.Equal(Bits(before.Deficit.ToArray()), Bits(after.Deficit.ToArray()));
        Assert.Equal(Bits(before.Income.ToArray()), Bits(after.Income.ToArray()));
        Assert.True(after.TryTariffTable("other", out var other));
        Assert.Equal(0.07, other[1]);
        Assert.Equal(before.Provenance.Log, after.Provenance.Log);
        Assert.Equal(before.Provenance.Sources, after.Provenance.Sources);
        Assert.Equal(before.Report.Rebalancing.Select(s => s.MovedMusd), after.Report.Rebalancing.Select(s => s.MovedMusd));
        Assert.Equal(before.Report.Checks, after.Report.Checks);
        Assert.Equal(s_clock.GetUtcNow(), line.ImportedAt);
        Assert.True(again.Verify("t1").Holds);
    }

    [Fact]
    public void Awkward_numbers_survive()
    {
        using var folder = new TestFolder();
        var table = Table(folder.Path, "t1");
        double[] awkward = [double.Epsilon, -0.0, 0.1, double.MaxValue, 1 / 3.0, 5e-324];
        awkward.CopyTo(table.Full!.Intermediate, 0);
        using (var store = TableStore.OpenForWriting(folder.Path)) store.Write(table, s_clock, replace: false);
        using var again = TableStore.OpenForReading(folder.Path);

        Assert.Equal(Bits(awkward), Bits(again.LoadInputOutput("t1").Intermediate[..awkward.Length]));
    }

    [Fact]
    public void Changed_content_is_found()
    {
        using var folder = new TestFolder();
        using (var store = TableStore.OpenForWriting(folder.Path)) store.Write(Table(folder.Path, "t1"), s_clock, replace: false);
        using (var connection = new DuckDB.NET.Data.DuckDBConnection($"Data Source={Path.Combine(folder.Path, DataHome.FileName)}"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "UPDATE numbers SET content = list_transform(content, x -> x * 1.0000001) WHERE field = 'elasticity'";
            Assert.Equal(1, command.ExecuteNonQuery());
        }
        using var again = TableStore.OpenForReading(folder.Path);
        var result = again.Verify("t1");

        Assert.False(result.Holds);
        Assert.Contains("has changed", result.Faults[0].What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_table_lists_those_there_are()
    {
        using var folder = new TestFolder();
        using (var store = TableStore.OpenForWriting(folder.Path)) store.Write(Table(folder.Path, "t1"), s_clock, replace: false);
        var catalog = new TableCatalog(folder.Path);

        Assert.Equal("embedded t1", string.Join(' ', catalog.Names()));
        Assert.True(catalog.Exists("t1"));
        var missing = Assert.Throws<DataMissingException>(() => catalog.LoadWorld("t2"));
        Assert.Contains("embedded, t1", missing.Fault.Expected, StringComparison.Ordinal);
        Assert.Throws<DataMissingException>(() => catalog.LoadWorld("t1", 1999));
        Assert.Throws<DataMissingException>(() => catalog.LoadPanel("t1"));
    }

    [Fact]
    public void A_taken_name_is_refused_and_replaced_only_when_asked()
    {
        using var folder = new TestFolder();
        using var store = TableStore.OpenForWriting(folder.Path);
        store.Write(Table(folder.Path, "t1"), s_clock, replace: false);
        Assert.Throws<BadInputException>(() => store.Write(Table(folder.Path, "t1"), s_clock, replace: false));
        store.Write(Table(folder.Path, "t1", seed: 7), s_clock, replace: true);

        Assert.Single(store.List());
        Assert.True(store.Verify("t1").Holds);
        store.Remove("t1");
        Assert.Empty(store.List());
    }

    private static ImportedTable Table(string folder, string name, ulong seed = 42)
    {
        var path = Path.Combine(folder, "2020.csv");
        OecdIcioFile.Write(path, ["CHN", "JPN", "KOR"], ["C20", "C26", "G"], seed: seed);
        var full = OecdIcioCsv.Read(path, name, cancel: TestContext.Current.CancellationToken);
        var tariff = new double[27];
        tariff[1] = 0.07;
        var world = WorldTableFromInputOutput.Create(full, new WorldTableOptions
        {
            Elasticity = [4, 5, 6],
            Tariff = new double[27],
            TariffTables = System.Collections.Immutable.ImmutableDictionary<string, double[]>.Empty.Add("other", tariff),
        });
        return new ImportedTable(name, "icio", world, full);
    }

    private static long[] Bits(double[] values) => [.. values.Select(BitConverter.DoubleToInt64Bits)];

    private sealed class FixedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    }
}
