using System.Collections.Immutable;
using System.Globalization;
using Tripoint.Codes;
using Tripoint.Exposure;
using Tripoint.Faults;
using Tripoint.InputOutput;
using Tripoint.Studies.InputOutput;

namespace Tripoint.Studies.Connectivity;

/// <summary>How connected a bloc is inside: totals, sectors, pairs. <c>tripoint connect</c>.</summary>
public static class ConnectStudy
{
    /// <summary>The members at a glance, <c>tripoint.connect/1</c>.</summary>
    /// <exception cref="DataMissingException">The data have fewer than two members.</exception>
    public static StudyTable Summary(ConnectRequest request)
    {
        var system = request.System();
        var rows = MembersOf(request.Bloc, request.Flows, system).Select(m => (ImmutableArray<object>)
        [
            m.Economy.Code, m.Economy.Name.English, m.Imports, 100 * m.ImportsInside, m.Exports, 100 * m.ExportsInside,
            100 * m.Inputs?.Face ?? double.NaN, 100 * m.Inputs?.TotalBMinusI ?? double.NaN, 100 * m.Sales?.Face ?? double.NaN, 100 * m.Sales?.TotalBMinusI ?? double.NaN,
        ]);
        return new StudyTable(
            "tripoint.connect/1", string.Create(CultureInfo.InvariantCulture, $"How connected {request.Bloc.Code} is inside, goods, {request.Flows.Year}"),
            [
                new("member", "member"), new("name", "name"), new("importsMusd", "imports, mUSD", 0), new("importsInsidePercent", "inside, %", 1), new("exportsMusd", "exports, mUSD", 0), new("exportsInsidePercent", "inside, %", 1),
                new("inputsInsidePercent", "inputs inside, %", 2), new("inputsInsideAllTiersPercent", "all tiers, %", 2), new("salesInsidePercent", "sales inside, %", 2), new("salesInsideAllTiersPercent", "all tiers, %", 2),
            ],
            [.. rows],
            [
                $"Imports and exports: goods, domestic sales left out. {request.Flows.Basis("").Source}. Books: {request.Flows.Basis("").Books}.",
                "Inputs and sales: intermediate inputs of all sectors by source, and intermediate sales by buyer, as shares of all, the own economy's included; first tier and looked through all tiers (B − I).",
                .. InputOutputNotes.Of(system),
                "Other views: tripoint connect sectors | products | potential | pairs | missing | chokepoints | mutual | substitutes | shipping; a drawing with --svg FILE.",
            ]);
    }

    /// <summary>The members at a glance, as figures.</summary>
    /// <param name="bloc">The bloc.</param>
    /// <param name="flows">The flows.</param>
    /// <param name="system">The input-output system; null: shares of inputs and sales are left out.</param>
    /// <exception cref="DataMissingException">The flows have fewer than two members.</exception>
    public static ImmutableArray<MemberConnection> MembersOf(Bloc bloc, TradeFlows flows, LeontiefSystem? system)
    {
        var members = Members(bloc, flows);
        var goods = flows.Choose(SectorChoice.Goods);
        var inputs = system is null ? [] : LookThroughReliance.Inputs(system);
        var sales = system is null ? [] : LookThroughReliance.Sales(system);
        return [.. members.Select(member =>
        {
            var at = flows.IndexOf(member);
            double imports = 0, inner = 0, exports = 0, innerExports = 0;
            for (var other = 0; other < flows.Economies.Length; other++)
            {
                if (other == at) continue;
                double bought = flows.Flow(goods, at, other), sold = flows.Flow(goods, other, at);
                (imports, exports) = (imports + bought, exports + sold);
                if (!members.Contains(flows.Economies[other])) continue;
                (inner, innerExports) = (inner + bought, innerExports + sold);
            }
            var has = system?.Table.Economies.Contains(member) == true;
            return new MemberConnection(
                member, imports, inner / imports, exports, innerExports / exports,
                has ? LookThroughReliance.Inner(inputs[system!.IndexOf(member)], member, bloc) : null, has ? LookThroughReliance.Inner(sales[system!.IndexOf(member)], member, bloc) : null);
        })];
    }

