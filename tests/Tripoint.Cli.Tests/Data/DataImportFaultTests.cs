namespace Tripoint.Cli.Tests.Data;

public class DataImportFaultTests
{
    [Fact]
    public void An_unknown_kind_lists_the_kinds()
    {
        using var home = new DataHomeFixture(nameof(An_unknown_kind_lists_the_kinds));
        Refused(home.Run("data", "import", "gtap", "x.csv", "--name", "t"), "unknown kind 'gtap'", "icio", "wiod2013", "caliendo-parro");
    }

    [Fact]
    public void An_unknown_economy_is_placed()
    {
        using var home = new DataHomeFixture(nameof(An_unknown_economy_is_placed));
        var file = home.Changed(home.Icio(), lines => lines.Select(l => l.Replace("KOR_", "KRO_", StringComparison.Ordinal)));
        Refused(home.Run("data", "import", "icio", file, "--name", "t"), "unknown economy 'KRO'", "line 1, column");
    }

    [Fact]
    public void An_unknown_sector_is_placed()
    {
        using var home = new DataHomeFixture(nameof(An_unknown_sector_is_placed));
        var file = home.Changed(home.Icio(), lines => lines.Select(l => l.Replace("_C26", "_C99", StringComparison.Ordinal)));
        Refused(home.Run("data", "import", "icio", file, "--name", "t"), "unknown sector 'C99'", "line 1, column");
    }

    [Theory]
    [InlineData("-3", "not negative")]
    [InlineData("NaN", "a finite number")]
    [InlineData("", "a value is missing")]
    [InlineData("1.2.3", "a finite number")]
    public void A_flow_that_cannot_be_is_placed_by_line_and_column(string flow, string expected)
    {
        using var home = new DataHomeFixture($"{nameof(A_flow_that_cannot_be_is_placed_by_line_and_column)}{flow.Length}");
        var file = home.Changed(home.Icio(), lines => lines.Select((l, at) => at == 5 ? Replaced(l, 7, flow) : at == 8 ? Replaced(l, 3, flow) : l));
        Refused(home.Run("data", "import", "icio", file, "--name", "t"), "line 6, column 8", "line 9, column 4", expected);
    }

    [Fact]
    public void A_missing_column_is_named()
    {
        using var home = new DataHomeFixture(nameof(A_missing_column_is_named));
        var file = home.Changed(home.Icio(), lines =>
        {
            var at = Array.IndexOf(lines[0].Split(','), "JPN_HFCE");
            return lines.Select(l => string.Join(',', l.Split(',').Where((_, c) => c != at)));
        });
        Refused(home.Run("data", "import", "icio", file, "--name", "t"), "the column 'JPN_HFCE' is missing");
    }

    [Fact]
    public void A_table_that_does_not_balance_says_how_much_and_where_and_can_be_rebalanced()
    {
        using var home = new DataHomeFixture(nameof(A_table_that_does_not_balance_says_how_much_and_where_and_can_be_rebalanced));
        var file = home.Changed(home.Icio(), lines => lines.Select(l => l.StartsWith("JPN_C20,", StringComparison.Ordinal) ? Replaced(l, 4, "5000") : l));
        Refused(home.Run("data", "import", "icio", file, "--name", "t"), "does not balance", "JPN C20", "--rebalance");

        var rebalanced = home.Run("data", "import", "icio", file, "--name", "t", "--rebalance");
        Assert.Equal(0, rebalanced.ExitCode);
        Assert.Contains("GRAS of intermediate and final use", rebalanced.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.97)]
    public void A_truncated_file_is_refused(double kept)
    {
        using var home = new DataHomeFixture($"{nameof(A_truncated_file_is_refused)}{kept * 100:F0}");
        var whole = File.ReadAllBytes(home.Icio());
        var file = Path.Combine(home.Folder, "cut-2020.csv");
        File.WriteAllBytes(file, whole[..(int)(kept * whole.Length)]);
        Refused(home.Run("data", "import", "icio", file, "--name", "t"), "cut short");
    }

    [Fact]
    public void A_truncated_gzip_file_is_refused()
    {
        using var home = new DataHomeFixture(nameof(A_truncated_gzip_file_is_refused));
        var file = Path.Combine(home.Folder, "2020.csv.gz");
        using (var packed = new System.IO.Compression.GZipStream(File.Create(file), System.IO.Compression.CompressionLevel.Fastest))
            packed.Write(File.ReadAllBytes(home.Icio()));
        Assert.Equal(0, home.Run("data", "import", "icio", file, "--name", "whole").ExitCode);
        File.WriteAllBytes(file, File.ReadAllBytes(file)[..^200]);
        Refused(home.Run("data", "import", "icio", file, "--name", "t"), "cut short");
    }

