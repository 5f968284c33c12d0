using System.Globalization;
using MiniExcelLibs;
using Tripoint.Codes;
using Tripoint.Data.Import;
using Tripoint.Data.Tests.Store;
using Tripoint.Faults;
using Tripoint.InputOutput;

namespace Tripoint.Data.Tests.Import;

/// <summary>Small files of the layouts that ADB, EORA and EXIOBASE publish, as docs/guides/data.md describes them.</summary>
public class FolderImportTests
{
    [Fact]
    public void Exiobase_flows_are_read_and_converted()
    {
        using var folder = new TestFolder();
        Exiobase(folder.Path);
        var table = ExiobaseFolder.Read(folder.Path, "e", 2019, 2.0, TestContext.Current.CancellationToken);

        Assert.Equal("JPN WA", string.Join(' ', table.Economies));
        Assert.Equal("i001 i002", string.Join(' ', table.Sectors));
        Assert.Equal([SectorKind.Agriculture, SectorKind.Services], table.Sectors.Select(s => s.Kind));
        Assert.Equal("HFCE INVNT", string.Join(' ', table.FinalCategories));
        Assert.Equal([2.0, 4, 6, 8], table.Intermediate[..4]);
        Assert.Equal(-2, table.FinalDemand[1]);
        Assert.All(Enumerable.Range(0, 4), r => Assert.Equal(0, table.RowResidual(r), 1e-9));
    }

    [Fact]
    public void Exiobase_coefficients_give_the_same_flows()
    {
        using var folder = new TestFolder();
        Exiobase(folder.Path);
        var flows = ExiobaseFolder.Read(folder.Path, "e", 2019, 1.0, TestContext.Current.CancellationToken);
        double[] x = [.. flows.Output];
        var lines = File.ReadAllLines(Path.Combine(folder.Path, "Z.txt"));
        File.Delete(Path.Combine(folder.Path, "Z.txt"));
        File.WriteAllLines(Path.Combine(folder.Path, "A.txt"), lines.Select((line, at) => at < 3 ? line : string.Join('\t', line.Split('\t').Select(
            (f, c) => c < 2 ? f : (double.Parse(f, CultureInfo.InvariantCulture) / x[c - 2]).ToString("R", CultureInfo.InvariantCulture)))));
        var table = ExiobaseFolder.Read(folder.Path, "e", 2019, 1.0, TestContext.Current.CancellationToken);

        for (var cell = 0; cell < 16; cell++) Assert.Equal(flows.Intermediate[cell], table.Intermediate[cell], 1e-12);
    }

    [Fact]
    public void Exiobase_faults_are_placed()
    {
        using var folder = new TestFolder();
        Exiobase(folder.Path);
        var path = Path.Combine(folder.Path, "Z.txt");
        File.WriteAllText(path, File.ReadAllText(path).Replace("\t3\t4", "\tx\t-4", StringComparison.Ordinal));
        var faults = Assert.Throws<BadInputException>(() => ExiobaseFolder.Read(folder.Path, "e", 2019, 1.0, TestContext.Current.CancellationToken)).Faults;

        Assert.Contains("line 4, column 5", faults[0].Where, StringComparison.Ordinal);
        Assert.Contains("line 4, column 6", faults[1].Where, StringComparison.Ordinal);
        File.Delete(path);
        Assert.Contains("missing", Assert.Throws<BadInputException>(() => ExiobaseFolder.Read(folder.Path, "e", 2019, 1.0, TestContext.Current.CancellationToken)).Faults[0].What, StringComparison.Ordinal);
    }

    [Fact]
    public void Eora_flows_are_read_with_their_discrepancies()
    {
        using var folder = new TestFolder();
        Write(folder, "labels_T.txt", "Japan\tJPN\tIndustries\tAgriculture", "Japan\tJPN\tIndustries\tFishing", "Statistical Discrepancies\tROW\tTOTAL\tTOTAL");
        Write(folder, "labels_FD.txt", "Japan\tJPN\tFinal demand\tHousehold final consumption P.3h", "Japan\tJPN\tFinal demand\tChanges in inventories P.52", "Statistical Discrepancies\tROW\tTOTAL\tTOTAL");
        Write(folder, "Eora26_2015_bp_T.txt", "1000\t2000\t10", "3000\t4000\t0", "5\t0\t0");
        Write(folder, "Eora26_2015_bp_FD.txt", "7000\t-500\t0", "8000\t0\t3", "0\t0\t0");
        Write(folder, "Eora26_2015_bp_VA.txt", "5505\t9003\t-5");
        var table = Eora26Folder.Read(folder.Path, "e", cancel: TestContext.Current.CancellationToken);

        Assert.Equal(2015, table.Year);
        Assert.Equal("JPN ROW", string.Join(' ', table.Economies));
        Assert.Equal("HFCE INVNT", string.Join(' ', table.FinalCategories));
        Assert.Equal(26, table.Sectors.Length);
        int others = 26 + 24, width = 52;
        Assert.Equal(2, table.Intermediate[1], 1e-12);
        Assert.Equal(0.01, table.Intermediate[others], 1e-12);
        Assert.Equal(0.005, table.Intermediate[others * width], 1e-12);
        Assert.Equal(-0.5, table.FinalDemand[1], 1e-12);
        Assert.Equal(0.003, table.FinalDemand[4 + 2], 1e-12);
        Assert.Equal(1 + 2 + 0.01 + 7 - 0.5, table.Output[0], 1e-12);
        Assert.Equal(5.505, table.ValueAdded![0], 1e-12);
    }

