using System.Collections.Immutable;
using Tripoint.Codes;
using Tripoint.Data.Embedded;
using Tripoint.Sourcing;
using Tripoint.Studies.Sourcing;

namespace Tripoint.Studies.Briefs;

/// <summary>Finds the materials for which members rest on one supplier, and ranks who could stand in. On the strategic materials that ship.</summary>
public static class ElsewhereStudy
{
    /// <summary>Products shown for a member.</summary>
    private const int Products = 3;

    /// <summary>Alternatives named.</summary>
    private const int Named = 3;

    /// <summary>A supplier of at least this share of imports is one that a member rests on.</summary>
    private const double LeastShare = 0.5;

    /// <summary>The smallest purchases from it that are shown, thousand US$.</summary>
    private const double LeastValue = 10_000;

    /// <summary>The members' materials; null where no member buys one mostly from one supplier.</summary>
    public static Elsewhere? Of(Bloc bloc, ImmutableArray<Economy> members)
    {
        var trade = EmbeddedProducts.StrategicMaterials;
        var period = trade.Periods.Length - 1;
        var options = new AlternativesOptions();
        var found = ImmutableArray.CreateBuilder<Replacement>();
        foreach (var member in members)
        {
            if (trade.IndexOf(member) is < 0) continue;
            foreach (var (product, supplier, share) in Rests(trade, period, trade.IndexOf(member)))
            {
                var market = new ProductMarket(trade, product, period, options.Window);
                var result = AlternativesModel.Rank(SourcingEvidence.For(market, member, [supplier]), options);
                var code = trade.Products[product];
                var name = EmbeddedProducts.Find(code)?.Name ?? new LocalizedName(code.ToString(), code.ToString(), code.ToString(), code.ToString());
                var inside = result.Alternatives.Where(a => bloc.Contains(a.Economy)).Sum(a => a.Supply);
                found.Add(new Replacement(
                    member, code, name, result.Imports / 1000, supplier, share, [.. result.Alternatives.Take(Named).Select(a => a.Economy)], result.Coverage.Replaced[26], result.Coverage.NeverShare, Math.Min(1, inside / result.Gap)));
            }
        }
        return found.Count > 0 ? new Elsewhere(trade.Periods[period].Year, found.ToImmutable(), trade.Provenance) : null;
    }

    private static List<(int Product, Economy Supplier, double Share)> Rests(Tables.ProductTrade trade, int period, int member)
    {
        var rests = new List<(int Product, int Supplier, double Share, double Value)>();
        for (var p = 0; p < trade.Products.Length; p++)
        {
            var rows = trade.Rows(period, p, member);
            var largest = -1;
            for (var r = 0; r < rows.Length; r++)
            {
                if (trade.Economies[rows.Exporter[r]].Code != "ROW" && (largest < 0 || rows.Value[r] > rows.Value[largest])) largest = r;
            }
            if (largest >= 0 && rows.Value[largest] >= LeastValue && rows.Value[largest] >= LeastShare * rows.TotalValue)
                rests.Add((p, rows.Exporter[largest], rows.Value[largest] / rows.TotalValue, rows.Value[largest]));
        }
        return [.. rests.OrderByDescending(r => r.Value).Take(Products).Select(r => (r.Product, trade.Economies[r.Supplier], r.Share))];
    }
}
