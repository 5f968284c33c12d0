using System.Collections.Immutable;
using Tripoint.Faults;

namespace Tripoint.Negotiation.Schedules;

/// <summary>What must hold in a schedule, line by line.</summary>
internal static class ScheduleChecks
{
    private const int Limit = 50;

    public static List<Fault> Of(ImmutableArray<TariffLine> lines, StagingConvention convention, string source)
    {
        var faults = new List<Fault>();
        if (lines.IsEmpty)
        {
            faults.Add(new Fault("the schedule has no lines", source));
            return faults;
        }
        for (var k = 0; k < lines.Length; k++)
        {
            if (k > 0) Neighbour(lines[k - 1], lines[k], source, faults);
            Category(lines[k], convention, source, faults);
            if (faults.Count < Limit) continue;
            faults.Add(Fault.InFile($"{Limit} faults or more; the lines after {lines[k].Code} were not checked", source));
            break;
        }
        return faults;
    }

    private static void Neighbour(TariffLine before, TariffLine line, string source, List<Fault> faults)
    {
        if (before.Code == line.Code)
        {
            var contradiction = before.Category.ToString() == line.Category.ToString() ? "" : $", with categories {before.Category} and {line.Category}";
            faults.Add(At(line, source, $"the line {line.Code} occurs twice (also on line {before.SourceLine}){contradiction}", "each code once", "Keep one of them, or join seasons and uses into one rate"));
        }
        else if (before.Code.IsAbove(line.Code))
        {
            faults.Add(At(line, source, $"the line {line.Code} lies under {before.Code}, which is a line as well", "lines that do not overlap", $"Give {before.Code} no rate, or drop {line.Code}"));
        }
    }

    private static void Category(TariffLine line, StagingConvention convention, string source, List<Fault> faults)
    {
        if (line.Base is NoConcession)
        {
            faults.Add(At(line, source, $"the line {line.Code} has no base rate", "a rate such as 5% or free"));
            return;
        }
        var what = line.Category switch
        {
            EqualCuts c when c.Years < 1 || c.Standstill < 0 || c.Standstill >= c.Years => $"category {c} cuts in no year",
            PartialCut c when c.Years < 1 || c.Standstill < 0 || c.Standstill >= c.Years => $"category {c} cuts in no year",
            PartialCut c => Rises(line, c, convention),
            MarginOfPreference when line.Base is FreeRate => $"{line.Category} prefers nothing: the base rate is free",
            QuotaCategory q when line.Base is FreeRate => $"a quota on {line.Code} limits nothing: the base rate is free",
            QuotaCategory { Inside: ExcludedLine } => "the quota's own category is an exclusion",
            QuotaCategory { Inside: QuotaCategory } or QuotaCategory { Beyond: QuotaCategory } => "a quota lies inside a quota",
            ListedRates l => Listed(line, l),
            _ => null,
        };
        if (what is not null) faults.Add(At(line, source, $"{line.Code}: {what}", "a category that agrees with the line's base rate"));
    }

    private static string? Rises(TariffLine line, PartialCut cut, StagingConvention convention)
    {
        try
        {
            var final = cut.InYear(line.Base, cut.Years + 1, convention);
            cut.InYear(line.Base, cut.Standstill + 1, convention);
            return final.IsCertainlyAbove(line.Base) ? $"{cut} ends at {final}, above the base rate {line.Base}" : null;
        }
        catch (BadInputException e)
        {
            return e.Faults[0].ToString();
        }
    }

    private static string? Listed(TariffLine line, ListedRates listed)
    {
        if (listed.Rates.IsEmpty) return "no rates are listed";
        for (var k = 0; k < listed.Rates.Length; k++)
        {
            if (listed.Rates[k].IsCertainlyAbove(line.Base)) return $"year {k + 1} has {listed.Rates[k]}, above the base rate {line.Base}";
            if (k > 0 && listed.Rates[k].IsCertainlyAbove(listed.Rates[k - 1])) return $"the rate rises from {listed.Rates[k - 1]} in year {k} to {listed.Rates[k]} in year {k + 1}";
            if (k > 0 && listed.Rates[k] is NoConcession != listed.Rates[k - 1] is NoConcession) return $"the line is excluded in some years only (year {k + 1})";
        }
        return null;
    }

    private static Fault At(TariffLine line, string source, string what, string expected, string remedy = "") => Fault.InFile(what, source, line.SourceLine, 0, expected, remedy);
}
