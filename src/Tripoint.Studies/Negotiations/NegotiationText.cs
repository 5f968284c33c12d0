using System.Globalization;
using System.Text;
using Tripoint.Codes;
using Tripoint.Negotiation.Mandates;
using Tripoint.Negotiation.Offers;
using Tripoint.Negotiation.Schedules;

namespace Tripoint.Studies.Negotiations;

/// <summary>What <c>negotiate price</c> and <c>negotiate test</c> print.</summary>
public static class NegotiationText
{
    private const int Shown = 12;

    /// <summary>The prices of a package: each party now and by year, by sector, what each concession is worth, and what to ask for next.</summary>
    /// <param name="report">The package.</param>
    /// <param name="table">Writes a table of plain characters.</param>
    public static string Price(NegotiationReport report, Func<string[], IEnumerable<string[]>, string> table)
    {
        var (price, terms) = (report.Price, report.Terms);
        var parties = terms.Package.Parties;
        var text = new StringBuilder(Heading(report));
        text.Append("\nWelfare (real income) against the base, by year of the agreement, per cent\n");
        var years = price.Path.Select(p => p.Year).Where(y => y is 1 or 2 or 3 or 5 or 10 or 15 or 20 || y == price.Path[^1].Year).ToList();
        text.Append(table(
            ["", .. years.Select(y => FormattableString.Invariant($"year {y}")), "million US$ a year", "even yearly worth at δ 0.95"],
            parties.Select((p, k) => (string[])[
                Name(p), .. years.Select(y => Percent(price.Path.First(s => s.Year == y).Result.WelfareExact[terms.Parties[k]])),
                Money(price.Musd(k, price.Welfare(k))), Percent(price.DiscountedWelfare(k, Discount(report, p)))])));
        text.Append("\nWhen complete, per cent\n");
        text.Append(table(
            ["", "welfare", "first order", "terms of trade", "real wage", "exports", "imports", "tariff revenue, million US$"],
            parties.Select((p, k) => (string[])[
                Name(p), Percent(price.Result.WelfareExact[terms.Parties[k]]), Percent(price.Result.WelfareFirstOrder[terms.Parties[k]]), Percent(price.Result.TermsOfTrade[terms.Parties[k]]),
                Percent(price.Result.RealWage[terms.Parties[k]]), Percent(price.Result.Exports[terms.Parties[k]]), Percent(price.Result.Imports[terms.Parties[k]]), Money(price.Result.TariffRevenue[terms.Parties[k]])])));
        text.Append("\nSectors that gain and lose most (volume of output, per cent)\n");
        text.Append(table(["", "gain most", "lose most"], parties.Select((p, k) => (string[])[Name(p), Ends(report, k, false), Ends(report, k, true)])));
        if (!report.Commitments.IsEmpty) Concessions(text, report, table);
        Notes(text, report);
        return text.ToString();
    }

    /// <summary>The tests of an agreement.</summary>
    /// <param name="report">The package.</param>
    /// <param name="table">Writes a table of plain characters.</param>
    public static string Test(NegotiationReport report, Func<string[], IEnumerable<string[]>, string> table)
    {
        var (practice, terms) = (report.Practice, report.Terms);
        var parties = terms.Package.Parties;
        var text = new StringBuilder(Heading(report));
        text.Append(CultureInfo.InvariantCulture, $"\n1. Substantially all trade: shares free of duty, per cent. Lines: {practice.LineMethod}.\n");
        string Pair(int a, int b) => $"{parties[a]} from {parties[b]}";
        string[] Shares(string name, string of, CoverageShares s) => [name, of, Share(s.Base), Share(s.Immediate), Share(s.After), Share(s.Final), Reached(s.After, practice.Options)];
        text.Append(table(
            ["", "share of", "today", "at once", FormattableString.Invariant($"after {practice.Options.AfterYears} years"), "in the end", "reached after those years"],
            practice.Pairs.SelectMany(p => new[] { Shares(Pair(p.Importer, p.Exporter), "trade", p.ByTrade), Shares("", "lines", p.ByLines) })
                .Concat(practice.Reciprocity.SelectMany(r => new[] { Shares($"{parties[r.First]}–{parties[r.Second]}, both sides", "trade", r.Average), Shares("", "lines", r.AverageByLines) }))));
        text.Append("The law gives no number (GATT Article XXIV:8); 80, 90 and 95% are shown, and none is called the law.\n");
        text.Append("\n2. No sector left out, and the sensitive track\n");
        text.Append(table(
            ["", "sectors untouched after ten years", "not free", "lines", "of imports", FormattableString.Invariant($"ceiling {practice.Options.Sensitive.Subheadings} lines, {100 * practice.Options.Sensitive.TradeShare:0}%")],
            practice.Pairs.Select(p => (string[])[
                Pair(p.Importer, p.Exporter), Codes(report, p.LeftOut), Count(p.NotFree.Length), Count(p.SensitiveLines), Share(p.SensitiveTradeShare),
                p.SensitiveLines <= practice.Options.Sensitive.Subheadings && p.SensitiveTradeShare <= practice.Options.Sensitive.TradeShare ? "kept" : "exceeded"])));
        text.Append("\n3. Reciprocity, when complete: trade-weighted cut in points, duty forgone in million US$ on base trade\n");
        text.Append(table(
            ["", "cut by the first", "cut by the second", "duty forgone by the first", "by the second", "welfare of the first", "of the second"],
            practice.Reciprocity.Select(r => (string[])[
                $"{parties[r.First]}–{parties[r.Second]}", Points(r.FirstCut), Points(r.SecondCut), Money(r.FirstDuty), Money(r.SecondDuty),
                Percent(report.Price.Welfare(r.First)), Percent(report.Price.Welfare(r.Second))])));
        text.Append("\n4. Mandates\n");
        if (report.Verdicts.IsEmpty) text.Append("No mandate was given (--mandate FILE).\n");
        foreach (var verdict in report.Verdicts) Verdict(text, verdict, table);
        Notes(text, report);
        return text.ToString();
    }

