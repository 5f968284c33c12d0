using System.Collections.Immutable;
using Tripoint.Codes;
using Tripoint.Equilibrium;
using Tripoint.Faults;
using Tripoint.Negotiation.Offers;
using Tripoint.Negotiation.Schedules;
using Tripoint.Scenarios;
using Tripoint.Tables;

namespace Tripoint.Negotiation.Mandates;

/// <summary>Judges a package by a party's mandate. Frozen tariffs and lines are judged on the whole path of the package, the rest on the result given.</summary>
public static class MandateTest
{
    private const double Tolerance = 1e-9;

    /// <summary>Judges a package.</summary>
    /// <param name="mandate">The mandate.</param>
    /// <param name="terms">The package, settled against the table of the result.</param>
    /// <param name="result">The package's equilibrium.</param>
    /// <param name="alternative">The equilibrium of the party's alternative; null where it is not priced.</param>
    /// <param name="concordance">HS codes to the table's sectors, needed for frozen lines under commitments by sector; null where there is none.</param>
    /// <exception cref="BadInputException">The mandate names what the table lacks, or its party is no party of the package.</exception>
    public static MandateVerdict Of(Mandate mandate, PackageTerms terms, EquilibriumResult result, EquilibriumResult? alternative = null, HsSectors? concordance = null)
    {
        if (terms.Package.IndexOf(mandate.Party) < 0)
            throw new BadInputException($"{mandate.Party}, whose mandate was given, is no party of the package", "", $"mandates of {string.Join(", ", terms.Package.Parties)}");
        var score = new MandateScore(mandate, terms.Table);
        var lines = RedLines(mandate, terms, result, concordance);
        return new MandateVerdict(mandate, score.Of(result), alternative is null ? null : score.Of(alternative), score.Outcomes(result), lines);
    }

    /// <summary>The red lines alone.</summary>
    public static ImmutableArray<RedLineOutcome> RedLines(Mandate mandate, PackageTerms terms, EquilibriumResult result, HsSectors? concordance = null)
    {
        var table = terms.Table;
        var selectors = new SelectorResolution(terms.Package.Bloc, table);
        var party = terms.Parties[terms.Package.IndexOf(mandate.Party)];
        ImmutableArray<RedLineOutcome> outcomes =
        [
            .. mandate.RedLines.Select(line => line switch
            {
                SectorLossLimit l => Loss(l, selectors.Sectors(l.Sectors, false, l.Place), party, table, result),
                FrozenTariffs f => Frozen(f, [.. Cells(f, terms, mandate.Party, selectors.Sectors(f.Sectors, true, f.Place))], terms),
                FrozenLines f => Frozen(f, terms, mandate.Party, concordance),
                WelfareFloor w => new RedLineOutcome(w, result.WelfareExact[party] >= w.Smallest - Tolerance, result.WelfareExact[party], w.Smallest, "", []),
                _ => throw new NotSupportedException($"No test is given to {line.GetType().Name}."),
            }),
        ];
        return selectors.Faults.Count == 0 ? outcomes : throw new BadInputException(selectors.Faults.Distinct());
    }

    /// <summary>The party's own tariffs that a red line freezes: flat indices in the table's order, ascending.</summary>
    /// <param name="line">The red line.</param>
    /// <param name="terms">Any package of the same parties and table.</param>
    /// <param name="party">The party whose red line it is.</param>
    public static ImmutableArray<int> FrozenCells(FrozenTariffs line, PackageTerms terms, Economy party)
    {
        var selectors = new SelectorResolution(terms.Package.Bloc, terms.Table);
        var cells = Cells(line, terms, party, selectors.Sectors(line.Sectors, true, line.Place)).Order().ToImmutableArray();
        return selectors.Faults.Count == 0 ? cells : throw new BadInputException(selectors.Faults);
    }

    private static IEnumerable<int> Cells(FrozenTariffs line, PackageTerms terms, Economy party, int[] sectors) =>
        from exporter in Exporters(line.Exporters, terms, party)
        from j in sectors
        where terms.Table.Sectors[j].IsGoods
        select terms.Table.Cell(j, terms.Parties[terms.Package.IndexOf(party)], exporter);

    private static int[] Exporters(Selector exporters, PackageTerms terms, Economy party) => [.. Enumerable.Range(0, terms.Parties.Length)
        .Where(at => !terms.Package.Parties[at].Equals(party)
            && (exporters.Terms.Contains(Package.AllPartners, StringComparer.Ordinal) || exporters.Terms.Contains(terms.Package.Parties[at].Code, StringComparer.Ordinal)))
        .Select(at => terms.Parties[at])];

