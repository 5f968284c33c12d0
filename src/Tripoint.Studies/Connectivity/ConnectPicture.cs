using System.Collections.Immutable;
using Tripoint.Codes;
using Tripoint.Exposure;
using Tripoint.Exposure.Connectivity;
using Tripoint.Tables;

namespace Tripoint.Studies.Connectivity;

/// <summary>What a drawing of a bloc's inner trade shows.</summary>
/// <param name="Members">The members, in the order around the circle.</param>
/// <param name="Links">Goods trade of each pair that trades, the largest first.</param>
/// <param name="Inside">By member, in that order: the part of its goods trade that stays inside.</param>
public sealed record ConnectPicture(ImmutableArray<Economy> Members, ImmutableArray<ConnectLink> Links, ImmutableArray<double> Inside)
{
    // With fewer economies the model of gravity has more coefficients than it can learn.
    private const int FewestEconomies = 12;

    /// <summary>Collects it.</summary>
    /// <param name="members">The members, all of them in the flows.</param>
    /// <param name="flows">The flows.</param>
    /// <param name="pairs">What lies between the economies.</param>
    public static ConnectPicture Of(ImmutableArray<Economy> members, TradeFlows flows, PairCovariates pairs)
    {
        var goods = flows.Choose(SectorChoice.Goods);
        var around = Around(flows, members, goods);
        var known = flows.Economies.Count(e => e.Code != "ROW" && flows.Economies.Any(o => !o.Equals(e) && pairs.DistanceKm(e, o) is not null));
        var potential = known >= FewestEconomies ? TradePotential.Fit(flows, goods, pairs) : null;
        return new ConnectPicture(around, LinksOf(flows, around, goods, potential is { Converged: true } ? potential : null), [.. around.Select(m => Inner(flows, members, goods, m))]);
    }

    // The largest traders stand apart, so that the widest links do not crowd into one corner.
    private static ImmutableArray<Economy> Around(TradeFlows flows, ImmutableArray<Economy> members, SectorChoice goods)
    {
        if (members.Length <= 3) return members;
        var bySize = members.OrderByDescending(m => members.Where(o => !o.Equals(m)).Sum(o => flows.Flow(goods, flows.IndexOf(m), flows.IndexOf(o)))).ToArray();
        var stride = members.Length / 3;
        while (Gcd(stride, members.Length) > 1) stride++;
        var placed = new Economy[members.Length];
        for (var at = 0; at < bySize.Length; at++) placed[at * stride % members.Length] = bySize[at];
        return [.. placed];

        static int Gcd(int a, int b) => b == 0 ? a : Gcd(b, a % b);
    }

    private static ImmutableArray<ConnectLink> LinksOf(TradeFlows flows, ImmutableArray<Economy> members, SectorChoice goods, TradePotential? potential)
    {
        var all = new List<ConnectLink>();
        for (var i = 0; i < members.Length; i++)
        {
            for (var j = i + 1; j < members.Length; j++)
            {
                int a = flows.IndexOf(members[i]), b = flows.IndexOf(members[j]);
                var value = flows.Flow(goods, a, b) + flows.Flow(goods, b, a);
                var expected = potential is null ? 0 : potential.Expected(members[i], members[j]) + potential.Expected(members[j], members[i]);
                if (value > 0) all.Add(new ConnectLink(members[i], members[j], value, expected > 0 ? value / expected : double.NaN));
            }
        }
        return [.. all.OrderByDescending(l => l.Value)];
    }

    private static double Inner(TradeFlows flows, ImmutableArray<Economy> members, SectorChoice goods, Economy member)
    {
        double all = 0, inner = 0;
        var own = flows.IndexOf(member);
        for (var other = 0; other < flows.Economies.Length; other++)
        {
            if (other == own) continue;
            var both = flows.Flow(goods, own, other) + flows.Flow(goods, other, own);
            all += both;
            if (members.Contains(flows.Economies[other])) inner += both;
        }
        return all > 0 ? inner / all : 0;
    }
}