    /// <summary>Sector by sector what stays inside, <c>tripoint.connect-sectors/1</c>.</summary>
    public static StudyTable Sectors(ConnectRequest request)
    {
        var members = Members(request);
        var system = request.System();
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<object>>();
        foreach (var member in members.Where(system.Table.Economies.Contains))
        {
            var inputs = LookThroughReliance.InputsBySector(system, member);
            var sales = LookThroughReliance.SalesBySector(system, member);
            for (var j = 0; j < system.SectorCount; j++)
            {
                if (system.Output[system.Node(system.IndexOf(member), j)] <= 0) continue;
                LookThroughShare input = LookThroughReliance.Inner(inputs[j], member, request.Bloc), sale = LookThroughReliance.Inner(sales[j], member, request.Bloc);
                double own = Own(inputs[j], member), ownSales = Own(sales[j], member);
                var sector = system.Table.Sectors[j];
                rows.Add([member.Code, sector.Code, sector.Name.English, 100 * own, 100 * input.Face, 100 * (1 - own - input.Face), 100 * input.TotalBMinusI, 100 * ownSales, 100 * sale.Face, 100 * (1 - ownSales - sale.Face), 100 * sale.TotalBMinusI]);
            }
        }
        return new StudyTable(
            "tripoint.connect-sectors/1", $"What stays inside {request.Bloc.Code}, sector by sector, {system.Table.Name}",
            [
                new("member", "member"), new("sector", "sector"), new("name", "name"), new("inputsOwnPercent", "inputs own, %", 1), new("inputsInsidePercent", "from members, %", 1), new("inputsOutsidePercent", "from outside, %", 1),
                new("inputsInsideAllTiersPercent", "members, all tiers, %", 1), new("salesOwnPercent", "sales own, %", 1), new("salesInsidePercent", "to members, %", 1), new("salesOutsidePercent", "to outside, %", 1),
                new("salesInsideAllTiersPercent", "members, all tiers, %", 1),
            ],
            rows.ToImmutable(), InputOutputNotes.Of(system, "Inputs of the sector by source, and its intermediate sales by buyer. Own: the member's own economy; members: the bloc's others; all tiers: looked through the supply chain (B − I)."));

        static double Own(ImmutableArray<LookThroughShare> shares, Economy member) => shares.First(s => s.Partner.Equals(member)).Face;
    }

    /// <summary>Shipping, distance and agreements between the members, and to their largest partners outside, <c>tripoint.connect-shipping/1</c>.</summary>
    public static StudyTable Shipping(ConnectRequest request)
    {
        var members = Members(request);
        var goods = request.Flows.Choose(SectorChoice.Goods);
        var outside = request.Flows.Economies.Where(e => e.Code != "ROW" && !members.Contains(e))
            .OrderByDescending(e => members.Sum(m => Both(m, e))).ThenBy(e => e.Code, StringComparer.Ordinal).Take(OutsidePartners).ToList();
        var rows = new List<(double Connectivity, ImmutableArray<object> Row)>();
        for (var i = 0; i < members.Length; i++)
        {
            for (var j = i + 1; j < members.Length; j++) Add(members[i], members[j], "inside");
            foreach (var partner in outside) Add(members[i], partner, "outside");
        }
        var inner = rows.Where(r => (string)r.Row[2] == "inside").Select(r => r.Connectivity).Where(c => !double.IsNaN(c)).ToList();
        var outer = rows.Where(r => (string)r.Row[2] == "outside").Select(r => r.Connectivity).Where(c => !double.IsNaN(c)).ToList();
        return new StudyTable(
            "tripoint.connect-shipping/1", $"Liner shipping between members of {request.Bloc.Code} and to their largest partners",
            [
                new("a", "member"), new("b", "partner"), new("place", "place"), new("lsbci", "LSBCI", 3), new("distanceKm", "distance, km", 0), new("agreementSince", "agreement since"), new("tradeMusd", "goods both ways, mUSD", 0),
            ],
            [.. rows.OrderBy(r => (string)r.Row[2] == "inside" ? 0 : 1).ThenByDescending(r => double.IsNaN(r.Connectivity) ? -1 : r.Connectivity).Select(r => r.Row)],
            [
                string.Create(CultureInfo.InvariantCulture, $"Mean bilateral liner shipping connectivity: {(inner.Count > 0 ? inner.Average() : double.NaN):0.000} between members ({inner.Count} pairs known), {(outer.Count > 0 ? outer.Average() : double.NaN):0.000} to the {outside.Count} largest partners outside."),
                "LSBCI: UNCTAD's bilateral liner shipping connectivity index, 0 to 1: transshipments, direct and common connections, competition, largest ship on the weakest route. A pair that is not in the source is unknown, not unconnected.",
                .. request.Pairs.Provenance.Sources.Select(s => $"Source: {s.Title}, {s.Vintage}, {s.Licence}."),
            ]);

        double Both(Economy a, Economy b) => request.Flows.Flow(goods, request.Flows.IndexOf(a), request.Flows.IndexOf(b)) + request.Flows.Flow(goods, request.Flows.IndexOf(b), request.Flows.IndexOf(a));

        void Add(Economy a, Economy b, string place)
        {
            var connectivity = request.Pairs.Connectivity(a, b) ?? double.NaN;
            rows.Add((connectivity, [a.Code, b.Code, place, connectivity, request.Pairs.DistanceKm(a, b) ?? double.NaN, request.Pairs.AgreementSince(a, b)?.ToString(CultureInfo.InvariantCulture) ?? "", Both(a, b)]));
        }
    }

    private const int OutsidePartners = 6;

    /// <summary>The members that the flows hold.</summary>
    internal static ImmutableArray<Economy> Members(ConnectRequest request) => Members(request.Bloc, request.Flows);

    private static ImmutableArray<Economy> Members(Bloc bloc, TradeFlows flows)
    {
        ImmutableArray<Economy> members = [.. bloc.Members.Where(flows.Economies.Contains)];
        if (members.Length < 2)
            throw new DataMissingException(new Fault($"the flows hold {members.Length} member{(members.Length == 1 ? "" : "s")} of {bloc.Code}", "--bloc", "a bloc with two or more members in the data"));
        return members;
    }
}
