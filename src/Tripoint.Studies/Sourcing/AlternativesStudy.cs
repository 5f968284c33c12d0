using System.Collections.Immutable;
using System.Globalization;
using Tripoint.Codes;
using Tripoint.Data.Embedded;
using Tripoint.Sourcing;
using Tripoint.Studies.InputOutput;
using Tripoint.Studies.Products;

namespace Tripoint.Studies.Sourcing;

/// <summary>Who could supply how much more. <c>tripoint source</c>.</summary>
public static class AlternativesStudy
{
    /// <summary>The alternatives as a table, <c>tripoint.source/1</c>.</summary>
    /// <param name="request">What is looked for.</param>
    /// <param name="bloc">Whose members are marked.</param>
    /// <param name="top">Rows shown.</param>
    public static StudyTable Run(SourceRequest request, Bloc bloc, int top)
    {
        var market = request.Market();
        var result = request.Rank(market);
        var year = market.Trade.Periods[market.Period].Year;
        var hasPrices = result.Alternatives.Any(a => a.UnitValue is not null);
        var rows = result.Alternatives.Take(top).Select((a, at) => ImmutableArray.Create<object>(
            (double)(at + 1), a.Economy.Code, a.Economy.Name.English, bloc.Contains(a.Economy) ? bloc.Code : "", a.BoughtNow / 1000, a.Exports / 1000, a.Supply / 1000, result.Gap > 0 ? 100 * a.Supply / result.Gap : double.NaN,
            a.Spare / 1000, a.Growth / 1000, a.Redirectable / 1000, 100 * a.OwnShare, a.UnitValue ?? double.NaN, a.LandedCost, 100 * a.Tariff ?? double.NaN, a.HasAgreement ? "yes" : "no", a.DistanceKm ?? double.NaN, a.Connectivity ?? double.NaN,
            100 * a.UpstreamShare ?? double.NaN, 100 * a.UpstreamReliance ?? double.NaN, a.VoteDistance ?? double.NaN, a.Weeks, a.Score));
        var name = ProductSource.Name(request.Product);
        var what = result.Without.Length > 0 ? $"without {string.Join(", ", result.Without.Select(w => w.Name.English))}" : "who could supply more";
        return new StudyTable(
            "tripoint.source/1", $"{request.Product}{(name.Length > 0 ? $" {name}" : "")}, {result.Importer.Name.English}, {year}: {what}",
            [
                new("rank", "#", 0), new("supplier", "code"), new("name", "supplier"), new("bloc", "bloc"), new("boughtNowMusd", "buys now", 1), new("exportsMusd", "exports", 0), new("couldAddMusd", "could add", 1), new("ofGapPercent", "of gap %", 0),
                new("spareMusd", "spare", 1), new("growthMusd", "growth", 1), new("redirectableMusd", "redirect", 1), new("ownPercent", "own %", 0), new("unitValueUsdPerTonne", "US$/t", 0), new("landedCost", "landed", hasPrices ? 0 : 3),
                new("tariffPercent", "tariff %", 1), new("agreement", "FTA"), new("distanceKm", "km", 0), new("connectivity", "LSBCI", 2), new("upstreamPercent", "from it %", 0), new("reliancePercent", "hidden %", 1), new("voteDistance", "votes", 2),
                new("weeks", "weeks", 0), new("score", "score", 3),
            ],
            [.. rows], [.. Findings(result, bloc), .. Notes(request, result, market, year)]);
    }