    [Fact]
    public void Eora_refuses_a_table_that_is_cut_short()
    {
        using var folder = new TestFolder();
        Write(folder, "labels_T.txt", "Japan\tJPN\tIndustries\tAgriculture", "Japan\tJPN\tIndustries\tFishing");
        Write(folder, "labels_FD.txt", "Japan\tJPN\tFinal demand\tHousehold final consumption P.3h");
        Write(folder, "Eora26_2015_bp_T.txt", "1000\t2000");
        Write(folder, "Eora26_2015_bp_FD.txt", "7000", "1");
        Write(folder, "Eora26_2015_bp_VA.txt", "5505\t9003");

        var fault = Assert.Throws<BadInputException>(() => Eora26Folder.Read(folder.Path, "e", cancel: TestContext.Current.CancellationToken)).Faults[0];
        Assert.Contains("cut short", fault.What, StringComparison.Ordinal);
    }

    [Fact]
    public void Adb_workbook_is_found_by_its_codes()
    {
        using var folder = new TestFolder();
        var path = Path.Combine(folder.Path, "ADB-MRIO-2021.xlsx");
        MiniExcel.SaveAs(path, Adb(), printHeader: false);
        var table = AdbMrioWorkbook.Read(path, "a", cancel: TestContext.Current.CancellationToken);

        Assert.Equal(2021, table.Year);
        Assert.Equal("CHN JPN", string.Join(' ', table.Economies));
        Assert.Equal("HFCE NPISH GGFC GFCF INVNT", string.Join(' ', table.FinalCategories));
        Assert.Equal(35, table.Sectors.Length);
        // The cell of row r and column c holds 100 r + c.
        Assert.Equal(100 * 3 + 40, table.Intermediate[3 * 70 + 40]);
        Assert.Equal(100 * 3 + 72, table.FinalDemand[3 * 10 + 2]);
        Assert.Equal(1_000_003, table.Output[3]);
        Assert.Equal(500, table.ValueAdded![7]);
        Assert.Equal(7 + 1, table.TaxesLessSubsidies![7]);
    }

    [Fact]
    public void A_workbook_that_is_none_is_refused()
    {
        using var folder = new TestFolder();
        var path = Path.Combine(folder.Path, "2021.xlsx");
        File.WriteAllText(path, "no workbook");
        Assert.Throws<BadInputException>(() => AdbMrioWorkbook.Read(path, "a", cancel: TestContext.Current.CancellationToken));
    }

    [Fact]
    public void An_aggregated_table_keeps_every_total_and_a_missing_economy_is_a_fault()
    {
        using var folder = new TestFolder();
        var path = Path.Combine(folder.Path, "2020.csv");
        TestSupport.OecdIcioFile.Write(path, ["CHN", "JPN", "KOR", "USA"], ["C20", "C26", "G"]);
        var table = OecdIcioCsv.Read(path, "t", cancel: TestContext.Current.CancellationToken);
        Write(folder, "economies.csv", "code,group,name", "CHN,ASIA,Three in Asia", "JPN,ASIA,", "KOR,ASIA,", "USA,USA,");
        Write(folder, "sectors.csv", "code,group,name", "C20,GOODS,Goods", "C26,GOODS,", "G,G,");
        var economies = GroupingCsv.Economies(Path.Combine(folder.Path, "economies.csv"), table.Economies);
        var sectors = GroupingCsv.Sectors(Path.Combine(folder.Path, "sectors.csv"), table.Sectors);
        var grouped = InputOutputAggregation.Of(table, economies, sectors);

        Assert.Equal("ASIA USA", string.Join(' ', grouped.Economies));
        Assert.Equal(table.Intermediate.Sum(), grouped.Intermediate.Sum(), 1e-6);
        Assert.Equal(table.FinalDemand.Sum(), grouped.FinalDemand.Sum(), 1e-6);
        Assert.Equal(table.ValueAdded!.Sum(), grouped.ValueAdded!.Sum(), 1e-6);
        Assert.All(Enumerable.Range(0, 4), r => Assert.Equal(0, grouped.RowResidual(r), 1e-4));

        var tariff = new double[3 * 16];
        for (var cell = 0; cell < 32; cell++) tariff[cell] = cell / 4 % 4 == cell % 4 ? 0 : 0.05;
        var world = WorldTableFromInputOutput.Create(table, new WorldTableOptions { Elasticity = [3, 6, 5], Tariff = tariff });
        var small = WorldTableAggregation.Of(world, economies, sectors);
        Assert.Equal(world.Trade.ToArray().Sum(), small.Trade.ToArray().Sum(), 1e-6);
        double revenue = 0, kept = 0;
        for (var cell = 0; cell < world.Trade.Length; cell++)
        {
            if ((cell / 4 % 4 == 3) != (cell % 4 == 3)) revenue += world.Trade[cell] * world.Tariff[cell];
        }
        for (var cell = 0; cell < small.Trade.Length; cell++) kept += small.Trade[cell] * small.Tariff[cell];
        Assert.Equal(revenue, kept, 1e-6);
        Assert.InRange(small.Elasticity[0], 3, 6);
        Assert.Contains(small.Report.Rebalancing, s => s.Step.Contains("within groups", StringComparison.Ordinal));

        Write(folder, "fewer.csv", "code,group", "CHN,ASIA", "USA,USA");
        var faults = Assert.Throws<BadInputException>(() => GroupingCsv.Economies(Path.Combine(folder.Path, "fewer.csv"), table.Economies)).Faults;
        Assert.Equal(2, faults.Length);
        Assert.Contains("JPN is missing", faults[0].What, StringComparison.Ordinal);
    }

