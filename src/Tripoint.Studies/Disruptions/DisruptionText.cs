using System.Globalization;
using System.Text;
using Tripoint.Codes;
using Tripoint.Disruption;
using Tripoint.Equilibrium;

namespace Tripoint.Studies.Disruptions;

/// <summary>A disruption report as plain text for a terminal.</summary>
public static class DisruptionText
{
    private const int OthersShown = 8;
    private const int NodesShown = 12;
    private static readonly double[] s_quantiles = [0.05, 0.25, 0.5, 0.75, 0.95];

    /// <summary>The report.</summary>
    public static string Write(DisruptionReport report, Language language)
    {
        var text = new StringBuilder();
        var table = report.Request.Table;
        Line(text, $"Table: {table.Name} ({table.Provenance.HowMade})");
        foreach (var step in report.Data.Steps)
            Line(text, $"  {step.Step}: {(step.MovedMusd > 0 ? $"{Money(step.MovedMusd)} million US$, {Percent(step.MovedShare, 3)}" : $"{step.Largest.Length.ToString(CultureInfo.InvariantCulture)} of {report.Data.NodeCount.ToString(CultureInfo.InvariantCulture)}")} ({step.Reason})");
        if (report.Result is { } result)
        {
            var scenario = result.Scenario;
            Line(text, "");
            Line(text, scenario.Name.In(language));
            if (scenario.Source.Length > 0) Line(text, $"Source: {scenario.Source}");
            Line(text, $"Status: {Status(result)} (largest gap between produced and delivered: {result.Residual.ToString("0.0e+0", CultureInfo.InvariantCulture)})");
            Economies(text, report, result);
            FirstHit(text, result);
            Bottlenecks(text, report, result);
        }
        if (report.MonteCarlo is { } draws) Draws(text, report, draws);
        if (report.Bridge is { } bridge) Bridge(text, report, bridge);
        if (report.Horizons is { } horizons) Horizons(text, report, horizons);
        if (report.Risk is { } risk) Risk(text, report, risk, report.EconomyRisk!);
        return text.ToString();
    }

    private static void Economies(StringBuilder text, DisruptionReport report, DisruptionResult result)
    {
        var data = result.Data;
        var members = report.Request.Members;
        var others = Enumerable.Range(0, data.EconomyCount).Except(members).OrderByDescending(n => Math.Abs(result.OutputLossShare(n, result.Days))).Take(OthersShown);
        var table = new PlainTable("economy", "output 30 d", "90 d", $"{Whole(result.Days)} d", "deepest", "on day", "value added lost", "final demand unmet");
        foreach (var n in members.Concat(others))
        {
            var (day, below) = result.Trough(n);
            var valueAdded = Enumerable.Range(0, data.SectorCount).Sum(s => result.ValueAddedLoss[n * data.SectorCount + s]);
            table.Add(
                data.Economies[n].Code, Percent(-result.OutputLossShare(n, 30)), Percent(-result.OutputLossShare(n, 90)), Percent(-result.OutputLossShare(n, result.Days)), Percent(-below), Whole(day),
                Money(valueAdded), Percent(result.FinalLossShare(n, result.Days)));
        }
        Section(text, "Output against base (value added in million US$), members of the bloc first", table);
    }

    private static void FirstHit(StringBuilder text, DisruptionResult result)
    {
        var data = result.Data;
        var table = new PlainTable("day", "economy", "sector", "output lost, million US$", "share of its base output");
        foreach (var f in Enumerable.Range(0, data.NodeCount).Where(f => result.FirstHitDay[f] > 0 && !IsDirect(result.Scenario, data, f)).OrderBy(f => result.FirstHitDay[f]).ThenByDescending(f => result.OutputLoss[f]).Take(NodesShown))
        {
            table.Add(
                Whole(result.FirstHitDay[f]), data.Economies[f / data.SectorCount].Code, Sector(data, f % data.SectorCount), Money(result.OutputLoss[f]),
                Percent(result.OutputLoss[f] / (data.Output[f] * result.Days)));
        }
        Section(text, $"Hit first, beyond those shocked themselves (output more than {Percent(result.Scenario.Options.HitThreshold)} below base)", table);
    }

