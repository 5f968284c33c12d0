using System.Text.Json;

namespace Tripoint.Cli.Tests;

/// <summary>The product verbs as a user meets them, on the tables that ship.</summary>
public class ProductCommandTests
{
    [Fact]
    public void Koreas_dependence_on_urea_from_China_is_found_with_its_reasons()
    {
        // UN Comtrade 2021, importers' books: Korea bought two thirds of its urea from China.
        var run = TripointProcess.Run("exposure", "--importer", "KOR", "--top", "50", "--format", "json");
        Assert.Equal(0, run.ExitCode);
        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal("tripoint.exposure-products/1", json.RootElement.GetProperty("schema").GetString());
        var urea = json.RootElement.GetProperty("rows").EnumerateArray().Single(r => r.GetProperty("product").GetString() == "310210");
        Assert.Equal("CHN", urea.GetProperty("supplier").GetString());
        Assert.InRange(urea.GetProperty("supplierPercent").GetDouble(), 60, 72);
        Assert.Equal("123", urea.GetProperty("indicators").GetString());
        Assert.StartsWith("CHN sells", urea.GetProperty("why").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_product_and_a_basket_are_answered_and_wrong_ones_are_explained()
    {
        Assert.Contains("QAT", TripointProcess.Run("exposure", "--product", "310210").Output, StringComparison.Ordinal);
        Assert.Contains("Lithium", TripointProcess.Run("exposure", "--importer", "CJK", "--basket", "critical").Output, StringComparison.Ordinal);
        var wrong = TripointProcess.Run("exposure", "--product", "31021");
        Assert.Equal(2, wrong.ExitCode);
        Assert.Contains("031021", wrong.Error, StringComparison.Ordinal);
        Assert.Equal(4, TripointProcess.Run("exposure", "--importer", "KOR", "--basket", "medical").ExitCode);
        Assert.Equal(4, TripointProcess.Run("exposure", "--importer", "KOR", "--data", "no-such-data").ExitCode);
        Assert.Equal(2, TripointProcess.Run("exposure", "--basket", "critical").ExitCode);
    }

    [Fact]
    public void What_Korea_sells_is_shown_with_its_measures_and_they_agree_with_their_definitions()
    {
        var run = TripointProcess.Run("exposure", "--exporter", "KOR", "--basket", "critical", "--top", "100", "--format", "json");
        Assert.Equal(0, run.ExitCode);
        using var json = JsonDocument.Parse(run.Output);
        var rows = json.RootElement.GetProperty("rows").EnumerateArray().ToList();
        Assert.True(rows.Count > 12);
        foreach (var row in rows)
        {
            double sold = row.GetProperty("exportsMusd").GetDouble(), bought = row.GetProperty("importsMusd").GetDouble();
            Assert.Equal(1 - Math.Abs(sold - bought) / (sold + bought), row.GetProperty("twoWay").GetDouble(), 9);
            Assert.InRange(row.GetProperty("density").GetDouble(), 0, 1);
            Assert.Equal(JsonValueKind.Number, row.GetProperty("complexity").ValueKind);
        }
        // An economy's advantage is its share in a product over its share in all of them: the same factor throughout.
        double[] factors = [.. rows.Select(r => r.GetProperty("worldPercent").GetDouble() / r.GetProperty("advantage").GetDouble())];
        Assert.All(factors, f => Assert.Equal(factors[0], f, 9));
        Assert.Contains(json.RootElement.GetProperty("notes").EnumerateArray(), n => n.GetString()!.Contains("on so few products", StringComparison.Ordinal));
        Assert.Equal(2, TripointProcess.Run("exposure", "--exporter", "KOR", "--importer", "KOR").ExitCode);
    }

    [Theory]
    [InlineData("summary", "tripoint.connect/1", 3)]
    [InlineData("sectors", "tripoint.connect-sectors/1", 60)]
    [InlineData("products", "tripoint.connect-products/1", 30)]
    [InlineData("potential", "tripoint.connect-potential/1", 6)]
    [InlineData("pairs", "tripoint.connect-pairs/1", 12)]
    [InlineData("missing", "tripoint.connect-missing/1", 1)]
    [InlineData("chokepoints", "tripoint.connect-chokepoints/1", 1)]
    [InlineData("mutual", "tripoint.connect-mutual/1", 1)]
    [InlineData("substitutes", "tripoint.connect-substitutes/1", 1)]
    [InlineData("shipping", "tripoint.connect-shipping/1", 3)]
    public void Every_view_of_connectivity_answers(string view, string schema, int atLeast)
    {
        var run = TripointProcess.Run("connect", view, "--format", "json");
        Assert.Equal(0, run.ExitCode);
        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal(schema, json.RootElement.GetProperty("schema").GetString());
        Assert.True(json.RootElement.GetProperty("rows").GetArrayLength() >= atLeast);
    }

    [Fact]
    public void The_drawing_is_a_file_of_its_own_that_names_every_member()
    {
        var file = Path.Combine(Path.GetTempPath(), $"tripoint-connect-{Environment.ProcessId}.svg");
        try
        {
            Assert.Equal(0, TripointProcess.Run("connect", "--bloc", "ASEAN+3", "--svg", file).ExitCode);
            var svg = System.Xml.Linq.XDocument.Load(file);
            Assert.Equal("svg", svg.Root!.Name.LocalName);
            foreach (var name in new[] { "China", "Japan", "Korea", "Viet Nam", "Singapore" }) Assert.Contains(svg.Descendants(), e => e.Name.LocalName == "text" && e.Value == name);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void An_agreement_in_partial_equilibrium_adds_up_to_the_general_one()
    {
        var run = TripointProcess.Run("partial", "cjk-fta", "--format", "json");
        Assert.Equal(0, run.ExitCode);
        using var json = JsonDocument.Parse(run.Output);
        foreach (var row in json.RootElement.GetProperty("rows").EnumerateArray())
        {
            var parts = row.EnumerateObject().Where(p => p.Name == "linesMusd" || p.Name.StartsWith("step", StringComparison.Ordinal)).Sum(p => p.Value.GetDouble());
            Assert.Equal(row.GetProperty("generalMusd").GetDouble(), parts, 4);
        }
    }

    [Fact]
    public void One_product_is_priced_in_one_market_and_bad_rates_are_explained()
    {
        var run = TripointProcess.Run("partial", "--product", "850511", "--importer", "KOR", "--duty", "8%");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("SMART, KOR: creation", run.Output, StringComparison.Ordinal);
        Assert.Equal(2, TripointProcess.Run("partial", "--product", "850511", "--importer", "KOR", "--duty", "8").ExitCode);
        Assert.Equal(2, TripointProcess.Run("partial").ExitCode);
    }
}
