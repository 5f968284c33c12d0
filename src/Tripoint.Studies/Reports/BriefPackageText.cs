using Tripoint.Studies.Briefs;

namespace Tripoint.Studies.Reports;

/// <summary>The sentences on the package that all members prefer: chosen and filled from its figures.</summary>
internal static class BriefPackageText
{
    /// <summary>The key finding.</summary>
    public static string Finding(Brief brief, PreferredPackage package, ReportTexts texts)
    {
        if (!package.IsAgreed) return texts[package.Members.IsEmpty ? "package.nothing" : "package.none"];
        var n = texts.Numbers;
        var most = package.Members.MaxBy(m => m.Gain)!;
        return texts.Fill(
            "finding.package", ("bloc", texts.Name(brief.Bloc.Name)), ("most", texts.Name(most.Economy)), ("mostGain", n.Change(most.Gain)), ("least", texts.Name(package.Least.Economy)),
            ("leastGain", n.Change(package.Least.Gain)), ("total", n.Money(package.Members.Sum(m => m.GainMusd))), ("patience", n.Index(package.Members.Max(m => m.PatienceNeeded))));
    }

    /// <summary>How far the package goes, who gains least and what that member needs most.</summary>
    public static string Summary(PreferredPackage package, ReportTexts texts)
    {
        var n = texts.Numbers;
        var least = package.Least;
        var text = texts.Fill(
            "package.summary", ("cut", n.Whole(package.Cut)), ("all", n.Whole(package.Movable)), ("least", texts.Name(least.Economy)), ("gain", n.Change(least.Gain)), ("amount", n.Money(least.GainMusd)));
        if (package.Wants.FirstOrDefault(w => w.Receiver.Equals(least.Economy)) is not { } wish) return text;
        return text + texts["sentence.gap"] + texts.Fill(
            "package.summary.wish", ("least", texts.Name(least.Economy)), ("giver", texts.Name(wish.Giver)), ("sector", texts.Quoted(wish.Sector.Name)), ("from", n.Share(wish.From)), ("to", n.Share(wish.To)));
    }

    /// <summary>Whether it enforces itself.</summary>
    public static string Holds(PreferredPackage package, ReportTexts texts)
    {
        var hardest = package.Members.MaxBy(m => m.PatienceNeeded)!;
        var factor = texts.Numbers.Index(package.DiscountFactor);
        return package.Holds
            ? texts.Fill("package.holds", ("member", texts.Name(hardest.Economy)), ("patience", texts.Numbers.Index(hardest.PatienceNeeded)), ("factor", factor))
            : texts.Fill("package.holds-not", ("members", texts.List([.. package.Members.Where(m => !m.Keeps).Select(m => texts.Name(m.Economy))])), ("factor", factor));
    }
}
