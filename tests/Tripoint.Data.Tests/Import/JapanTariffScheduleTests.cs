using System.IO.Compression;
using System.Text;
using Tripoint.Data.Import;
using Tripoint.Faults;
using Tripoint.Negotiation.Schedules;
using Tripoint.TestSupport;

namespace Tripoint.Data.Tests.Import;

/// <summary>Japan's schedule, edition of 9 July 2026. Expected cells are those of the file, read by eye.</summary>
public class JapanTariffScheduleTests
{
    private static readonly Lazy<JapanTariff> s_japan = new(() => JapanTariffSchedule.Read(SharedData.Require("japan-tariff-schedule")));

    [Fact]
    public void Every_rate_of_all_9646_lines_is_read()
    {
        var japan = s_japan.Value;
        Assert.Equal("2026_07_09", japan.Edition);
        Assert.Equal(9646, japan.Lines.Length);
        Assert.Equal(9646, japan.Lines.Select(l => l.Code).Distinct().Count());
        Assert.Empty(japan.Unparsed);
        Assert.All(japan.Lines, l => Assert.NotNull(l.Applied));
    }

    [Theory]
    [InlineData("0401.10.110", "general", "25% + 63 JPY/kg")] // from the heading above
    [InlineData("0401.10.110", "temporary", "25%")]
    [InlineData("0401.10.110", "WTO", "(25%)")]
    [InlineData("0401.10.190", "WTO", "21.3% + 54 JPY/kg")]
    [InlineData("0401.10.190", "LDC", "free")] // from the heading above
    [InlineData("0401.10.190", "CHN", null)] // an agreement's empty cell is no concession, whatever the heading has
    [InlineData("0101.21.290", "general", "4000000 JPY/head")]
    [InlineData("0203.11.020", "CPTPP", "difference(393.786 JPY - 1 value)/kg or 40.5 JPY/kg, whichever is less")]
    [InlineData("0203.11.040", "AUS", "in quota [関税割当数量以内のもの]: difference(401.65 JPY - 1 value)/kg or 2.2%, whichever is greater")]
    [InlineData("0302.73.000", "CHN", "varies: 2.2%, U")]
    [InlineData("2402.20.000", "general", "(8.5% + 290.7 JPY/1000 piece)")]
    [InlineData("4407.11.110", "CPTPP", "party [カナダに対する待遇]: 2.4%; party [ニュージーランドに対する待遇]: free; other: 0.8%")]
    [InlineData("7403.11.020", "RCEP", "1.9% or difference(312.5 JPY - 0.625 value)/kg, whichever is less")]
    [InlineData("2204.21.020", "general", "21.3% or 156.8 JPY/l, whichever is less, at least 93 JPY/l")]
    [InlineData("2309.10.010", "general", "70 JPY/kg plus 7 for each 1% of [乳糖] above 10%")]
    [InlineData("0210.11.010", "temporary", "gate(1.5 × [豚肉加工品に係る基準輸入価格] - 0.6 value)/kg")]
    [InlineData("0803.10.100", "WTO", "season 04-01..09-30: 20%; season 10-01..03-31: 25%")]
    [InlineData("0805.40.000", "CHN", "6.3%")] // the same in both seasons
    [InlineData("0805.10.000", "AUS", "season 06-01..11-30: {season 06-01..09-30: free}; season 12-01..05-31: U")]
    public void A_cell_is_read_as_it_stands(string code, string column, string? expected)
    {
        var rate = s_japan.Value.Lines.Single(l => l.Code == TariffCode.Of(code)).Rates[JapanTariff.Column(column)];
        Assert.Equal(Unbracketed(expected), Unbracketed(rate?.ToString()));
    }

    [Theory]
    [InlineData("0401.10.110", "25%")] // temporary; the WTO rate in brackets is not lower
    [InlineData("0401.10.190", "21.3% + 54 JPY/kg")] // WTO
    [InlineData("0401.10.200", "21.3%")]
    [InlineData("3901.10.021", "free")] // temporary, of biomass; the heading's WTO rate of 6.5% has no brackets but is higher
    [InlineData("0304.94.010", "4.2%")] // temporary, surimi; the heading's WTO rate is 6%
    [InlineData("0304.94.090", "6%")] // the line beside it
    public void The_rate_in_force_is_the_WTO_rate_unless_bracketed_then_the_temporary_then_the_general(string code, string expected) =>
        Assert.Equal(expected, s_japan.Value.Lines.Single(l => l.Code == TariffCode.Of(code)).Applied?.ToString());

