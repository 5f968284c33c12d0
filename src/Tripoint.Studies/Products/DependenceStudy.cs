using System.Collections.Immutable;
using System.Globalization;
using Tripoint.Data.Embedded;
using Tripoint.Exposure.Products;
using Tripoint.Faults;
using Tripoint.Studies.InputOutput;

namespace Tripoint.Studies.Products;

/// <summary>The products on which an importer depends most, why, and since when. <c>tripoint exposure --importer</c>.</summary>
public static class DependenceStudy
{
    /// <summary>The findings: flagged products first, within them what is bought from the largest supplier.</summary>
    /// <exception cref="DataMissingException">No table has the importer, the year or a product of the basket.</exception>
    public static ImmutableArray<DependenceFinding> Find(ProductSource source, DependenceRequest request, CancellationToken cancellation = default)
    {
        var candidates = new List<(ProductBooks Set, int Period, int Product, ImportCell Cell, CoreDependency Core)>();
        var known = false;
        foreach (var set in source.Sets)
        {
            var members = request.Importer.Select(set.Main.IndexOf).Where(m => m >= 0).ToArray();
            if (members.Length == 0 || set.Period(request.Year) is not (var period and >= 0)) continue;
            known = true;
            var edition = set.Main.EditionOf(period);
            for (var p = 0; p < set.Main.Products.Length; p++)
            {
                if (request.Basket is { } wanted && wanted.Find(set.Main.Products[p], edition) is null) continue;
                cancellation.ThrowIfCancellationRequested();
                var cell = GroupScan.Of(set.Main, period, p, members);
                if (cell.Imports > 0) candidates.Add((set, period, p, cell, CoreDependency.Of(cell, request.Flags.Thresholds)));
            }
        }
        if (!known)
            throw new DataMissingException(new Fault($"the product data have no {request.Name}{(request.Year is { } y ? string.Create(CultureInfo.InvariantCulture, $" in {y}") : "")}", "--importer", $"an importer of {source.Years}"));
        if (candidates.Count == 0)
        {
            throw new DataMissingException(new Fault(
                $"the product data have no product {(request.Basket is { } basket ? $"of the basket '{basket.Key}' " : "")}that {request.Name} imports", request.Basket is null ? "--importer" : "--basket", "",
                "The tables that ship hold strategic materials, fertiliser, wheat and gas; import trade of your own and choose it with --data"));
        }
        var ranked = candidates.OrderByDescending(c => c.Core.Dependent).ThenByDescending(c => c.Cell.TopValue).ThenBy(c => c.Set.Main.Products[c.Product]).Take(request.Top).ToList();
        var checks = ranked.GroupBy(c => c.Set).ToDictionary(g => g.Key, g => new FlagCheck(g.Key.All([.. g.Select(c => g.Key.Main.Products[c.Product])]), request.Flags));
        return [.. ranked.Select(c => Finding(c.Set, c.Period, c.Product, c.Cell, c.Core, checks[c.Set], request))];
    }

    /// <summary>The findings as a table, <c>tripoint.exposure-products/1</c>.</summary>
    public static StudyTable Run(ProductSource source, DependenceRequest request, CancellationToken cancellation = default)
    {
        var findings = Find(source, request, cancellation);
        var rows = findings.Select(Row).ToImmutableArray();
        int flagged = findings.Count(f => f.Core.Dependent), firm = findings.Count(f => f.Core.Dependent && f.Stability.IsFirm);
        var among = request.Basket is { } basket ? $", basket '{basket.Key}'" : "";
        return new StudyTable(
            "tripoint.exposure-products/1", $"Products on which {request.Name} depends most{among}", s_columns, rows,
            [
                $"{flagged} of the {findings.Length} products shown are flagged dependent, {firm} of them firmly: in at least {FlagStability.YearsForFirm} years seen, in every year and book of the last {request.Flags.Window}, and in at least 95% of the draws.",
                "Order: flagged products first, then by what is bought from the largest supplier.",
                .. Explain(request.Importer.Length == 1, request.Flags), .. Editions([.. findings.Select(f => f.Stability)], request.Flags.Window),
                .. ProductSource.Notes(source.Sets.Where(s => s.Period(request.Year) >= 0)),
            ]);
    }