    /// <summary>One sentence that sums a verdict up.</summary>
    public static string Sentence(MandateVerdict verdict) => verdict.Accepts ? "can accept"
        : verdict.KeepsRedLines ? "is worse off than without an agreement"
        : $"cannot accept: {verdict.RedLines.Count(r => !r.Holds)} of {verdict.RedLines.Length} red lines crossed";

    private static string Heading(NegotiationReport report)
    {
        var package = report.Document.Package;
        var title = package.Title.Length == 0 ? $"Package of {string.Join(", ", package.Parties)}" : package.Title;
        var sealedText = report.Document.IsIntact == true ? $", signed by {report.Document.Signature!.By}" : "";
        return FormattableString.Invariant($"{title}\nHash {report.Document.Hash[..16]}…{sealedText}; in force from {package.Convention.EntryIntoForce:yyyy-MM-dd}, complete in year {package.LastYear}; table of {report.Table.Year}, {report.Table.EconomyCount} economies × {report.Table.SectorCount} sectors\n");
    }

    private static void Concessions(StringBuilder text, NegotiationReport report, Func<string[], IEnumerable<string[]>, string> table)
    {
        var price = report.Price;
        var parties = report.Terms.Package.Parties;
        string[] worth = [.. parties.Select(p => $"to {p}")];
        text.Append("\nWhat each commitment is worth, million US$ a year: the package less the package without it\n");
        text.Append(table(
            ["given by", "commitment", "tariff", .. worth],
            report.Commitments.Select(c => (string[])[
                parties[c.Giver].Code, OfferWords.Sentence(report.Terms.Commitments.First(r => r.Giver == c.Giver && r.Number == c.Number).Commitment),
                double.IsNaN(c.From) ? "" : $"{Points(c.From)} → {Points(c.To)}", .. parties.Select((_, k) => Money(price.Musd(k, c.Worth(k))))])));
        text.Append(CultureInfo.InvariantCulture, $"\nThe tariffs whose fall brings their receiver most ({Math.Min(Shown, report.Flows.Length)} of {report.Flows.Length}), million US$ a year\n");
        text.Append(table(
            ["given by", "to", "sector", "tariff", "trade", .. worth, "by derivatives, to the receiver"],
            report.Flows.OrderByDescending(f => price.Musd(f.Receiver, f.Worth(f.Receiver))).Take(Shown).Select(f => (string[])[
                parties[f.Giver].Code, parties[f.Receiver].Code, Sector(report, f.Sector), $"{Points(f.From)} → {Points(f.To)}", Money(f.Trade),
                .. parties.Select((_, k) => Money(price.Musd(k, f.Worth(k)))), Money(price.Musd(f.Receiver, f.Gradient[f.Receiver]))])));
        text.Append("\nWhat to ask for next: what the rest of a tariff would bring if it went, million US$ a year\n");
        text.Append(table(
            ["who asks", "of whom", "sector", "tariff left", "trade", .. worth],
            parties.SelectMany((_, asker) => report.Wishes.Where(w => w.Asker == asker).Take(4)).Select(w => (string[])[
                parties[w.Asker].Code, parties[w.Giver].Code, Sector(report, w.Sector), Points(w.Rate), Money(w.Trade), .. parties.Select((_, k) => Money(price.Musd(k, w.Worth(k))))])));
    }

