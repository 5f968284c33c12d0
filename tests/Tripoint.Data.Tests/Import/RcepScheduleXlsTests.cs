using Tripoint.Data.Import;
using Tripoint.Faults;
using Tripoint.Negotiation.Schedules;
using Tripoint.TestSupport;

namespace Tripoint.Data.Tests.Import;

/// <summary>China's RCEP schedule towards ASEAN (Annex I, Section A).</summary>
public class RcepScheduleXlsTests
{
    private static readonly Lazy<ImportedSchedule> s_china = new(() => RcepScheduleXls.Read(SharedData.Require("rcep-schedule-china", "rcep-schedule-of-china-for-asean.xls")));

    [Fact]
    public void All_8277_lines_are_read_and_the_title_names_the_parties()
    {
        var import = s_china.Value;
        Assert.Equal("CHN", import.Schedule.Importer.Code);
        Assert.Contains("ASEAN", import.Schedule.Partners, StringComparison.Ordinal);
        Assert.Equal(8277, import.Schedule.Lines.Length);
        Assert.Equal(8277 * 22, import.Cells);
        Assert.Empty(import.Unparsed);
        Assert.Equal(1, import.ParsedShare);
    }

    [Theory]
    [InlineData(0, 0, 9.76)]
    [InlineData(1, 340, 3.22)]
    [InlineData(21, 340, 0.37)]
    public void The_averages_are_those_of_the_lines_with_a_commitment(int year, int excluded, double percent)
    {
        // The base is averaged over all 8,277 lines, the years over the 7,937 that are not U.
        var all = ScheduleSummary.Of(s_china.Value.Schedule, year).All;
        Assert.Equal(8277 - excluded, all.Averaged);
        Assert.Equal(excluded, all.Excluded);
        Assert.Equal(percent, Math.Round(100 * all.Average!.Value, 2));
    }

    [Fact]
    public void Over_the_same_lines_the_averages_are_others_and_both_are_given()
    {
        var schedule = s_china.Value.Schedule;
        var committed = schedule.Lines.Where(l => schedule.RateIn(l, 1) is not NoConcession).ToList();
        Assert.Equal(9.40, Math.Round(100 * committed.Average(l => schedule.EquivalentIn(l, 0)!.Value.Fraction), 2));
        // With the excluded lines at their base rate.
        Assert.Equal(3.83, Math.Round(100 * ScheduleSummary.Of(schedule, 1).All.WithExcludedAtBase!.Value, 2));
        Assert.Equal(1.09, Math.Round(100 * ScheduleSummary.Of(schedule, 21).All.WithExcludedAtBase!.Value, 2));
    }

    [Fact]
    public void Listed_rates_are_explained_by_categories_with_cuts_rounded_to_a_tenth_of_a_point()
    {
        var schedule = s_china.Value.Schedule;
        var categories = ScheduleSummary.Of(schedule, 1).Categories.ToDictionary(c => c.Category, c => c.Lines, StringComparer.Ordinal);
        Assert.Equal(340, categories["U"]);
        Assert.True(categories["A"] > 5000 && categories["B10"] > 900 && categories["B20"] > 400 && categories["B15"] > 100);
        // Whatever is inferred gives back every listed rate; that is its definition, recomputed here.
        var inferred = 0;
        foreach (var line in schedule.Lines)
        {
            var listed = ((ListedRates)line.Category).Rates;
            if (CategoryInference.Of(line.Base, listed, schedule.Convention) is not { } category) continue;
            inferred++;
            for (var year = 1; year <= 21; year++) Assert.Equal(listed[year - 1].ToString(), category.InYear(line.Base, year, schedule.Convention).ToString());
        }
        Assert.True(inferred > 0.999 * schedule.Lines.Length, $"{inferred} of {schedule.Lines.Length}");
    }

    [Fact]
    public void Coverage_by_lines_counts_what_is_free()
    {
        var schedule = s_china.Value.Schedule;
        var coverage = CoverageTest.Of(schedule);
        Assert.Equal(11, coverage.AfterYear); // 1 January 2032, ten years after entry into force
        Assert.Equal(schedule.Lines.Count(l => schedule.RateIn(l, 1) is FreeRate) / 8277.0, coverage.ByLines.Immediate, 12);
        Assert.Equal(schedule.Lines.Count(l => schedule.RateIn(l, 21) is FreeRate) / 8277.0, coverage.ByLines.Final!.Value, 12);
        Assert.Null(coverage.ByTrade);
        Assert.Contains("no trade was given", coverage.Weights, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_spreadsheet_and_a_missing_one_are_refused_by_name()
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, "not a spreadsheet");
        Assert.Contains(path, Assert.Throws<BadInputException>(() => RcepScheduleXls.Read(path)).Message, StringComparison.Ordinal);
        File.Delete(path);
        Assert.Contains("does not exist", Assert.Throws<BadInputException>(() => RcepScheduleXls.Read(path)).Message, StringComparison.Ordinal);
    }
}
