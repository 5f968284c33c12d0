using Tripoint.Studies.Briefs;

namespace Tripoint.Studies.Reports;

/// <summary>The sentences on how connected the members are: chosen and filled from the figures.</summary>
internal static class BriefConnectText
{
    /// <summary>The inner share of trade, who is tied most and least, and the pair furthest below what gravity makes one expect.</summary>
    public static string Summary(Brief brief, Connection connection, ReportTexts texts)
    {
        var n = texts.Numbers;
        var most = connection.Members.MaxBy(m => m.ImportsInside)!;
        var least = connection.Members.MinBy(m => m.ImportsInside)!;
        var text = texts.Fill(
            "connect.summary", ("year", n.Year(connection.Year)), ("bloc", texts.Name(brief.Bloc.Name)), ("share", n.Share(connection.Inside)), ("most", texts.Name(most.Economy)), ("mostShare", n.Share(most.ImportsInside)),
            ("least", texts.Name(least.Economy)), ("leastShare", n.Share(least.ImportsInside)));
        if (!connection.HasGravity) return text;
        var weakest = connection.Picture.Links.Where(l => !double.IsNaN(l.Ratio)).MaxBy(l => l.Expected - l.Value)!;
        return text + texts["sentence.gap"] + texts.Fill(
            weakest.Ratio < 1 ? "connect.weakest" : "connect.all-above", ("a", texts.Name(weakest.A)), ("b", texts.Name(weakest.B)), ("ratio", n.Multiple(weakest.Ratio)));
    }
}
