using System.Collections.Immutable;
using Tripoint.Negotiation.Offers;
using Tripoint.Negotiation.Schedules;
using Tripoint.Tables;

namespace Tripoint.Negotiation.Practice;

/// <summary>
/// Tests a package against practice: substantially all trade (GATT Article XXIV:8, which names no number) by trade and by lines, by party and
/// as the average of both sides, at once and after ten years; sectors left out; the ceiling of a sensitive track; reciprocity. A sector under a
/// commitment by sector is free when its tariff is zero; under a schedule, as far as its lines are free.
/// </summary>
public static class AgreementTest
{
    private const double Zero = 1e-9;

    /// <summary>Tests a package.</summary>
    /// <param name="terms">The package, settled against a table.</param>
    /// <param name="concordance">For HS subheadings by sector; null: every sector counts as one line.</param>
    /// <param name="options">Thresholds, years and ceiling.</param>
    public static AgreementResult Of(PackageTerms terms, HsSectors? concordance = null, CoverageOptions? options = null)
    {
        options ??= new CoverageOptions();
        var convention = terms.Package.Convention;
        var after = convention.YearOn(convention.EntryIntoForce.AddYears(options.AfterYears));
        int?[] years = [0, 1, after, null];
        var tariffs = years.Select(y => terms.Policy(y).Tariff!).ToArray();
        var pairs = ImmutableArray.CreateBuilder<PairCoverage>();
        for (var n = 0; n < terms.Parties.Length; n++)
        {
            for (var i = 0; i < terms.Parties.Length; i++)
            {
                if (n != i) pairs.Add(Pair(terms, n, i, tariffs, years, concordance));
            }
        }
        var reciprocity = ImmutableArray.CreateBuilder<Reciprocity>();
        for (var a = 0; a < terms.Parties.Length; a++)
        {
            for (var b = a + 1; b < terms.Parties.Length; b++)
            {
                var (ab, ba) = (pairs.First(p => p.Importer == a && p.Exporter == b), pairs.First(p => p.Importer == b && p.Exporter == a));
                var (first, second) = (Cut(terms, a, b, tariffs[3]), Cut(terms, b, a, tariffs[3]));
                reciprocity.Add(new Reciprocity(a, b, first.Mean, second.Mean, first.Duty, second.Duty, CoverageShares.Average(ab.ByTrade, ba.ByTrade), CoverageShares.Average(ab.ByLines, ba.ByLines)));
            }
        }
        var bySchedule = terms.Commitments.Any(c => c.Lines is not null);
        var counted = concordance is null ? "every goods sector counts as one line" : "HS 2022 subheadings of each sector, all moving as the sector does";
        return new AgreementResult(after, options, bySchedule ? $"the schedules' own lines where an offer is by line; otherwise {counted}" : counted, pairs.ToImmutable(), reciprocity.ToImmutable());
    }

    private static PairCoverage Pair(PackageTerms terms, int importer, int exporter, double[][] tariffs, int?[] years, HsSectors? concordance)
    {
        var table = terms.Table;
        var schedule = terms.Commitments.FirstOrDefault(c => c.Giver == importer && c.Lines is not null && c.Cells.Any(cell => cell % table.EconomyCount == terms.Parties[exporter]));
        double trade = 0, lines = 0, sensitiveTrade = 0, sensitive = 0;
        double[] freeTrade = new double[4], freeLines = new double[4];
        List<int> leftOut = [], notFree = [];
        for (var j = 0; j < table.SectorCount; j++)
        {
            if (!table.Sectors[j].IsGoods) continue;
            var cell = table.Cell(j, terms.Parties[importer], terms.Parties[exporter]);
            var value = table.Trade[cell];
            var (count, shares, counts) = schedule?.Lines is { } byLine && byLine.Touches(j)
                ? byLine.FreeShares(j, years)
                : Sector(tariffs, cell, concordance is null ? 1 : concordance.Subheadings.GetValueOrDefault(table.Sectors[j].Code));
            trade += value;
            lines += count;
            for (var t = 0; t < 4; t++)
            {
                freeTrade[t] += value * shares[t];
                freeLines[t] += counts[t];
            }
            sensitive += count - counts[2];
            sensitiveTrade += value * (1 - shares[2]);
            if (tariffs[0][cell] <= Zero) continue;
            if (shares[2] < 1 - Zero) notFree.Add(j);
            if (tariffs[2][cell] >= tariffs[0][cell] - Zero && value > 0) leftOut.Add(j);
        }
        return new PairCoverage(
            importer, exporter, Shares(freeTrade, trade), Shares(freeLines, lines), [.. leftOut], [.. notFree], (int)Math.Round(sensitive), trade > 0 ? sensitiveTrade / trade : 0);
    }

    private static (double Count, double[] Shares, double[] Counts) Sector(double[][] tariffs, int cell, int lines)
    {
        double[] free = [.. tariffs.Select(t => t[cell] <= Zero ? 1.0 : 0.0)];
        return (lines, free, [.. free.Select(f => f * lines)]);
    }

    private static CoverageShares Shares(double[] free, double all) => all > 0 ? new CoverageShares(free[0] / all, free[1] / all, free[2] / all, free[3] / all) : new CoverageShares(1, 1, 1, 1);

    private static (double Mean, double Duty) Cut(PackageTerms terms, int importer, int exporter, double[] end)
    {
        WorldTable table = terms.Table;
        double trade = 0, duty = 0;
        for (var j = 0; j < table.SectorCount; j++)
        {
            if (!table.Sectors[j].IsGoods) continue;
            var cell = table.Cell(j, terms.Parties[importer], terms.Parties[exporter]);
            trade += table.Trade[cell];
            duty += table.Trade[cell] * (table.Tariff[cell] - end[cell]);
        }
        return (trade > 0 ? duty / trade : 0, duty);
    }
}
