using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Tripoint.Data.Store;
using Tripoint.TestSupport;

namespace Tripoint.Cli.Tests.Data;

public class DataCommandTests
{
    [Fact]
    public void An_imported_table_is_listed_shown_verified_and_removed()
    {
        using var home = new DataHomeFixture(nameof(An_imported_table_is_listed_shown_verified_and_removed));
        var file = home.Icio();
        var tariffs = home.Write("tariffs.csv", "sector,importer,exporter,tariff\nC26,CHN,*,0.05\nC26,CHN,JPN,0.1\n");
        var imported = home.Run("data", "import", "icio", file, "--name", "t1", "--tariffs", tariffs, "--tariffs", "lower=" + tariffs, "--format", "json");
        Assert.True(imported.ExitCode == 0, imported.Error);

        var listed = home.Run("data", "list", "--format", "csv").Output.Split('\n');
        Assert.StartsWith("embedded,", listed[1], StringComparison.Ordinal);
        Assert.StartsWith("t1,icio,2020,4,4,world input-output,", listed[2], StringComparison.Ordinal);

        using var shown = JsonDocument.Parse(home.Run("data", "show", "t1", "--format", "json").Output);
        using var first = JsonDocument.Parse(imported.Output);
        Assert.Equal(first.RootElement.GetRawText(), shown.RootElement.GetRawText());
        var source = shown.RootElement.GetProperty("sources")[0];
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file))), source.GetProperty("sha256").GetString());
        Assert.Contains("OECD", source.GetProperty("licence").GetString(), StringComparison.Ordinal);
        Assert.Equal("lower", shown.RootElement.GetProperty("tariffTables")[0].GetString());
        Assert.True(shown.RootElement.GetProperty("totals").GetProperty("tariff revenue").GetDouble() > 0);

        var verified = home.Run("data", "verify", "t1");
        Assert.Equal(0, verified.ExitCode);
        Assert.Contains("as imported and balances", verified.Output, StringComparison.Ordinal);

        Assert.Equal(0, home.Run("data", "remove", "t1").ExitCode);
        Assert.Equal(4, home.Run("data", "show", "t1").ExitCode);
    }

    [Fact]
    public void A_missing_table_names_those_there_are_and_creates_no_store()
    {
        using var home = new DataHomeFixture(nameof(A_missing_table_names_those_there_are_and_creates_no_store));

        foreach (var verb in (string[])["show", "verify", "remove"])
        {
            var outcome = home.Run("data", verb, "nowhere");
            Assert.Equal(4, outcome.ExitCode);
            Assert.Contains("embedded", outcome.Error, StringComparison.Ordinal);
        }
        Assert.False(Directory.Exists(home.Home));
    }

    [Fact]
    public void The_embedded_table_is_shown_under_its_name()
    {
        var outcome = TripointProcess.Run("data", "show", "embedded", "--format", "json");

        using var shown = JsonDocument.Parse(outcome.Output);
        Assert.Equal(27, shown.RootElement.GetProperty("economies").GetArrayLength());
        Assert.Equal(28, shown.RootElement.GetProperty("sectors").GetArrayLength());
        Assert.True(shown.RootElement.GetProperty("isHybrid").GetBoolean());
        Assert.All(shown.RootElement.GetProperty("sources").EnumerateArray(), s => Assert.False(string.IsNullOrEmpty(s.GetProperty("licence").GetString())));
    }

    [Fact]
    public void A_taken_name_needs_replace()
    {
        using var home = new DataHomeFixture(nameof(A_taken_name_needs_replace));
        Assert.Equal(0, home.Run("data", "import", "icio", home.Icio(), "--name", "t1").ExitCode);
        var before = Total();
        var other = home.Icio("other-2020.csv", seed: 12345);

        var refused = home.Run("data", "import", "icio", other, "--name", "t1");
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("--replace", refused.Error, StringComparison.Ordinal);
        Assert.Equal(before, Total());

        Assert.Equal(0, home.Run("data", "import", "icio", other, "--name", "t1", "--replace").ExitCode);
        Assert.NotEqual(before, Total());
        Assert.Equal(0, home.Run("data", "verify", "t1").ExitCode);

        double Total()
        {
            using var shown = JsonDocument.Parse(home.Run("data", "show", "t1", "--format", "json").Output);
            return shown.RootElement.GetProperty("totals").GetProperty("output").GetDouble();
        }
    }

    [Fact]
    public void Two_imports_at_once_get_a_clear_message()
    {
        using var home = new DataHomeFixture(nameof(Two_imports_at_once_get_a_clear_message));
        string[] import = ["data", "import", "icio", home.Icio(), "--name", "small"];
        using (TableStore.OpenForWriting(home.Home))
        {
            var second = home.Run(import);
            Assert.Equal(2, second.ExitCode);
            Assert.Contains("in use by another process", second.Error, StringComparison.Ordinal);
            // Who holds it is known on Linux alone.
            if (OperatingSystem.IsLinux()) Assert.Contains(Environment.ProcessId.ToString(CultureInfo.InvariantCulture), second.Error, StringComparison.Ordinal);
        }
        Assert.Equal(0, home.Run(import).ExitCode);
    }

    [Fact]
    public void An_import_killed_half_way_leaves_what_was_there()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "looks at /proc");
        using var home = new DataHomeFixture(nameof(An_import_killed_half_way_leaves_what_was_there));
        Assert.Equal(0, home.Run("data", "import", "icio", home.Icio(), "--name", "small").ExitCode);
        var large = home.LargeIcio(8);
        var killed = 0;
        // From the moment the process writes, a little later each time, so that the cut falls into different stages of the transaction.
        // On a busy machine one may be done before it is caught: then once more.
        for (var attempt = 0; attempt < 12 && killed < 3; attempt++)
        {
            using (var import = TripointProcess.Start(["data", "import", "icio", large, "--name", "large"], home.Environment_))
            {
                var opened = 0;
                var was = false;
                // The store is opened twice: first to see that the name is free, then, after the file was read, to write.
                while (!import.HasExited && opened < 2)
                {
                    var now = ProcessFiles.Writes(import.Id, home.Store);
                    if (now && !was) opened++;
                    was = now;
                }
                Thread.Sleep(50 * killed);
                if (!import.HasExited) killed++;
                import.Kill();
            }
            var listed = home.Run("data", "list", "--format", "csv").Output;
            Assert.Contains("small,", listed, StringComparison.Ordinal);
            if (!listed.Contains("large,", StringComparison.Ordinal)) continue;
            Assert.Equal(0, home.Run("data", "verify", "large").ExitCode);
            Assert.Equal(0, home.Run("data", "remove", "large").ExitCode);
        }
        Assert.Equal(0, home.Run("data", "verify", "small").ExitCode);
        Assert.True(killed > 0, "no import was killed in time");
    }

    [Fact]
    public void The_Caliendo_Parro_inputs_keep_their_second_tariff_matrix()
    {
        using var home = new DataHomeFixture(nameof(The_Caliendo_Parro_inputs_keep_their_second_tariff_matrix));
        var outcome = home.Run("data", "import", "caliendo-parro", SharedData.Require("caliendo-parro-1993"), "--name", "cp1993", "--format", "json");

        Assert.True(outcome.ExitCode == 0, outcome.Error);
        using var shown = JsonDocument.Parse(outcome.Output);
        Assert.Equal("tariffs2005", shown.RootElement.GetProperty("tariffTables")[0].GetString());
        Assert.Equal(31, shown.RootElement.GetProperty("economies").GetArrayLength());
    }

    [Theory]
    [InlineData("embedded", true)]
    [InlineData("none", false)]
    public void Flows_without_coefficients_borrow_them_or_stay_flows(string coefficients, bool hasWorld)
    {
        using var home = new DataHomeFixture($"{nameof(Flows_without_coefficients_borrow_them_or_stay_flows)}-{coefficients}");
        var file = SharedData.Require("icio-trade-tariffs", "ICIO2022.csv.gz");
        var outcome = home.Run("data", "import", "icio-long", file, "--name", "flows", "--coefficients", coefficients, "--format", "json");

        Assert.True(outcome.ExitCode == 0, outcome.Error);
        using var shown = JsonDocument.Parse(outcome.Output);
        var parts = shown.RootElement.GetProperty("parts").EnumerateArray().Select(p => p.GetString()).ToList();
        Assert.Contains("flows", parts, StringComparer.Ordinal);
        Assert.Equal(hasWorld, parts.Contains("world"));
        Assert.Equal(hasWorld, shown.RootElement.GetProperty("isHybrid").GetBoolean());
    }
}
