using System.Globalization;
using System.IO.Compression;
using Tripoint.Codes;
using Tripoint.Data.Embedded;
using Tripoint.Data.Import;
using Tripoint.TestSupport;

namespace Tripoint.Data.Tests.Embedded;

public class EmbeddedIndicatorsTests
{
    private static readonly Economy s_china = Economy.Of("CHN"), s_japan = Economy.Of("JPN"), s_korea = Economy.Of("KOR");

    [Fact]
    public void Reliance_covers_every_year_economy_side_and_partner_once()
    {
        var all = EmbeddedIndicators.Reliance();
        Assert.Equal(3 * 11 * 2 * 42, all.Length);
        Assert.Equal(all.Length, all.Select(r => (r.Year, r.Economy, r.Partner, r.Side)).Distinct().Count());
        Assert.Equal([1995, 2008, 2011], all.Select(r => r.Year).Distinct());
        Assert.DoesNotContain(all, r => r.Economy.Equals(r.Partner));
    }

    [Fact]
    public void Shares_lie_within_one_and_hidden_is_total_less_face_value()
    {
        foreach (var foreign in EmbeddedIndicators.Reliance().Where(r => r.Partner.Code is not ("CJK" or "EU27")).GroupBy(r => (r.Year, r.Economy, r.Side)))
        {
            Assert.Equal(40, foreign.Count());
            Assert.InRange(foreign.Sum(r => r.Face), 0.01, 0.99);
            Assert.InRange(foreign.Sum(r => r.Total), foreign.Sum(r => r.Face), 0.99); // further tiers add foreign content
        }
        Assert.All(EmbeddedIndicators.Reliance(), r => Assert.Equal(r.Total - r.Face, r.Hidden, 1e-9));
    }

    [Fact]
    public void Groups_are_their_other_members_added_up()
    {
        var all = EmbeddedIndicators.Reliance().ToDictionary(r => (r.Year, r.Economy.Code, r.Partner.Code, r.Side));
        foreach (var group in all.Values.Where(r => r.Partner.Code is "CJK" or "EU27"))
        {
            var members = Bloc.Parse(group.Partner.Code).Members
                .Select(m => all.GetValueOrDefault((group.Year, group.Economy.Code, m.Code, group.Side))).OfType<RelianceRecord>().ToList();
            Assert.Equal(members.Sum(m => m.Face), group.Face, 2e-4); // the rounding of up to 26 members
            Assert.Equal(members.Sum(m => m.Total), group.Total, 2e-4);
        }
        Assert.Equal("中日韩", all[(2011, "CHN", "CJK", "inputs")].Partner.Name.Chinese);
    }

    [Fact]
    public void Face_value_is_the_share_of_intermediate_purchases_in_the_table()
    {
        // Counted from the cells of the WIOD table itself: rows of the source, columns of the user.
        var table = Wiod2013Csv.Read(SharedData.Require("wiod-2013", "wiot13_2011.csv.gz"));
        int rows = table.RowCount, j = table.Sectors.Length, china = table.Economies.IndexOf(s_china), korea = table.Economies.IndexOf(s_korea);
        double bought = 0, fromChina = 0, sold = 0, toChina = 0;
        for (var row = 0; row < rows; row++)
        {
            for (var s = 0; s < j; s++)
            {
                var purchase = table.Intermediate[row * rows + korea * j + s];
                bought += purchase;
                if (row / j == china) fromChina += purchase;
                if (row / j != korea) continue;
                for (var user = 0; user < table.Economies.Length; user++)
                {
                    var sale = table.Intermediate[row * rows + user * j + s];
                    sold += sale;
                    if (user == china) toChina += sale;
                }
            }
        }
        Assert.Equal(fromChina / bought, Record(RelianceRecord.Inputs).Face, 2e-5);
        Assert.Equal(toChina / sold, Record(RelianceRecord.Sales).Face, 2e-5);

        static RelianceRecord Record(string side) => EmbeddedIndicators.Reliance().Single(r => r.Year == 2011 && r.Economy.Equals(s_korea) && r.Partner.Equals(s_china) && r.Side == side);
    }

    [Theory]
    [InlineData(2008)]
    [InlineData(2011)]
    public void Footprints_add_up_to_the_accounts_of_each_economy_and_of_the_world(int year)
    {
        var accounts = Accounts(year);
        var all = EmbeddedIndicators.Footprints().Where(r => r.Year == year).ToList();
        Assert.Equal(36, all.Count);
        Assert.Equal(accounts.Values.Sum() / 1000, all.Sum(r => r.MtCo2), 0.02);
        foreach (var code in new[] { "CHN", "JPN", "KOR", "USA" }) Assert.Equal(accounts[code] / 1000, all.Where(r => r.From.Code == code).Sum(r => r.MtCo2), 0.005);
        var union = Bloc.Parse("EU27").Members.Where(m => m.Code != "HRV").Sum(m => accounts[m.Code]);
        Assert.Equal(union / 1000, all.Where(r => r.From.Code == "EU27").Sum(r => r.MtCo2), 0.005);
        Assert.True(Consumption("CHN") < accounts["CHN"] / 1000); // a net exporter of carbon
        Assert.True(Consumption("JPN") > accounts["JPN"] / 1000); // a net importer

        double Consumption(string code) => all.Where(r => r.To.Code == code).Sum(r => r.MtCo2);
    }

    [Fact]
    public void Both_say_where_they_come_from_and_how_they_are_normalised()
    {
        var reliance = EmbeddedIndicators.RelianceProvenance();
        Assert.Equal(3, reliance.Sources.Length);
        Assert.Contains("B − I", reliance.HowMade, StringComparison.Ordinal);
        var footprints = EmbeddedIndicators.FootprintProvenance();
        Assert.Equal(["wiot13_2008.csv.gz", "wiot13_2011.csv.gz", "co2-kt-2000-2016.csv.gz"], footprints.Sources.Select(s => s.File));
        Assert.All(reliance.Sources.Concat(footprints.Sources), s => Assert.True(s.Sha256.Length == 64 && s.Licence.StartsWith("CC BY 4.0", StringComparison.Ordinal), s.Title));
    }

    [Fact]
    public void Japan_and_Korea_came_to_rely_on_China_for_more_than_they_see()
    {
        var all = EmbeddedIndicators.Reliance().Where(r => r.Side == RelianceRecord.Inputs && r.Partner.Equals(s_china)).ToList();
        foreach (var economy in new[] { s_japan, s_korea })
        {
            var path = all.Where(r => r.Economy.Equals(economy)).OrderBy(r => r.Year).ToList();
            Assert.True(path[0].Total < path[1].Total && path[1].Total < path[2].Total);
            Assert.All(path, r => Assert.True(r.Hidden > 0));
        }
    }

    /// <summary>kt by economy, read from the file without the importer.</summary>
    private static Dictionary<string, double> Accounts(int year)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(SharedData.Require("co2-accounts", "co2-kt-2000-2016.csv.gz")), CompressionMode.Decompress));
        var sums = new Dictionary<string, double>(StringComparer.Ordinal);
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            var f = line.Split(',');
            if (f[2] == year.ToString(CultureInfo.InvariantCulture)) sums[f[0]] = sums.GetValueOrDefault(f[0]) + double.Parse(f[3], CultureInfo.InvariantCulture);
        }
        return sums;
    }
}