    private static void Exiobase(string folder)
    {
        string[] names = ["JP\tCultivation of wheat", "JP\tHotels", "WA\tCultivation of wheat", "WA\tHotels"];
        const string Regions = "region\t\tJP\tJP\tWA\tWA", Third = "region\tsector\t\t\t\t";
        string[] z = ["1\t2\t3\t4", "5\t6\t7\t8", "1\t1\t1\t1", "2\t2\t2\t2"], y = ["10\t-1\t20\t0", "30\t0\t5\t0", "9\t0\t9\t0", "8\t0\t8\t0"];
        double[] x = [39, 61, 22, 24];
        File.WriteAllLines(Path.Combine(folder, "Z.txt"), [Regions, "sector\t\tCultivation of wheat\tHotels\tCultivation of wheat\tHotels", Third, .. names.Zip(z, (n, v) => $"{n}\t{v}")]);
        const string Categories = "category\t\tFinal consumption expenditure by households\tChanges in inventories\tFinal consumption expenditure by households\tChanges in inventories";
        File.WriteAllLines(Path.Combine(folder, "Y.txt"), [Regions, Categories, Third, .. names.Zip(y, (n, v) => $"{n}\t{v}")]);
        File.WriteAllLines(Path.Combine(folder, "x.txt"), ["region\tsector\tindout", .. names.Zip(x, (n, v) => string.Create(CultureInfo.InvariantCulture, $"{n}\t{v}"))]);
    }

    private static IEnumerable<Dictionary<string, object?>> Adb()
    {
        string[] economies = ["PRC", "JPN"];
        var codes = economies.SelectMany(e => Enumerable.Range(1, 35).Select(c => (Economy: e, Code: $"c{c}")))
            .Concat(economies.SelectMany(e => Enumerable.Range(1, 5).Select(f => (Economy: e, Code: $"F{f}")))).ToArray();
        yield return Row("ADB Multi-Regional Input-Output Table", "", "", (_, _) => null);
        yield return Row("", "", "", (at, _) => at < 80 ? codes[at].Economy : "TOTAL");
        yield return Row("", "", "", (at, _) => at < 80 ? codes[at].Code : null);
        for (var r = 0; r < 70; r++)
        {
            var row = r;
            yield return Row("a name", codes[r].Economy, codes[r].Code, (at, _) => at < 80 ? 100.0 * row + at : 1_000_000.0 + row);
        }
        yield return Row("Total", "TOTAL", "r60", (_, _) => 9.0);
        yield return Row("Taxes less subsidies", "TOTAL", "r99", (at, _) => (double)at);
        yield return Row("Cif/ fob adjustments", "TOTAL", "r61", (_, _) => 1.0);
        yield return Row("Value added", "TOTAL", "r64", (_, _) => 500.0);
        yield return Row("Output", "TOTAL", "r69", (at, _) => 1_000_000.0 + at);

        Dictionary<string, object?> Row(string name, string economy, string code, Func<int, string, object?> cell)
        {
            var row = new Dictionary<string, object?>(StringComparer.Ordinal) { ["L1"] = name, ["L2"] = economy, ["L3"] = code };
            for (var at = 0; at < 81; at++) row[$"V{at}"] = cell(at, code);
            return row;
        }
    }

    private static void Write(TestFolder folder, string file, params string[] lines) => File.WriteAllLines(Path.Combine(folder.Path, file), lines);
}