    private static bool IsDirect(DisruptionScenario scenario, DisruptionData data, int f) =>
        scenario.Shocks.Any(s => s.Kind == ShockKind.Capacity && s.Economies.Contains(f / data.SectorCount) && s.Sectors.Contains(f % data.SectorCount));

    private static void Bottlenecks(StringBuilder text, DisruptionReport report, DisruptionResult result)
    {
        var table = new PlainTable("input", "output lost for want of it, million US$", "share");
        foreach (var b in DisruptionBridge.Rank(result, report.Request.Members).Take(6)) table.Add(Sector(result.Data, b.Product), Money(b.Loss), Percent(b.Share));
        Section(text, $"Bottleneck inputs in {report.Request.Bloc}", table);
    }

    private static void Draws(StringBuilder text, DisruptionReport report, MonteCarloResult draws)
    {
        var table = new PlainTable("economy", "5%", "25%", "median", "75%", "95%");
        void Row(string name, Func<DisruptionDraw, double> figure) =>
            table.Add([name, .. s_quantiles.Select(q => Percent(draws.Quantile(figure, q)))]);
        foreach (var n in report.Request.Members) Row(report.Data.Economies[n].Code, d => d.OutputLoss[n]);
        Row("world", d => d.WorldOutputLoss);
        Section(text, $"Output lost over all days, {Whole(draws.Draws.Length)} draws, seed {draws.Scenario.MonteCarlo.Seed.ToString(CultureInfo.InvariantCulture)}", table);
        Line(text, $"  recovered {Percent(draws.Share(DisruptionStatus.Recovered))}, not recovered {Percent(draws.Share(DisruptionStatus.NotRecovered))}, cannot recover {Percent(draws.Share(DisruptionStatus.CannotRecover))}");
    }

    private static void Bridge(StringBuilder text, DisruptionReport report, BridgeResult bridge)
    {
        var table = new PlainTable("lever", "smallest that suffices", "loss with it", "loss one step less");
        void Row(string name, BridgeLever lever, Func<double, string> show) =>
            table.Add(name, lever.Setting is { } setting ? show(setting) : "none", Percent(lever.Loss, 3), lever.LossOneStepLess is { } less ? Percent(less, 3) : "");
        Row("extra days of the bottleneck inputs", bridge.ExtraDays, d => Whole((int)d));
        Row("substitution between their sources a day", bridge.SubstitutionPerDay, s => Percent(s));
        Section(text, $"What would have kept the output loss of {report.Request.Bloc} within {Percent(bridge.Target)} (it is {Percent(bridge.Loss, 3)})", table);
    }

    private static void Horizons(StringBuilder text, DisruptionReport report, HorizonComparison horizons)
    {
        var table = new PlainTable("economy", "days 1-30", "days 1-90", "all days", "short run: output", "welfare", "long run: output", "welfare");
        var shown = report.Request.Members.Concat(horizons.Rows.OrderByDescending(r => Math.Abs(r.AllDays)).Select(r => r.Economy).Except(report.Request.Members).Take(OthersShown));
        foreach (var r in shown.Select(n => horizons.Rows[n]))
        {
            table.Add(
                report.Data.Economies[r.Economy].Code, Percent(r.FirstMonth), Percent(r.FirstQuarter), Percent(r.AllDays), Percent(r.ShortRunOutput, 3), Percent(r.ShortRunWelfare, 3), Percent(r.LongRunOutput, 3),
                Percent(r.LongRunWelfare, 3));
        }
        Section(text, "Three horizons on one shock: it passes in the days simulated, and lasts in the two equilibria", table);
        if (horizons.ShortRun != SolveStatus.Converged || horizons.LongRun != SolveStatus.Converged) Line(text, $"  not solved: short run {horizons.ShortRun}, long run {horizons.LongRun}");
        foreach (var note in horizons.Notes) Line(text, $"  {note}");
    }

