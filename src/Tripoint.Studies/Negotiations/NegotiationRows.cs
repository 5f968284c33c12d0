using System.Globalization;

namespace Tripoint.Studies.Negotiations;

/// <summary>The CSV forms of a package's prices and tests. Fractions and million US$, numbers in full.</summary>
public static class NegotiationRows
{
    /// <summary>One row for each falling tariff: what it is worth to each party, million US$ a year.</summary>
    public static IEnumerable<string[]> Concessions(NegotiationReport report)
    {
        var parties = report.Terms.Package.Parties;
        yield return ["giver", "receiver", "sector", "trade_musd", "tariff_from", "tariff_to", .. parties.Select(p => $"worth_{p.Code}_musd"), .. parties.Select(p => $"gradient_{p.Code}_musd")];
        foreach (var f in report.Flows)
        {
            yield return [
                parties[f.Giver].Code, parties[f.Receiver].Code, report.Table.Sectors[f.Sector].Code, Number(f.Trade), Number(f.From), Number(f.To),
                .. parties.Select((_, k) => Number(report.Price.Musd(k, f.Worth(k)))), .. parties.Select((_, k) => Number(report.Price.Musd(k, f.Gradient[k])))];
        }
    }

    /// <summary>One row for each party towards each partner, by trade and by lines.</summary>
    public static IEnumerable<string[]> Coverage(NegotiationReport report)
    {
        var parties = report.Terms.Package.Parties;
        yield return ["importer", "exporter", "share_of", "base", "immediate", "after", "final", "sensitive_lines", "sensitive_trade_share", "sectors_left_out"];
        foreach (var p in report.Practice.Pairs)
        {
            var leftOut = string.Join(' ', p.LeftOut.Select(j => report.Table.Sectors[j].Code));
            foreach (var (of, s) in new[] { ("trade", p.ByTrade), ("lines", p.ByLines) })
            {
                yield return [
                    parties[p.Importer].Code, parties[p.Exporter].Code, of, Number(s.Base), Number(s.Immediate), Number(s.After ?? double.NaN), Number(s.Final ?? double.NaN),
                    p.SensitiveLines.ToString(CultureInfo.InvariantCulture), Number(p.SensitiveTradeShare), leftOut];
            }
        }
    }

    private static string Number(double value) => double.IsNaN(value) ? "" : value.ToString("R", CultureInfo.InvariantCulture);
}
