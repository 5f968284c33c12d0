using System.Collections.Immutable;
using Tripoint.Codes;
using Tripoint.Exposure;
using Tripoint.Tables;

namespace Tripoint.Studies.Briefs;

/// <summary>Computes <see cref="Standing"/> from a table and the history of flows.</summary>
internal static class StandingStudy
{
    // A sector counts when the member's imports of it are at least this share of its imports of goods.
    private const double SmallestSector = 0.01;

    public static Standing Of(WorldTable table, TradePanel? panel, ImmutableArray<Economy> members)
    {
        var now = TradeFlows.Of(table);
        ImmutableArray<int> years = panel is null || members.Any(m => panel.IndexOf(m) < 0) ? [] : [.. panel.Years.Where(y => y <= table.Year)];
        var history = years.Select(y => TradeFlows.Of(panel!, y)).ToList();
        if (years.Length < 2) (years, history) = ([], []);
        var standings = members.Select(m => Member(now, m, members)).ToImmutableArray();
        var flows = Flows(now, members);
        var exports = standings.Sum(m => m.Exports);
        return new Standing
        {
            Members = standings,
            Flows = flows,
            InternalTrade = flows.Sum(),
            InternalShare = exports > 0 ? flows.Sum() / exports : 0,
            Years = years,
            InternalShares = [.. history.Select(f => InternalShare(f, members))],
            Histories = history.Count == 0 ? [] : [.. members.Select(m => History(history, m, members))],
            SectorReliances = [.. members.SelectMany(m => Sectors(now, history.FirstOrDefault(), m, members.Length <= 4 ? 4 : 2))],
            HistoryProvenance = history.Count == 0 ? null : panel!.Provenance,
        };
    }

    private static MemberStanding Member(TradeFlows flows, Economy member, ImmutableArray<Economy> members)
    {
        var sold = PartnerShares.Of(flows, member, TradeDirection.Exports);
        var bought = PartnerShares.Of(flows, member, TradeDirection.Imports);
        var market = LargestPartner.Of(flows, member, TradeDirection.Exports);
        var supplier = LargestPartner.Of(flows, member, TradeDirection.Imports);
        return new MemberStanding
        {
            Economy = member,
            Exports = sold.TotalMusd,
            Imports = bought.TotalMusd,
            ExportsToBloc = Reliance.On(flows, member, members, TradeDirection.Exports).ValueMusd,
            ImportsFromBloc = Reliance.On(flows, member, members, TradeDirection.Imports).ValueMusd,
            LargestMarket = new NamedShare(market.Partner, market.Share),
            LargestSupplier = new NamedShare(supplier.Partner, supplier.Share),
            MarketConcentration = Concentration.Of(flows, member, TradeDirection.Exports).Hhi,
            SupplierConcentration = Concentration.Of(flows, member, TradeDirection.Imports).Hhi,
        };
    }

    private static ImmutableArray<double> Flows(TradeFlows flows, ImmutableArray<Economy> members)
    {
        var all = flows.Choose(SectorChoice.All);
        var matrix = new double[members.Length * members.Length];
        for (var seller = 0; seller < members.Length; seller++)
        {
            for (var buyer = 0; buyer < members.Length; buyer++)
            {
                if (seller != buyer)
                    matrix[(seller * members.Length) + buyer] = flows.Flow(all, flows.IndexOf(members[buyer]), flows.IndexOf(members[seller]));
            }
        }
        return [.. matrix];
    }

    private static double InternalShare(TradeFlows flows, ImmutableArray<Economy> members)
    {
        double inside = 0, total = 0;
        foreach (var member in members)
        {
            inside += Reliance.On(flows, member, members, TradeDirection.Exports).ValueMusd;
            total += PartnerShares.Of(flows, member, TradeDirection.Exports).TotalMusd;
        }
        return total > 0 ? inside / total : 0;
    }

    private static RelianceHistory History(List<TradeFlows> history, Economy member, ImmutableArray<Economy> members)
    {
        var outside = PartnerShares.Of(history[^1], member, TradeDirection.Exports).Partners
            .FirstOrDefault(p => p.ValueMusd > 0 && p.Partner.Code != "ROW" && !members.Contains(p.Partner))?.Partner;
        return new RelianceHistory
        {
            Economy = member,
            ExportsToBloc = [.. history.Select(f => Reliance.On(f, member, members, TradeDirection.Exports).Share)],
            ImportsFromBloc = [.. history.Select(f => Reliance.On(f, member, members, TradeDirection.Imports).Share)],
            OutsideMarket = outside,
            ExportsToOutsideMarket = [.. history.Select(f => outside is null ? 0 : Reliance.On(f, member, [outside], TradeDirection.Exports).Share)],
        };
    }

    private static IEnumerable<SectorReliance> Sectors(TradeFlows now, TradeFlows? first, Economy member, int count)
    {
        var goods = PartnerShares.Of(now, member, TradeDirection.Imports, SectorChoice.Goods).TotalMusd;
        var reliances = new List<SectorReliance>();
        foreach (var sector in now.Sectors.Where(s => s.IsGoods))
        {
            var largest = LargestPartner.Of(now, member, TradeDirection.Imports, sector.Code);
            var purchases = PartnerShares.Of(now, member, TradeDirection.Imports, sector.Code, includeDomestic: true).TotalMusd;
            if (largest.Partner is not { } supplier || largest.ValueMusd < SmallestSector * goods * largest.Share) continue;
            double? before = first is null ? null : PartnerShares.Of(first, member, TradeDirection.Imports, sector.Code).ShareOf(supplier);
            reliances.Add(new SectorReliance(member, sector, supplier, largest.Share, largest.ValueMusd / purchases, largest.ValueMusd, before));
        }
        return reliances.OrderByDescending(r => r.ImportShare).Take(count);
    }
}