    private static void Risk(StringBuilder text, DisruptionReport report, SystemicRiskResult risk, SystemicRiskResult economies)
    {
        var data = report.Data;
        var nodes = new PlainTable("economy", "sector", "world output lost", "beyond itself", "to users", "to suppliers");
        foreach (var node in risk.Nodes.OrderByDescending(n => n.Beyond).Take(NodesShown))
            nodes.Add(data.Economies[node.Failed[0] / data.SectorCount].Code, Sector(data, node.Failed[0] % data.SectorCount), Percent(node.Index), Percent(node.Beyond), Percent(node.Downstream), Percent(node.Upstream));
        Section(text, $"Whose failure spreads furthest ({Whole(risk.Nodes.Length)} sectors, each failing alone; prices and stocks left out)", nodes);
        var whole = new PlainTable("economy", "world output lost", "its own", "beyond itself");
        foreach (var node in economies.Nodes.OrderByDescending(n => n.Beyond).Take(NodesShown))
            whole.Add(data.Economies[node.Failed[0] / data.SectorCount].Code, Percent(node.Index), Percent(node.Own), Percent(node.Beyond));
        Section(text, "Whole economies", whole);
        if (!risk.IsConverged) Line(text, $"  not converged: the last round still added {risk.Residual.ToString("0.0e+0", CultureInfo.InvariantCulture)} of world output");
    }

    /// <summary>The status as a sentence.</summary>
    public static string Status(DisruptionResult result) => result.Status switch
    {
        DisruptionStatus.Recovered when result.StatusDay == 1 => "recovered: no economy is ever below base by more than the tolerance",
        DisruptionStatus.Recovered => $"recovered: every economy is back at base from day {Whole(result.StatusDay)}",
        DisruptionStatus.NotRecovered => $"not recovered by day {Whole(result.StatusDay)}; furthest below base: {string.Join(", ", StillBelow(result))}",
        _ when result.DeadNodes.IsEmpty => $"cannot recover: nothing moves any more from day {Whole(result.StatusDay)}",
        _ => $"cannot recover: {string.Join(", ", result.DeadNodes.Take(5).Select(f => $"{result.Data.Economies[f / result.Data.SectorCount]} {result.Data.Sectors[f % result.Data.SectorCount]}"))}{(result.DeadNodes.Length > 5 ? $" and {Whole(result.DeadNodes.Length - 5)} more" : "")} stand still for good from day {Whole(result.StatusDay)}",
    };

    private static IEnumerable<string> StillBelow(DisruptionResult result)
    {
        var n = result.Data.EconomyCount;
        return Enumerable.Range(0, n).Select(e => (Economy: e, Below: 1 - result.OutputByEconomy[(result.Days - 1) * n + e] / Math.Max(result.BaseOutput(e), double.Epsilon)))
            .OrderByDescending(e => e.Below).Take(3).Select(e => $"{result.Data.Economies[e.Economy]} {Percent(-e.Below)}");
    }

    private static string Sector(DisruptionData data, int sector) => $"{data.Sectors[sector].Code} {data.Sectors[sector].Name.English}";

    private static void Section(StringBuilder text, string title, PlainTable table)
    {
        Line(text, "");
        Line(text, title);
        text.Append(table.IsEmpty ? "  none\n" : table.ToString());
    }

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');

    private static string Whole(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Money(double value) => (Math.Round(value) == 0 ? 0 : value).ToString("N0", CultureInfo.InvariantCulture);

    private static string Percent(double fraction, int decimals = 2)
    {
        var shown = (fraction * 100).ToString("F" + Whole(decimals), CultureInfo.InvariantCulture) + "%";
        return shown.TrimStart('-').All(c => c is '0' or '.' or '%') ? shown.TrimStart('-') : shown;
    }
}
