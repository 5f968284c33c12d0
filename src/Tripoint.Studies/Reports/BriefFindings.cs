using System.Collections.Immutable;
using Tripoint.Studies.Briefs;

namespace Tripoint.Studies.Reports;

/// <summary>
/// The key findings of a brief, as sentences. Which sentence is chosen and what stands in it follows from the figures alone: the templates
/// hold for gains and losses, one loser or many, any bloc.
/// </summary>
public static class BriefFindings
{
    // More names than this are given as a count.
    private const int LargestList = 4;

    /// <summary>The findings in the order a reader needs them.</summary>
    public static ImmutableArray<string> Of(Brief brief, ReportTexts texts)
    {
        var findings = ImmutableArray.CreateBuilder<string>();
        findings.Add(Standing(brief, texts));
        if (MostCostly(brief) is { } pressure) findings.Add(Outcome(brief, pressure, texts));
        if (brief.Agreements.Length > 0)
        {
            findings.Add(Outcome(brief, brief.Agreements[0], texts));
            findings.Add(Least(brief, brief.Agreements[0], texts));
        }
        if (WidestGap(brief) is { } widest) findings.Add(Gap(widest.Scenario, widest.Outcome, texts));
        if (brief.Elsewhere is { } elsewhere) findings.Add(Replaced(elsewhere, texts));
        if (brief.Package is { } package) findings.Add(BriefPackageText.Finding(brief, package, texts));
        return findings.ToImmutable();
    }

    // The material that is hardest to replace: where most of the gap stays open, the larger share first.
    private static string Replaced(Elsewhere elsewhere, ReportTexts texts)
    {
        var hardest = elsewhere.Replacements.MaxBy(r => (1 - r.HalfYear) * r.Share)!;
        return texts.Fill(
            "finding.elsewhere", ("year", texts.Numbers.Year(elsewhere.Year)), ("member", texts.Name(hardest.Member)), ("supplier", texts.Name(hardest.Supplier)), ("product", texts.Quoted(hardest.Name)),
            ("share", texts.Numbers.Share(hardest.Share)), ("replaced", texts.Numbers.Share(hardest.HalfYear)), ("alternatives", texts.List([.. hardest.Alternatives.Select(texts.Name)])));
    }

    /// <summary>The scenario of pressure that costs the members most together, in money; null when there is none.</summary>
    public static PricedScenario? MostCostly(Brief brief) => brief.Pressure.MinBy(s => brief.Members.Sum(m => s.Of(m).WelfareMusd));

    /// <summary>The member with the smallest exact change of welfare.</summary>
    public static EconomyOutcome LeastOf(Brief brief, PricedScenario scenario) => brief.Members.Select(scenario.Of).MinBy(o => o.Welfare)!;

    /// <summary>The sentence on who gains least (or loses most) and through which channel.</summary>
    public static string Least(Brief brief, PricedScenario scenario, ReportTexts texts)
    {
        var least = LeastOf(brief, scenario);
        return texts.Fill(
            "finding.least",
            ("scenario", texts.Quoted(scenario.Name)),
            ("member", texts.Name(least.Economy)),
            ("welfare", texts.Numbers.Change(least.Welfare)),
            ("termsOfTrade", texts.Numbers.Change(least.TermsOfTrade)),
            ("volumeOfTrade", texts.Numbers.Change(least.VolumeOfTrade)),
            ("barriers", texts.Numbers.Change(least.DirectBarriers)),
            ("realWage", texts.Numbers.Change(least.RealWage)));
    }

    private static string Standing(Brief brief, ReportTexts texts)
    {
        var standing = brief.Standing;
        var numbers = texts.Numbers;
        var most = standing.Members.MaxBy(m => m.ExportShareToBloc)!;
        var least = standing.Members.MinBy(m => m.ExportShareToBloc)!;
        (string, string)[] common =
        [
            ("year", numbers.Year(brief.Year)),
            ("bloc", texts.Name(brief.Bloc.Name)),
            ("amount", numbers.Money(standing.InternalTrade)),
            ("share", numbers.Share(standing.InternalShare)),
            ("most", texts.Name(most.Economy)),
            ("mostShare", numbers.Share(most.ExportShareToBloc)),
            ("least", texts.Name(least.Economy)),
            ("leastShare", numbers.Share(least.ExportShareToBloc)),
        ];
        var hasHistory = standing.Years.Length > 1;
        if (!hasHistory) return texts.Fill("finding.standing", common);
        return texts.Fill(
            "finding.standing.history",
            [.. common, ("firstYear", numbers.Year(standing.Years[0])), ("firstShare", numbers.Share(standing.InternalShares[0]))]);
    }

    private static string Outcome(Brief brief, PricedScenario scenario, ReportTexts texts)
    {
        var numbers = texts.Numbers;
        var members = brief.Members.Select(scenario.Of).ToList();
        var losers = members.Where(o => o.Welfare < 0).ToList();
        var gainers = members.Where(o => o.Welfare >= 0).ToList();
        var highest = members.MaxBy(o => o.Welfare)!;
        var lowest = members.MinBy(o => o.Welfare)!;
        (string, string)[] common =
        [
            ("scenario", texts.Quoted(scenario.Name)),
            ("highest", texts.Name(highest.Economy)),
            ("highestWelfare", numbers.Change(highest.Welfare)),
            ("lowest", texts.Name(lowest.Economy)),
            ("lowestWelfare", numbers.Change(lowest.Welfare)),
            ("total", numbers.SignedMoney(members.Sum(o => o.WelfareMusd))),
        ];
        if (gainers.Count == 0) return texts.Fill("finding.all-lose", common);
        if (losers.Count == 0) return texts.Fill("finding.all-gain", common);
        return texts.Fill("finding.mixed", [.. common, ("losers", Names(losers, members.Count, texts)), ("gainers", Names(gainers, members.Count, texts))]);
    }

    private static (PricedScenario Scenario, EconomyOutcome Outcome)? WidestGap(Brief brief)
    {
        (PricedScenario, EconomyOutcome)? widest = null;
        var gap = 0.0;
        foreach (var scenario in brief.Scenarios)
        {
            foreach (var outcome in brief.Members.Select(scenario.Of))
            {
                if (Math.Abs(outcome.FirstOrderGap) <= gap) continue;
                gap = Math.Abs(outcome.FirstOrderGap);
                widest = (scenario, outcome);
            }
        }
        return widest;
    }

    private static string Gap(PricedScenario scenario, EconomyOutcome outcome, ReportTexts texts) => texts.Fill(
        "finding.gap",
        ("scenario", texts.Quoted(scenario.Name)),
        ("member", texts.Name(outcome.Economy)),
        ("firstOrder", texts.Numbers.Change(outcome.WelfareFirstOrder)),
        ("welfare", texts.Numbers.Change(outcome.Welfare)),
        ("points", texts.Numbers.Points(outcome.FirstOrderGap)),
        ("barriers", texts.Numbers.Change(outcome.DirectBarriers)));

    private static string Names(List<EconomyOutcome> outcomes, int all, ReportTexts texts) => outcomes.Count <= LargestList
        ? texts.List([.. outcomes.Select(o => texts.Name(o.Economy))])
        : texts.Fill("count.members", ("count", texts.Numbers.Whole(outcomes.Count)), ("all", texts.Numbers.Whole(all)));
}
