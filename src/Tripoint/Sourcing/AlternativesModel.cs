using System.Collections.Immutable;
using Tripoint.Codes;
using Tripoint.Faults;

namespace Tripoint.Sourcing;

/// <summary>
/// Ranks who could supply how much more of a product, at what landed cost. Every economy that sells the product is looked at; the score is the
/// weighted geometric mean of the factors that are known (docs/models/sourcing.md). Pure: the same data give the same ranking.
/// </summary>
public static class AlternativesModel
{
    /// <summary>The relation score of a supplier not bought from yet.</summary>
    private const double Stranger = 0.01;

    /// <summary>No score counts for less than this, so that one factor alone cannot decide everything.</summary>
    private const double Least = 1e-6;

    private static readonly int s_factors = Enum.GetValues<AlternativeFactor>().Length;

    /// <summary>Ranks the alternatives.</summary>
    /// <exception cref="DataMissingException">The importer does not buy the product in these data.</exception>
    public static AlternativesResult Rank(AlternativesData data, AlternativesOptions options)
    {
        options.Check();
        var market = data.Market;
        var trade = market.Trade;
        int importer = trade.Require(data.Importer), n = trade.Economies.Length;
        var bought = new double[n];
        var tonnes = new double[n];
        var rows = trade.Rows(market.Period, market.Product, importer);
        for (var r = 0; r < rows.Length; r++) (bought[rows.Exporter[r]], tonnes[rows.Exporter[r]]) = (rows.Value[r], rows.Quantity[r]);
        var imports = market.Imports(importer);
        if (imports <= 0)
            throw new DataMissingException(new Fault($"{data.Importer.Name.English} imports no {trade.Products[market.Product]} in {trade.Periods[market.Period]}", "--importer", "an economy that buys the product"));
        int[] without = [.. data.Without.Select(w => trade.IndexOf(w)).Where(at => at >= 0)];
        var gap = data.Without.Length == 0 ? options.Need * imports : without.Sum(at => bought[at]);
        var scale = gap > 0 ? gap : options.Need * imports;
        var portion = options.StopsForAll ? Portion(market, importer, without) : 1;
        var world = WorldUnitValues(market);

        var all = new List<Alternative>();
        for (var e = 0; e < n; e++)
        {
            var economy = trade.Economies[e];
            if (e == importer || without.Contains(e) || economy.Code == "ROW" || (market.Exports(e) <= 0 && market.Spare(e) <= 0)) continue;
            all.Add(Describe(data, options, e, economy, bought[e], tonnes[e], world[e], without, portion));
        }
        // Only where most candidates have one does a unit value stand for a price; otherwise prices are taken to be alike.
        var priced = all.Where(a => a.UnitValue is not null).ToList();
        var hasPrices = priced.Count * 2 > all.Count;
        var price = hasPrices ? MedianByExports(priced, a => a.UnitValue!.Value) : 1;
        all = [.. all.Select(a => a with { LandedCost = (hasPrices ? a.UnitValue ?? price : 1) * a.LandedCost })];
        var median = MedianByExports(all, a => a.LandedCost);
        var ranked = all.Select(a => Scored(a, hasPrices, median, scale, data.Without.Length > 0, options)).OrderByDescending(a => a.Score).ThenByDescending(a => a.Supply).ThenBy(a => a.Economy.Code, StringComparer.Ordinal).ToImmutableArray();
        return new AlternativesResult(data.Importer, data.Without, imports, gap, ranked, GapCoverage.Of(gap, imports, options.StockDays, ranked, options.GrowthWeeks));
    }

    // The part of what is spare that falls to one importer when all buyers of the suppliers that stop seek it: its part of what they lose.
    private static double Portion(ProductMarket market, int importer, int[] without)
    {
        double own = 0, all = 0;
        var rows = market.Trade.Rows(market.Period, market.Product);
        for (var r = 0; r < rows.Length; r++)
        {
            if (!without.Contains(rows.Exporter[r])) continue;
            all += rows.Value[r];
            if (rows.Importer[r] == importer) own += rows.Value[r];
        }
        return all > 0 ? own / all : 1;
    }

    // US$ a tonne by exporter over all its buyers with quantities; NaN: none.
    private static double[] WorldUnitValues(ProductMarket market)
    {
        var n = market.Trade.Economies.Length;
        double[] value = new double[n], tonnes = new double[n];
        var rows = market.Trade.Rows(market.Period, market.Product);
        for (var r = 0; r < rows.Length; r++)
        {
            if (!(rows.Quantity[r] > 0)) continue;
            value[rows.Exporter[r]] += rows.Value[r];
            tonnes[rows.Exporter[r]] += rows.Quantity[r];
        }
        return [.. value.Select((v, at) => tonnes[at] > 0 ? 1000 * v / tonnes[at] : double.NaN)];
    }

