using System.IO.Compression;
using System.Text;
using Tripoint.Codes;
using Tripoint.Data.Embedded;
using Tripoint.Data.Parameters;
using Tripoint.Faults;
using Tripoint.TestSupport;

namespace Tripoint.Data.Tests.Parameters;

public class ElasticityFileTests
{
    public static TheoryData<string> Classifications => [.. Sector.Classifications];

    [Theory]
    [MemberData(nameof(Classifications))]
    public void Every_known_classification_has_a_default_for_every_sector(string classification)
    {
        var set = ElasticityFile.Shipped().Default(classification);
        var theta = set.For(Sector.Of(classification));
        Assert.All(theta, t => Assert.InRange(t, 0.1, 200));
        Assert.NotEmpty(set.Reference);
        Assert.NotEmpty(set.Period);
        // Every figure is an estimate with a standard error, or an assumption or a stated exception.
        Assert.All(set.Sectors, s => Assert.True(s.IsAssumption || s.StandardError > 0 || s.Note.Length > 0, s.Sector));
        Assert.All(set.Sectors.Where(s => s.IsAssumption), s => Assert.NotEmpty(s.Note));
    }

    [Fact]
    public void The_embedded_tables_use_the_default_set() =>
        Assert.Equal(ElasticityFile.Shipped().Default("ICIO28").For(HybridScope.Sectors), EmbeddedDataset.World().Elasticity.ToArray());

    [Fact]
    public void Caliendo_and_Parros_values_are_their_replication_inputs()
    {
        var published = File.ReadAllText(SharedData.Require("caliendo-parro-1993", "T.txt")).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var set = ElasticityFile.Shipped().Default("CP40");
        Assert.Equal("caliendo-parro", set.Name);
        Assert.Equal(published.Select(p => double.Parse(p, System.Globalization.CultureInfo.InvariantCulture)), set.Sectors.Take(20).Select(s => s.Theta));
    }

    [Fact]
    public void A_sectors_value_is_the_median_of_its_products_less_one()
    {
        // Ships: ProTEE's own estimates on HS 2007 heading 8901-8908, ISIC rev. 3 351, pooled with 352, 353, 359; recomputed by brute force.
        var isic = Lines(SharedData.Require("concordances", "hs3-isic3.csv.gz"))
            .Skip(1).Select(l => l.Split(',').Select(f => f.Trim('"')).ToArray())
            .Where(f => f[3].StartsWith("351", StringComparison.Ordinal) || f[3].StartsWith("352", StringComparison.Ordinal) || f[3].StartsWith("353", StringComparison.Ordinal) || f[3].StartsWith("359", StringComparison.Ordinal))
            .Select(f => f[0]).ToHashSet(StringComparer.Ordinal);
        var values = File.ReadLines(SharedData.Require("elasticities", "protee-hs6.csv")).Skip(1).Select(l => l.Split(','))
            .Where(f => isic.Contains(f[0]) && f[1] == "0" && f[2] == "0" && f[3].Length > 0)
            .Select(f => -double.Parse(f[3], System.Globalization.CultureInfo.InvariantCulture)).Order().ToArray();
        var median = values.Length % 2 == 1 ? values[values.Length / 2] : (values[values.Length / 2 - 1] + values[values.Length / 2]) / 2;
        var ships = ElasticityFile.Shipped().Default("ICIO28").Sectors.Single(s => s.Sector == "C301");
        Assert.Equal(median - 1, ships.Theta, 0.0005);
        Assert.Equal(values.Length, ships.Products);
    }

    [Theory]
    [InlineData("theta: 4", "theta: -4", "'-4'", 12)]
    [InlineData("theta: 4", "theta: NaN", "'NaN'", 12)]
    [InlineData("theta: 4", "beta: 4", "unknown key 'beta'", 12)]
    [InlineData("X: mine", "X: other", "no set", 3)]
    [InlineData("reference: r", "reference: ''", "'reference' is missing", 6)]
    public void Faults_are_named_with_their_line(string old, string changed, string said, int line)
    {
        var text = "unit: u\ndefaults:\n  X: mine\nsets:\n  mine:\n    reference: r\n    period: p\n    method: m\n    classifications:\n      X:\n"
            + "        # one sector\n        A: { theta: 4 }\n";
        var e = Assert.Throws<BadInputException>(() => ElasticityFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(text.Replace(old, changed, StringComparison.Ordinal))), "e.yaml"));
        Assert.Contains(e.Faults, f => f.What.Contains(said, StringComparison.Ordinal) && f.Where.StartsWith($"e.yaml, line {line}", StringComparison.Ordinal));
    }

    [Fact]
    public void A_sector_left_out_is_named()
    {
        const string text = "defaults:\n  ICIO28: mine\nsets:\n  mine:\n    reference: r\n    period: p\n    method: m\n    classifications:\n      ICIO28:\n        A01: { theta: 4 }\n";
        var e = Assert.Throws<BadInputException>(() => ElasticityFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "e.yaml"));
        Assert.Contains("lacks the sector 'A02'", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_set_or_classification_is_refused_by_name()
    {
        var file = ElasticityFile.Shipped();
        Assert.Contains("NACE", Assert.Throws<BadInputException>(() => file.Default("NACE")).Message, StringComparison.Ordinal);
        Assert.Contains("nobody", Assert.Throws<BadInputException>(() => file.Set("nobody", "ICIO28")).Message, StringComparison.Ordinal);
        Assert.Equal(2.62, file.Set("caliendo-parro", "ICIO28").Sectors.Single(s => s.Sector == "C10T12").Theta);
    }

    private static IEnumerable<string> Lines(string path)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line) yield return line;
    }
}