    private static void Verdict(StringBuilder text, MandateVerdict v, Func<string[], IEnumerable<string[]>, string> table)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n{Name(v.Mandate.Party)} {Sentence(v)}. Score {Percent(v.Score)}{(v.AlternativeScore is { } a ? $", without an agreement {Percent(a)}" : ", without an agreement 0")}");
        text.Append(CultureInfo.InvariantCulture, $" ({string.Join("; ", v.Objectives.Select(o => $"{Data.Import.MandateFile.WordOf(o.Objective.Kind)}{(o.Objective.Market.Length > 0 ? " on " + o.Objective.Market : "")} {Percent(o.Change)} × {o.Objective.Weight.ToString("0.####", CultureInfo.InvariantCulture)}"))})\n");
        text.Append(table(
            ["red line", "", "where it is worst", "figure", "limit"],
            v.RedLines.Select(r => (string[])[r.Line.Name, r.Holds ? "kept" : "crossed", r.Where, r.Line is FrozenLines ? "" : Percent(r.Value), Percent(r.Limit)])));
        foreach (var r in v.RedLines.Where(r => r.Touched.Length > 1)) text.Append(CultureInfo.InvariantCulture, $"   {r.Line.Name}: {string.Join(", ", r.Touched.Take(10))}{(r.Touched.Length > 10 ? ", …" : "")}\n");
    }

    private static void Notes(StringBuilder text, NegotiationReport report)
    {
        text.Append('\n');
        foreach (var note in report.Notes) text.Append("* ").Append(note).Append('\n');
        text.Append(CultureInfo.InvariantCulture, $"Certificate: {(report.Price.Converged ? "every year converged" : "NOT CONVERGED")}; largest residual recomputed from the answers {report.Price.Path.Max(p => p.Result.Residual):0.0E+0}.\n");
    }

    private static double Discount(NegotiationReport report, Economy party) => report.Verdicts.FirstOrDefault(v => v.Mandate.Party.Equals(party))?.Mandate.DiscountFactor ?? 0.95;

    private static string Ends(NegotiationReport report, int party, bool losses)
    {
        var (table, result) = (report.Table, report.Price.Result);
        var at = report.Terms.Parties[party] * table.SectorCount;
        var order = Enumerable.Range(0, table.SectorCount).Where(j => table.Output[at + j] > 1e-6 * table.Income[report.Terms.Parties[party]]).OrderBy(j => losses ? result.OutputVolume[at + j] : -result.OutputVolume[at + j]);
        return string.Join(", ", order.Take(4).Select(j => $"{table.Sectors[j]} {Percent(result.OutputVolume[at + j])}"));
    }

    private static string Sector(NegotiationReport report, int sector) => report.Table.Sectors[sector] is var s ? $"{s.Code} {s.Name.English}" : "";

    private static string Codes(NegotiationReport report, IReadOnlyCollection<int> sectors) => sectors.Count == 0 ? "none" : string.Join(", ", sectors.Select(j => report.Table.Sectors[j].Code));

    private static string Name(Economy economy) => economy.Name.English;

    private static string Reached(double? share, CoverageOptions options)
    {
        var reached = options.Thresholds.Where(t => share >= t - 1e-12).ToList();
        return reached.Count == 0 ? FormattableString.Invariant($"below {100 * options.Thresholds.Min():0}") : FormattableString.Invariant($"{100 * reached.Max():0}");
    }

    private static string Count(int n) => n.ToString("N0", CultureInfo.InvariantCulture);

    private static string Share(double? fraction) => fraction is { } f ? (100 * f).ToString("0.0", CultureInfo.InvariantCulture) : "not known";

    private static string Points(double fraction) => (100 * fraction).ToString("0.##", CultureInfo.InvariantCulture);

    private static string Percent(double fraction)
    {
        var percent = 100 * fraction;
        var text = percent.ToString(Math.Abs(percent) >= 0.0995 ? "+0.00;-0.00;0" : "+0.0000;-0.0000;0", CultureInfo.InvariantCulture);
        return text.AsSpan().ContainsAnyInRange('1', '9') ? text : "0";
    }

    private static string Money(double millionUsd)
    {
        var text = millionUsd.ToString(Math.Abs(millionUsd) < 10 ? "0.0" : "#,0", CultureInfo.InvariantCulture);
        return text.AsSpan().ContainsAnyInRange('1', '9') ? text : "0";
    }
}