    private static Alternative Describe(
        AlternativesData data, AlternativesOptions options, int e, Economy economy, double bought, double tonnes, double worldUnitValue, int[] without, double portion)
    {
        var market = data.Market;
        double exports = market.Exports(e), redirect = options.Redirectable * (exports - bought), own = market.Own(e);
        var unitValue = tonnes > 0 ? 1000 * bought / tonnes : worldUnitValue;
        double? km = data.Pairs.DistanceKm(data.Importer, economy), tariff = data.Tariff(economy);
        // An unknown distance is taken for the 8,000 km at which freight is stated.
        var landed = (1 + options.Freight * Math.Pow((km ?? 8000) / 8000, 0.3)) * (1 + (tariff ?? 0));
        var weeks = (bought > 0 ? options.EstablishedWeeks : options.NewWeeks) + ((km ?? 8000) / options.KilometresADay + 10) / 7;
        return new Alternative(
            economy, bought, exports, market.Spare(e), market.Growth(e), redirect, own, portion * own * (market.Spare(e) + market.Growth(e) + redirect),
            double.IsNaN(unitValue) ? null : unitValue, landed, tariff, data.Pairs.HasAgreement(data.Importer, economy, market.Trade.Periods[market.Period].Year), km,
            data.Pairs.Connectivity(data.Importer, economy), Upstream(market, e, without), data.Without.Length > 0 ? data.Reliance(economy) : null,
            data.Pairs.VoteDistance(data.Importer, economy), weeks, [], 0);
    }

    // What comes from the suppliers to be replaced, of all that an exporter imports or, by its net sales, makes itself.
    private static double? Upstream(ProductMarket market, int e, int[] without)
    {
        if (without.Length == 0 || market.Imports(e) <= 0) return null;
        double from = 0;
        foreach (var w in without) from += market.Trade.Value(market.Period, market.Product, e, w);
        return from / (market.Imports(e) + Math.Max(0, market.Exports(e) - market.Imports(e)));
    }

    // The value at which half of the exports lie below; 1 without exporters. Small sellers with odd unit values do not move it.
    private static double MedianByExports(IReadOnlyCollection<Alternative> all, Func<Alternative, double> value)
    {
        var half = all.Sum(a => a.Exports) / 2;
        double sum = 0, last = 1;
        foreach (var a in all.OrderBy(value))
        {
            last = value(a);
            sum += a.Exports;
            if (sum >= half) break;
        }
        return last;
    }

    private static Alternative Scored(Alternative a, bool hasPrices, double median, double scale, bool replaces, AlternativesOptions options)
    {
        var factors = new double[s_factors];
        var gross = a.OwnShare > 0 ? a.Supply / a.OwnShare : 0;
        Set(AlternativeFactor.Supply, gross / (gross + scale));
        Set(AlternativeFactor.Origin, a.OwnShare);
        Set(AlternativeFactor.Relation, Stranger + (1 - Stranger) * a.BoughtNow / (a.BoughtNow + scale));
        Set(AlternativeFactor.Price, hasPrices && a.UnitValue is null ? null : Math.Min(1, median / a.LandedCost));
        Set(AlternativeFactor.Tariff, a.Tariff is { } tariff ? 1 / (1 + 10 * tariff) : a.HasAgreement ? 1 : null);
        Set(AlternativeFactor.Distance, a.DistanceKm is { } km ? 1 / (1 + km / 5000) : null);
        Set(AlternativeFactor.Connectivity, a.Connectivity);
        Set(AlternativeFactor.Upstream, replaces ? 1 - Math.Max(a.UpstreamShare ?? 0, a.UpstreamReliance ?? 0) : null);
        Set(AlternativeFactor.Politics, a.VoteDistance is { } votes ? 1 - votes : null);
        double sum = 0, weights = 0;
        for (var f = 0; f < s_factors; f++)
        {
            var weight = options.Weights.Values[f];
            if (weight <= 0 || double.IsNaN(factors[f])) continue;
            sum += weight * Math.Log(Math.Max(factors[f], Least));
            weights += weight;
        }
        return a with { Factors = [.. factors], Score = weights > 0 ? Math.Exp(sum / weights) : 0 };

        void Set(AlternativeFactor factor, double? value) => factors[(int)factor] = value ?? double.NaN;
    }
}