    [Fact]
    public void A_file_that_is_not_there_is_named()
    {
        using var home = new DataHomeFixture(nameof(A_file_that_is_not_there_is_named));
        Refused(home.Run("data", "import", "icio", Path.Combine(home.Folder, "2020.csv"), "--name", "t"), "does not exist");
    }

    [Fact]
    public void A_folder_that_cannot_be_written_to_is_refused_before_reading()
    {
        using var home = new DataHomeFixture(nameof(A_folder_that_cannot_be_written_to_is_refused_before_reading));
        var file = home.Icio();
        // Below a regular file nobody can make a folder, whatever their rights.
        var outcome = TripointProcess.Run(
            ["data", "import", "icio", file, "--name", "t"], new Dictionary<string, string?>(StringComparer.Ordinal) { ["TRIPOINT_HOME"] = Path.Combine(file, "home") });
        Refused(outcome, "cannot be created", "TRIPOINT_HOME");
    }

    [Fact]
    public void A_full_disk_leaves_nothing()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "uses ulimit");
        using var home = new DataHomeFixture(nameof(A_full_disk_leaves_nothing));
        Assert.Equal(0, home.Run("data", "import", "icio", home.Icio(), "--name", "small").ExitCode);
        var large = home.LargeIcio(12);
        // A limit on the size of any file the process writes, in blocks of 512 bytes, just above what the store has now.
        var blocks = (new FileInfo(home.Store).Length / 512) + 64;

        // The runtime keeps generated code in memory files, which the limit would cut too.
        var environment = new Dictionary<string, string?>(home.Environment_, StringComparer.Ordinal) { ["DOTNET_EnableWriteXorExecute"] = "0" };

        var outcome = TripointProcess.RunAfter($"trap '' XFSZ; ulimit -f {blocks}", ["data", "import", "icio", large, "--name", "large"], environment);

        Refused(outcome, "could not be written");
        Assert.DoesNotContain("large,", home.Run("data", "list", "--format", "csv").Output, StringComparison.Ordinal);
        Assert.Equal(0, home.Run("data", "verify", "small").ExitCode);
        Assert.Equal(0, home.Run("data", "import", "icio", large, "--name", "large").ExitCode);
    }

    [Fact]
    public void A_store_that_is_not_DuckDB_is_refused_and_left_alone()
    {
        using var home = new DataHomeFixture(nameof(A_store_that_is_not_DuckDB_is_refused_and_left_alone));
        Directory.CreateDirectory(home.Home);
        File.WriteAllText(home.Store, "this is no database, but somebody's notes " + new string('x', 20_000));
        Refused(home.Run("data", "list"), "not a DuckDB database");
        Refused(home.Run("data", "import", "icio", home.Icio(), "--name", "t"), "not a DuckDB database");
        Assert.StartsWith("this is no database", File.ReadAllText(home.Store), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("embedded", "reserved")]
    [InlineData("a/b", "cannot be the name")]
    [InlineData("", "cannot be the name")]
    public void A_name_that_cannot_be_used_is_refused(string name, string why)
    {
        using var home = new DataHomeFixture($"{nameof(A_name_that_cannot_be_used_is_refused)}{name.Length}");
        Refused(home.Run("data", "import", "icio", home.Icio(), "--name", name), why);
    }

    [Fact]
    public void Faults_in_tariffs_and_elasticities_are_placed()
    {
        using var home = new DataHomeFixture(nameof(Faults_in_tariffs_and_elasticities_are_placed));
        var file = home.Icio();
        var tariffs = home.Write("t.csv", "sector,importer,exporter,tariff\nC26,CHN,USA,0.05\nC99,CHN,JPN,0.05\nC26,CHN,JPN,-0.1\n");
        Refused(home.Run("data", "import", "icio", file, "--name", "t", "--tariffs", tariffs), "no economy 'USA'", "line 2", "no sector 'C99'", "line 3", "'-0.1'", "line 4");
        var elasticities = home.Write("e.csv", "sector,elasticity\nC26,0\nC20,4\n");
        Refused(home.Run("data", "import", "icio", file, "--name", "t", "--elasticities", elasticities), "line 2", "above 0");
    }

    private static string Replaced(string line, int field, string value)
    {
        var fields = line.Split(',');
        fields[field] = value;
        return string.Join(',', fields);
    }

    private static void Refused(ProcessOutcome outcome, params string[] parts)
    {
        Assert.True(outcome.ExitCode == 2, $"exit code {outcome.ExitCode}: {outcome.Error}");
        foreach (var part in parts) Assert.Contains(part, outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", outcome.Error, StringComparison.Ordinal);
    }
}