    private static RedLineOutcome Loss(SectorLossLimit line, int[] sectors, int party, WorldTable table, EquilibriumResult result)
    {
        var changes = line.Measure == SectorMeasure.Output ? result.OutputVolume : result.Employment;
        // A sector that hardly exists has no workers to lose: under a millionth of the economy's output it is not judged.
        var judged = sectors.Where(j => table.Output[(party * table.SectorCount) + j] > 1e-6 * table.Income[party])
            .Select(j => (Sector: j, Change: changes[(party * table.SectorCount) + j])).OrderBy(s => s.Change).ToList();
        if (judged.Count == 0) return new RedLineOutcome(line, true, 0, -line.LargestLoss, "", []);
        var (worst, value) = judged[0];
        return new RedLineOutcome(line, value >= -line.LargestLoss - Tolerance, value, -line.LargestLoss, table.Sectors[worst].Code,
            [.. judged.Where(s => s.Change < -line.LargestLoss - Tolerance).Select(s => table.Sectors[s.Sector].Code)]);
    }

    private static RedLineOutcome Frozen(RedLine line, IReadOnlyCollection<int> cells, PackageTerms terms)
    {
        var table = terms.Table;
        var end = terms.Policy(null).Tariff!;
        var cut = cells.Select(c => (Cell: c, Cut: end[c] - table.Tariff[c])).Where(c => c.Cut < -Tolerance).OrderBy(c => c.Cut).ToList();
        return new RedLineOutcome(line, cut.Count == 0, cut.Count == 0 ? 0 : cut[0].Cut, 0, cut.Count == 0 ? "" : Name(cut[0].Cell, table), [.. cut.Select(c => Name(c.Cell, table))]);
    }

    private static string Name(int cell, WorldTable table)
    {
        var n = table.EconomyCount;
        return $"{table.Sectors[cell / (n * n)]} from {table.Economies[cell % n]}";
    }

    // Under a schedule the lines themselves are judged; under a commitment by sector every line of the sector moves.
    private static RedLineOutcome Frozen(FrozenLines line, PackageTerms terms, Economy party, HsSectors? concordance)
    {
        var table = terms.Table;
        var giver = terms.Package.IndexOf(party);
        var exporters = Exporters(line.Exporters, terms, party);
        var broken = new List<(string Name, double Cut)>();
        foreach (var c in terms.Commitments.Where(c => c.Giver == giver && c.IsTariff))
        {
            if (!c.Cells.Any(cell => exporters.Contains(cell % table.EconomyCount))) continue;
            if (c.Commitment is ScheduleCommitment s)
            {
                var last = LineSectorTariffs.LastYear(s.Schedule);
                foreach (var l in s.Schedule.Lines.Where(l => line.Holds(l.Code) && !l.Base.IsFree))
                {
                    var before = s.Schedule.EquivalentIn(l, 0, s.Exchange)?.Fraction;
                    var after = s.Schedule.EquivalentIn(l, last, s.Exchange)?.Fraction;
                    var fell = before is { } b && after is { } a ? a - b : l.Category is ExcludedLine ? 0 : -1;
                    if (fell < -Tolerance) broken.Add((l.Code.Digits, fell));
                }
                continue;
            }
            if (concordance is null) throw new BadInputException($"'{line.Name}' names lines, but commitments are by sector and no concordance of HS codes to the sectors of '{table.Name}' is at hand", "", "a mandate by sector, or offers by line");
            foreach (var code in line.Lines)
            {
                var sectors = concordance.SectorsUnder(code).Select(table.IndexOfSector).Where(j => j >= 0).ToHashSet();
                var n = table.EconomyCount;
                var worst = c.Cells.Select((cell, k) => (cell, Cut: c.Targets[k] - table.Tariff[cell]))
                    .Where(x => sectors.Contains(x.cell / (n * n)) && exporters.Contains(x.cell % n) && x.Cut < -Tolerance).OrderBy(x => x.Cut).FirstOrDefault();
                if (worst.Cut < 0) broken.Add(($"{code} (with all of {Name(worst.cell, table)})", worst.Cut));
            }
        }
        broken.Sort((a, b) => a.Cut != b.Cut ? a.Cut.CompareTo(b.Cut) : string.CompareOrdinal(a.Name, b.Name));
        return new RedLineOutcome(line, broken.Count == 0, broken.Count == 0 ? 0 : broken[0].Cut, 0, broken.Count == 0 ? "" : broken[0].Name, [.. broken.Select(b => b.Name).Distinct(StringComparer.Ordinal)]);
    }
}