    [Fact]
    public void Each_text_survives_a_round_through_the_tools_own_notation()
    {
        var rates = s_japan.Value.Lines.SelectMany(l => l.Rates).OfType<Rate>().Select(r => r.ToString()).Distinct(StringComparer.Ordinal).ToList();
        Assert.True(rates.Count > 1000);
        Assert.All(rates, text => Assert.Equal(text, RateText.Parse(text).ToString()));
    }

    [Fact]
    public void Every_column_gives_a_schedule_of_all_lines()
    {
        foreach (var key in JapanColumn.All.Skip(3).Select(c => c.Key).Append(JapanTariff.MostFavoured))
        {
            var import = s_japan.Value.For(key);
            Assert.Equal(1, import.ParsedShare);
            Assert.Equal(import.Cells, import.Schedule.Lines.Count(l => l.Category is not ExcludedLine));
        }
    }

    [Fact]
    public void China_and_Korea_have_their_own_RCEP_columns()
    {
        // Non-empty cells counted in the files by another program: 8,139 and 7,724 nodes, of which eight lines have two, one a season;
        // where both seasons are filled (three lines each) they are one.
        Assert.InRange(s_japan.Value.For("CHN").Cells, 8139 - 8, 8139);
        Assert.InRange(s_japan.Value.For("KOR").Cells, 7724 - 8, 7724);
        var fault = Assert.Throws<BadInputException>(() => s_japan.Value.For("XYZ")).Faults[0];
        Assert.Contains("CHN", fault.Expected, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unreadable_rate_is_listed_with_its_line_and_the_line_left_out()
    {
        const string Json = """
            [{"level":0,"stat_code":"0101.21","hs_code":"","desc":"Horses","rate":{"基本":"3%","EPA_RCEP_中国":""},"unit":{},"law":[],"children":[
              {"level":1,"stat_code":"0101.21","hs_code":"100","desc":"a","rate":{"基本":"","EPA_RCEP_中国":"二割"},"unit":{"I":"","II":"NO"},"law":[],"children":[]},
              {"level":1,"stat_code":"0101.21","hs_code":"200","desc":"b","rate":{"基本":"","EPA_RCEP_中国":"無税"},"unit":{"I":"","II":"NO"},"law":[],"children":[]}]}]
            """;
        var import = Chapter(Json).For("CHN");
        var unparsed = Assert.Single(import.Unparsed);
        Assert.Equal(("010121100", "CHN", "二割", 2L), (unparsed.Code, unparsed.Column, unparsed.Text, unparsed.Line));
        Assert.NotEmpty(unparsed.Reason);
        var line = Assert.Single(import.Schedule.Lines);
        Assert.Equal("3%", line.Base.ToString());
        Assert.Equal(0.5, import.ParsedShare);
    }

    [Theory]
    [InlineData("[{\"stat_code\":\"0101.21\"", "damaged")]
    [InlineData("{}", "damaged")]
    [InlineData("[{\"stat_code\":\"0101.21\",\"hs_code\":\"100\",\"desc\":\"a\",\"rate\":{\"新協定\":\"3%\"},\"unit\":{},\"children\":[]}]", "新協定")]
    [InlineData("[{\"stat_code\":\"01\",\"hs_code\":\"1\",\"desc\":\"a\",\"rate\":{},\"unit\":{},\"children\":[]}]", "nine-digit")]
    public void A_damaged_chapter_is_refused_by_name(string json, string expected)
    {
        var e = Assert.Throws<BadInputException>(() => Chapter(json));
        Assert.Contains("j_01_tariff_data.json.gz", e.Message, StringComparison.Ordinal);
        Assert.Contains(expected, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_chapters_and_a_missing_path_are_refused()
    {
        var folder = Directory.CreateTempSubdirectory("tripoint").FullName;
        Assert.Throws<BadInputException>(() => JapanTariffSchedule.Read(folder));
        Directory.Delete(folder);
        Assert.Throws<BadInputException>(() => JapanTariffSchedule.Read(folder));
    }

    // A rate's brackets say how it stands to the others, which some of these cells differ in; the rate itself is what is compared.
    private static string? Unbracketed(string? text) => text is ['(', .., ')'] && text.IndexOf(')', StringComparison.Ordinal) == text.Length - 1 ? text[1..^1] : text;

    private static JapanTariff Chapter(string json)
    {
        var folder = Directory.CreateTempSubdirectory("tripoint").FullName;
        try
        {
            using (var gzip = new GZipStream(File.Create(Path.Combine(folder, "j_01_tariff_data.json.gz")), CompressionLevel.Fastest)) gzip.Write(Encoding.UTF8.GetBytes(json));
            return JapanTariffSchedule.Read(folder);
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }
}
