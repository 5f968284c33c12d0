using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Tripoint.Cli.Tests.Data;

/// <summary>Product trade of one's own, coded in two editions, as the product verbs see it.</summary>
public sealed class ImportedProductTests : IDisposable
{
    private static readonly string[] s_economies = ["KOR", "JPN", "CHN", "USA", "DEU", "BRA"];
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("tripoint-products-");

    public ImportedProductTests()
    {
        // HS 2017 splits 440710 of HS 2012 into 440711, 440712 and 440719. Brazil sells half of what anybody buys, until 2018.
        Import("old.csv", "HS12", [2014, 2015, 2016], ["440710", "310210"]);
        Import("new.csv", "HS17", [2017, 2018, 2019, 2020], ["440711", "440712", "440719", "310210"]);
    }

    public void Dispose() => _home.Delete(true);

    private void Import(string name, string edition, int[] years, string[] products)
    {
        var text = new StringBuilder("year,hs6,importer,exporter,value_usd\n");
        foreach (var year in years)
        {
            foreach (var product in products)
            {
                foreach (var (importer, exporter) in s_economies.SelectMany(i => s_economies.Where(e => e != i).Select(e => (i, e))))
                {
                    var value = exporter == "BRA" ? (year > 2018 ? 5e6 : 50e6) : exporter == "DEU" && year > 2018 ? 40e6 : 12e6;
                    text.Append(CultureInfo.InvariantCulture, $"{year},{product},{importer},{exporter},{value}\n");
                }
            }
        }
        var file = Path.Combine(_home.FullName, name);
        File.WriteAllText(file, text.ToString());
        Assert.Equal(0, Run("data", "import", "trade-csv", file, "--name", "wood", "--edition", edition).ExitCode);
    }

    private ProcessOutcome Run(params string[] arguments) => TripointProcess.Run(arguments, new Dictionary<string, string?> { ["TRIPOINT_HOME"] = _home.FullName });

    [Fact]
    public void Alternatives_are_ranked_in_an_earlier_year_with_the_years_before_it()
    {
        var run = Run("source", "--product", "310210", "--importer", "KOR", "--year", "2018", "--without", "BRA", "--data", "wood");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("Korea, 2018: without Brazil", run.Output, StringComparison.Ordinal);
        Assert.Contains("in 2014-2018", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Years_in_another_edition_are_converted_and_the_splits_are_stated()
    {
        var run = Run("exposure", "--product", "440711", "--data", "wood", "--window", "6", "--format", "json");
        Assert.Equal(0, run.ExitCode);
        using var json = JsonDocument.Parse(run.Output);
        // Six years are seen although the code exists in four.
        Assert.All(json.RootElement.GetProperty("rows").EnumerateArray(), r => Assert.EndsWith("/6", r.GetProperty("held").GetString(), StringComparison.Ordinal));
        var note = json.RootElement.GetProperty("notes").EnumerateArray().Select(n => n.GetString()!).Single(n => n.StartsWith("Editions:", StringComparison.Ordinal));
        Assert.Contains("2016: HS 2012 turned into HS 2017; 1 code with 100% of the value split by world trade in the new codes", note, StringComparison.Ordinal);
    }

    [Fact]
    public void The_back_test_runs_over_what_was_imported()
    {
        var run = Run("source", "backtest", "--from", "2018", "--to", "2020", "--data", "wood", "--cases", "--format", "json");
        Assert.Equal(0, run.ExitCode);
        using var json = JsonDocument.Parse(run.Output);
        var rows = json.RootElement.GetProperty("rows").EnumerateArray().ToList();
        // Brazil fell for each of its five customers, in each of the four products, and in no other case did anybody lose a supplier.
        Assert.Equal(20, rows.Count);
        Assert.All(rows, r => Assert.Equal("BRA", r.GetProperty("lost").GetString()));
    }

    [Fact]
    public void A_retired_code_is_told_what_became_of_it()
    {
        var run = Run("exposure", "--product", "440710", "--data", "wood");
        Assert.Equal(4, run.ExitCode);
        Assert.Contains("440710 is a code of HS 1992, HS 1996, HS 2002, HS 2007, HS 2012, and the data are coded in HS 2017", run.Error, StringComparison.Ordinal);
        Assert.Contains("440711, 440712, 440719", run.Error, StringComparison.Ordinal);
        Assert.Equal(2, Run("exposure", "--product", "123456").ExitCode);
    }

    [Fact]
    public void Both_books_are_compared_in_every_format()
    {
        // Comtrade's extract: China (156) and Korea (410) declare the same flow differently.
        var file = Path.Combine(_home.FullName, "both.csv");
        File.WriteAllText(file, "year,reporter,partner,cmd,flow,value,netwgt\n2022,410,156,310210,M,26000000,1\n2022,156,410,310210,X,1000000,1\n2022,410,842,310210,M,5000000,1\n2022,842,410,310210,X,5000000,1\n");
        Assert.Equal(0, Run("data", "import", "comtrade", file, "--name", "both").ExitCode);
        foreach (var (arguments, schema) in new[] { (new[] { "data", "books", "both" }, "tripoint.data-books-summary/1"), (new[] { "data", "books", "both", "--product", "310210" }, "tripoint.data-books/1") })
        {
            var run = Run([.. arguments, "--format", "json"]);
            Assert.Equal(0, run.ExitCode);
            using var json = JsonDocument.Parse(run.Output);
            Assert.Equal(schema, json.RootElement.GetProperty("schema").GetString());
            Assert.Equal(0, Run([.. arguments]).ExitCode);
        }
        Assert.Contains("-fold", Run("data", "books", "both", "--product", "310210").Output, StringComparison.Ordinal);
        Assert.Contains("\nKOR,CHN,26000,1000,", Run("data", "books", "both", "--product", "310210", "--format", "csv").Output, StringComparison.Ordinal);
        Assert.Contains("--importer", Run("data", "books", "both", "--product", "310210", "--importer", "XXX").Error, StringComparison.Ordinal);
    }
}
