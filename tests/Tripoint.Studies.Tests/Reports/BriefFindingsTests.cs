using System.Collections.Immutable;
using Tripoint.Codes;
using Tripoint.Studies.Briefs;
using Tripoint.Studies.Reports;

namespace Tripoint.Studies.Tests.Reports;

public sealed class BriefFindingsTests
{
    private static readonly ReportTexts s_english = ReportTexts.Load(Language.English);

    public static TheoryData<Language> Languages => [.. Enum.GetValues<Language>()];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Each_finding_shows_the_figures_of_the_record(Language language)
    {
        var texts = ReportTexts.Load(language);
        var numbers = texts.Numbers;
        var brief = SampleBrief.Of(Bloc.ChinaJapanKorea);
        var findings = BriefFindings.Of(brief, texts);
        Assert.Equal(6, findings.Length);
        Contains(findings[0], numbers.Money(brief.Standing.InternalTrade), numbers.Share(brief.Standing.InternalShare), numbers.Share(brief.Standing.InternalShares[0]));

        var severe = brief.Pressure[1];
        var korea = severe.Of(Economy.Of("KOR"));
        Contains(findings[1], severe.Name.In(language), texts.Name(korea.Economy), numbers.Change(korea.Welfare), numbers.SignedMoney(brief.Members.Sum(m => severe.Of(m).WelfareMusd)));

        var fta = brief.Agreements[0];
        var china = fta.Of(Economy.Of("CHN"));
        Contains(findings[2], fta.Name.In(language), numbers.Change(china.Welfare), numbers.Change(fta.Of(Economy.Of("KOR")).Welfare));
        Contains(findings[3], texts.Name(china.Economy), numbers.Change(china.TermsOfTrade), numbers.Change(china.VolumeOfTrade), numbers.Change(china.DirectBarriers), numbers.Change(china.RealWage));
        Contains(findings[4], numbers.Change(korea.WelfareFirstOrder), numbers.Change(korea.Welfare), numbers.Points(korea.FirstOrderGap));
        var package = brief.Package!;
        Contains(
            findings[5], texts.Name(package.Least.Economy), numbers.Change(package.Least.Gain), numbers.Change(package.Members.Max(m => m.Gain)), numbers.Money(package.Members.Sum(m => m.GainMusd)),
            numbers.Index(package.Members.Max(m => m.PatienceNeeded)));
    }

    [Theory]
    [InlineData(new[] { -0.02, -0.01, -0.03 }, "every member worse off", "−3.00%", "−1.00%")]
    [InlineData(new[] { 0.02, 0.01, 0.03 }, "no member worse off", "+3.00%", "+1.00%")]
    [InlineData(new[] { 0.02, -0.01, 0.03 }, "better off China and Korea, worse off Japan", "+3.00%", "−1.00%")]
    [InlineData(new[] { -0.02, -0.01, 0.03 }, "better off Korea, worse off China and Japan", "+3.00%", "−2.00%")]
    public void The_sentence_follows_the_signs(double[] welfare, string phrase, string first, string second)
    {
        var brief = With(SampleBrief.Of(Bloc.ChinaJapanKorea), welfare);
        var finding = BriefFindings.Of(brief, s_english)[1];
        Contains(finding, phrase, first, second);
    }

    [Fact]
    public void Many_losers_are_counted_not_listed()
    {
        var bloc = Bloc.Parse("ASEAN+3");
        var brief = With(SampleBrief.Of(bloc), [.. bloc.Members.Select((_, at) => at < 6 ? -0.01 : 0.01)]);
        Contains(BriefFindings.Of(brief, s_english)[1], "6 of 13 members", "7 of 13 members");
    }

    [Fact]
    public void The_most_costly_scenario_is_that_of_the_largest_sum_of_money()
    {
        var brief = SampleBrief.Of(Bloc.ChinaJapanKorea);
        Assert.Equal("decoupling-severe", BriefFindings.MostCostly(brief)!.Key);
        Assert.Null(BriefFindings.MostCostly(brief with { Pressure = [] }));
    }

    [Fact]
    public void A_brief_without_scenarios_still_says_where_the_bloc_stands() =>
        Assert.Single(BriefFindings.Of(SampleBrief.Of(Bloc.ChinaJapanKorea, history: false) with { Pressure = [], Agreements = [], Package = null }, s_english));

    private static Brief With(Brief brief, double[] welfare)
    {
        var scenario = brief.Pressure[0];
        ImmutableArray<EconomyOutcome> outcomes = [.. scenario.Outcomes.Select((o, at) => at < welfare.Length ? o with { Welfare = welfare[at] } : o)];
        return brief with { Pressure = [scenario with { Outcomes = outcomes }] };
    }

    private static void Contains(string text, params string[] parts) => Assert.All(parts, p => Assert.Contains(p, text, StringComparison.Ordinal));
}