    /// <summary>What the ranking says in words: what can be replaced, by when, and what inside the bloc.</summary>
    public static IEnumerable<string> Findings(AlternativesResult result, Bloc bloc)
    {
        var c = result.Coverage;
        var all = result.Alternatives.Sum(a => a.Supply);
        if (result.Without.Length == 0)
        {
            yield return F($"Sought: {Musd(result.Gap)} a year, {Percent(result.Gap / result.Imports)} of imports of {Musd(result.Imports)}. All suppliers together could add {Musd(all)}.");
        }
        else if (result.Gap <= 0)
        {
            yield return F($"{result.Importer.Name.English} buys nothing from {Names(result.Without)}: there is nothing to replace. The scores take a tenth of imports as their measure.");
            yield break;
        }
        else
        {
            yield return F($"To replace: {Musd(result.Gap)} a year, {Percent(result.Gap / result.Imports)} of imports of {Musd(result.Imports)}. All others together could add {Musd(all)}, {Percent(all / result.Gap)} of it.");
        }
        yield return F($"Taken in this order they deliver {Percent(c.Replaced[13])} of the gap after three months, {Percent(c.Replaced[26])} after six, {Percent(c.Replaced[52])} after a year.");
        yield return c.NeverShare > 0.01
            ? F($"Cannot be replaced within two years: {Percent(c.NeverShare)} of the gap, {Musd(c.NeverShare * result.Gap)} a year.")
            : F($"The gap closes in week {c.ClosedWeek}.");
        yield return c.StockWeeks is { } weeks
            ? F($"The stock bridges {weeks} weeks; after that {Percent(c.Missing)} of a year's imports are missing over the first year.")
            : "The stock bridges the gap until others deliver.";
        var inside = result.Alternatives.Where(a => bloc.Contains(a.Economy)).Sum(a => a.Supply);
        if (bloc.Contains(result.Importer) && result.Gap > 0)
            yield return F($"Inside {bloc.Code}: its other members could add {Musd(inside)}, {Percent(inside / result.Gap)} of the gap.");
    }

    private static IEnumerable<string> Notes(SourceRequest request, AlternativesResult result, ProductMarket market, int year)
    {
        var o = request.Options;
        yield return "Million US$ a year. Could add = own % × (spare + growth + redirect): spare is the exporter's best share of world trade in "
            + F($"{(market.Years[0] < year ? $"{market.Years[0]}-{year}" : $"{year}")}, applied to {year}, less its exports; growth is a year at its trend; redirect is {Percent(o.Redirectable)} of its sales to others; own % leaves out re-exports.");
        if (market.Years.Count < 3) yield return F($"The data hold {market.Years.Count} of the last {o.Window} years: peaks are short-sighted and no trend can be seen.");
        if (o.StopsForAll && result.Without.Length > 0) yield return "The suppliers stop for everybody: what others could add is divided among all their buyers by what each loses.";
        yield return (result.Alternatives.Any(a => a.UnitValue is not null)
                ? "Landed: US$ a tonne with freight and tariff. "
                : "Landed: multiple of the price; the data have no quantities, so that prices are taken to be alike. ")
            + F($"Freight {Percent(o.Freight)} at 8,000 km, growing with distance^0.3: an assumption.");
        yield return F($"Weeks: {o.EstablishedWeeks:0} for a present supplier, {o.NewWeeks:0} for a new one, ten days in ports and {o.KilometresADay:0} km a day at sea; growth takes {o.GrowthWeeks:0} weeks; stock {o.StockDays:0} days of imports: assumptions.");
        if (result.Without.Length > 0) yield return "From it: share of the supplier's own availability that comes directly from those to be replaced. Hidden: share of its inputs from them through all tiers (WIOD 2011, all sectors).";
        yield return "Score: weighted geometric mean of known factors. Weights: " + string.Join(", ", AlternativeWeights.Names.Select((n, at) => F($"{n} {o.Weights.Values[at]:0.##}"))) + ".";
        foreach (var note in SourcingEvidence.Notes(request.Product, year)) yield return note;
        if (EmbeddedProducts.Find(request.Product) is { Caveat.Length: > 0 } known) yield return $"What the code does not tell apart: {known.Caveat}.";
        foreach (var note in ProductSource.Notes(market.Trade)) yield return note;
    }

    private static string Names(IEnumerable<Economy> economies) => string.Join(", ", economies.Select(e => e.Name.English));

    private static string Musd(double thousand) => (thousand / 1000).ToString(Math.Abs(thousand) >= 99_950 ? "N0" : "N1", CultureInfo.InvariantCulture) + " million US$";

    private static string Percent(double share) => (share * 100).ToString(share >= 0.1 ? "0" : "0.#", CultureInfo.InvariantCulture) + "%";

    private static string F(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
