using System.Collections.Immutable;
using Tripoint.Codes;
using Tripoint.Data.Embedded;
using Tripoint.Exposure;
using Tripoint.InputOutput;
using Tripoint.Tables;

namespace Tripoint.Studies.Briefs;

/// <summary>Looks inside the supply chain of a bloc, on its table expanded to sources by proportionality.</summary>
internal static class SupplyChainStudy
{
    /// <summary>Tables with more nodes (economies times sectors) are left out: a brief is to be quick.</summary>
    public const int LargestNodeCount = 1500;

    private const string RestOfWorld = "ROW";

    /// <summary>The input-output system of a table; null where the table is too large.</summary>
    public static LeontiefSystem? System(WorldTable table) =>
        table.EconomyCount * table.SectorCount > LargestNodeCount ? null : LeontiefSystem.Build(InputOutputTable.FromWorldTable(table));

    /// <summary>Computes it.</summary>
    public static SupplyChain Of(BriefRequest request, ImmutableArray<Economy> members, LeontiefSystem system)
    {
        var footprints = Footprints(request.Footprints, members);
        var history = History(request, members, system);
        return new SupplyChain
        {
            Origins = Origins(system, members),
            Reliances = Reliances(system, members),
            History = history,
            HistoryProvenance = history.IsEmpty ? null : request.RelianceProvenance,
            Footprints = footprints,
            FootprintYear = footprints.IsEmpty ? 0 : request.Footprints.Max(f => f.Year),
            FootprintProvenance = footprints.IsEmpty ? null : request.FootprintProvenance,
        };
    }

    private static ImmutableArray<ExportOrigin> Origins(LeontiefSystem system, ImmutableArray<Economy> members)
    {
        var trade = ValueAddedTrade.Of(system);
        int[] inside = [.. members.Select(system.IndexOf)];
        var usa = system.Table.Economies.IndexOf(Economy.Of("USA"));
        var all = ImmutableArray.CreateBuilder<ExportOrigin>();
        foreach (var s in inside)
        {
            all.Add(Origin(s, null, [.. inside.Where(r => r != s)]));
            if (usa >= 0 && !inside.Contains(usa)) all.Add(Origin(s, system.Table.Economies[usa], [usa]));
        }
        return all.ToImmutable();

        ExportOrigin Origin(int s, Economy? importer, int[] buyers)
        {
            var gross = buyers.Sum(r => trade.Gross[(s * system.EconomyCount) + r]);
            double Share(IEnumerable<int> origins) => gross > 0 ? origins.Sum(t => buyers.Sum(r => trade.OriginIn(t, s, r))) / gross : 0;
            double own = Share([s]), others = Share(inside.Where(t => t != s));
            return new ExportOrigin(system.Table.Economies[s], importer, gross, own, others, gross > 0 ? 1 - own - others : 0);
        }
    }

    private static ImmutableArray<ChainReliance> Reliances(LeontiefSystem system, ImmutableArray<Economy> members)
    {
        var partners = members.Length > 5 ? 2 : 4;
        ImmutableArray<ImmutableArray<LookThroughShare>> inputs = LookThroughReliance.Inputs(system), sales = LookThroughReliance.Sales(system);
        var all = ImmutableArray.CreateBuilder<ChainReliance>();
        foreach (var member in members)
        {
            var at = system.IndexOf(member);
            all.Add(Together(member, members, inputs[at], sales[at]));
            foreach (var input in inputs[at].Where(i => !i.Partner.Equals(member) && i.Partner.Code != RestOfWorld).OrderByDescending(i => i.TotalBMinusI).Take(partners))
            {
                var sale = sales[at][system.IndexOf(input.Partner)];
                all.Add(new ChainReliance(member, input.Partner, input.Face, input.TotalBMinusI, sale.Face, sale.TotalBMinusI));
            }
        }
        return all.ToImmutable();
    }

    private static ChainReliance Together(Economy member, ImmutableArray<Economy> members, ImmutableArray<LookThroughShare> inputs, ImmutableArray<LookThroughShare> sales)
    {
        bool IsOther(LookThroughShare share) => !share.Partner.Equals(member) && members.Contains(share.Partner);
        return new ChainReliance(
            member, null, inputs.Where(IsOther).Sum(s => s.Face), inputs.Where(IsOther).Sum(s => s.TotalBMinusI), sales.Where(IsOther).Sum(s => s.Face),
            sales.Where(IsOther).Sum(s => s.TotalBMinusI));
    }

    // Observed years first, then the hybrid tables: the same measure from two sources.
    private static ImmutableArray<ReliancePoint> History(BriefRequest request, ImmutableArray<Economy> members, LeontiefSystem system)
    {
        var observed = request.RelianceHistory.Where(r => members.Contains(r.Economy) && members.Contains(r.Partner)).ToList();
        var points = ImmutableArray.CreateBuilder<ReliancePoint>();
        foreach (var year in observed.GroupBy(r => r.Year).OrderBy(g => g.Key))
        {
            foreach (var member in members)
            {
                var own = year.Where(r => r.Economy.Equals(member)).ToLookup(r => r.Side, StringComparer.Ordinal);
                if (own[RelianceRecord.Inputs].Count() != members.Length - 1 || own[RelianceRecord.Sales].Count() != members.Length - 1) return [];
                points.Add(new ReliancePoint(year.Key, false, new ChainReliance(
                    member, null, own[RelianceRecord.Inputs].Sum(r => r.Face), own[RelianceRecord.Inputs].Sum(r => r.Total), own[RelianceRecord.Sales].Sum(r => r.Face),
                    own[RelianceRecord.Sales].Sum(r => r.Total))));
            }
        }
        if (points.Count == 0) return [];
        if (request.EarlierTable is { } earlier && earlier.Year != request.Table.Year && members.All(m => earlier.IndexOf(m) >= 0))
            AddHybrid(earlier.Year, LeontiefSystem.Build(InputOutputTable.FromWorldTable(earlier)));
        AddHybrid(request.Table.Year, system);
        return points.ToImmutable();

        void AddHybrid(int year, LeontiefSystem of)
        {
            ImmutableArray<ImmutableArray<LookThroughShare>> inputs = LookThroughReliance.Inputs(of), sales = LookThroughReliance.Sales(of);
            foreach (var member in members) points.Add(new ReliancePoint(year, true, Together(member, members, inputs[of.IndexOf(member)], sales[of.IndexOf(member)])));
        }
    }

    private static ImmutableArray<MemberFootprint> Footprints(ImmutableArray<FootprintRecord> records, ImmutableArray<Economy> members)
    {
        if (records.IsEmpty || members.Any(m => !records.Any(r => r.From.Equals(m)))) return [];
        var year = records.Max(r => r.Year);
        var latest = records.Where(r => r.Year == year).ToList();
        return
        [
            .. members.Select(m => new MemberFootprint(
                m,
                latest.Where(r => r.From.Equals(m)).Sum(r => r.MtCo2),
                latest.Where(r => r.To.Equals(m)).Sum(r => r.MtCo2),
                latest.Where(r => r.From.Equals(m) && !r.To.Equals(m) && members.Contains(r.To)).Sum(r => r.MtCo2),
                latest.Where(r => r.To.Equals(m) && !r.From.Equals(m) && members.Contains(r.From)).Sum(r => r.MtCo2))),
        ];
    }
}