    /// <summary>What the columns mean.</summary>
    internal static IEnumerable<string> Explain(bool single, FlagOptions flags)
    {
        var t = flags.Thresholds;
        yield return string.Create(CultureInfo.InvariantCulture, $"Indicators: the European Commission's three (SWD(2021) 352): 1 concentration of suppliers above {t.Hhi}, 2 outside imports above {t.ExternalShare} of all imports{(single ? " (true of every single economy)" : "")}, 3 imports above {t.ImportsOverExports} times own exports. All three: dependent.");
        yield return string.Create(CultureInfo.InvariantCulture, $"Since: first year of the unbroken run of flags; ≤ where the data begin with it. Held: years and books flagged of those seen in the last {flags.Window} years. Probability: share of {flags.Draws} draws that resample these years with replacement, and the book of each pair where two declare it; seed {flags.Seed}.");
        yield return "Cover: what all other suppliers export to the world over what is bought from the largest; below 1 nobody could replace it. Single point: the supplier has most of the importer's purchases and of the world's exports.";
        yield return "Vote distance: import-weighted mean difference of votes in the UN General Assembly 2011-2020, 0 alike to 1 opposed. Exports stand for production at home, which customs do not see.";
    }

    /// <summary>Whether codes change their edition within the window, and what was split where years were converted.</summary>
    internal static IEnumerable<string> Editions(ImmutableArray<FlagStability> flags, int window)
    {
        if (flags.Count(f => f.EditionChanges) is > 0 and var changed)
            yield return string.Create(CultureInfo.InvariantCulture, $"Editions: the codes change their edition within the last {window} years ({changed} of the flags shown): years then may not be about quite the same goods.");
        foreach (var note in ProductSource.Editions([.. flags.SelectMany(f => f.Conversions).Distinct(StringComparer.Ordinal)])) yield return note;
    }

    internal static DependenceFinding Finding(
        ProductBooks set, int period, int product, ImportCell cell, CoreDependency core, FlagCheck check, DependenceRequest request)
    {
        var trade = set.Main;
        PoliticalConcentration? political = null;
        if (request.Importer.Length == 1)
        {
            var importer = trade.IndexOf(request.Importer[0]);
            double[] distances = [.. trade.Economies.Select(e => EmbeddedCovariates.Pairs.VoteDistance(request.Importer[0], e) ?? double.NaN)];
            political = PoliticalConcentration.Of(trade.Rows(period, product, importer), distances);
        }
        var code = trade.Products[product];
        var name = ProductSource.Name(code) is { Length: > 0 } known ? known : request.Basket?.Find(code, trade.EditionOf(period))?.Label ?? "";
        return new DependenceFinding(
            code, name, trade.Periods[period].Year, cell, cell.TopExporter < 0 ? null : trade.Economies[cell.TopExporter], core, SinglePoint.Of(cell, request.Flags.Thresholds),
            check.Of(request.Importer, request.Name, code, trade.Periods[period].Year), political);
    }

    private static readonly ImmutableArray<StudyColumn> s_columns =
    [
        new("product", "product"), new("name", "name"), new("year", "year"), new("importsMusd", "imports, mUSD", 1), new("supplier", "from"), new("supplierPercent", "share, %", 1),
        new("hhi", "HHI", 2), new("importsOverExports", "imp./exp.", 1), new("indicators", "ind."), new("dependent", "dependent"), new("since", "since"), new("held", "held"),
        new("probabilityPercent", "prob., %", 0), new("singlePoint", "single"), new("cover", "cover", 1), new("voteDistance", "votes", 2), new("why", "why"),
    ];

    private static ImmutableArray<object> Row(DependenceFinding f) =>
    [
        f.Product.ToString(), f.Name, f.Year.ToString(CultureInfo.InvariantCulture), f.Cell.Imports / 1000, f.Supplier?.Code ?? "", 100 * f.Cell.TopShare, f.Cell.Hhi, f.Cell.ImportsOverExports, f.Indicators,
        f.Core.Dependent ? f.Stability.IsFirm ? "firm" : "yes" : "no", f.Since, f.Held, 100 * f.Stability.Probability ?? double.NaN,
        f.Point.IsSinglePoint ? "yes" : "", f.Point.Cover, f.Political?.Distance ?? double.NaN, f.Why,
    ];
}
