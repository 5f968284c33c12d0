using Tripoint.Codes;
using Tripoint.Numerics.Randomness;
using Tripoint.Tables;

namespace Tripoint.Synthetic;

/// <summary>
/// Balanced world tables of any size from a seed: a gravity world of unequal economies, random input coefficients and tariffs, deficits
/// that add to zero. Final demand is positive by construction: input coefficients are scaled down where use would exceed expenditure.
/// </summary>
internal static class SyntheticWorld
{
    /// <summary>A table of N economies (named E1, E2, …) and J sectors.</summary>
    public static WorldTable Create(int economies, int sectors, ulong seed = 1)
    {
        var random = new RandomStream("synthetic world", seed);
        int n = economies, j = sectors;
        var size = new double[n];
        for (var at = 0; at < n; at++) size[at] = Math.Exp(1.2 * random.NextNormal());
        double[] trade = new double[j * n * n], tariff = new double[j * n * n], theta = new double[j];
        var distance = new double[n * n];
        for (var at = 0; at < n; at++)
        {
            for (var other = 0; other < at; other++) distance[(at * n) + other] = distance[(other * n) + at] = random.NextUniform(1.5, 6);
        }
        for (var s = 0; s < j; s++)
        {
            theta[s] = random.NextUniform(2, 10);
            var weight = Math.Exp(0.7 * random.NextNormal());
            for (var to = 0; to < n; to++)
            {
                for (var from = 0; from < n; from++)
                {
                    var cell = (((s * n) + to) * n) + from;
                    var closeness = to == from ? 1 : Math.Exp(-distance[(to * n) + from] + (0.3 * random.NextNormal())) * 0.6;
                    trade[cell] = 1e4 * weight * size[to] * size[from] * closeness / (size[to] + size[from]);
                    if (to != from && random.NextUniform() < 0.7) tariff[cell] = random.NextUniform(0, 0.15);
                }
            }
        }
        return WorldTable.Create(new WorldTableData
        {
            Name = $"synthetic {n} × {j}",
            Year = 2020,
            Economies = [.. Enumerable.Range(1, n).Select(at => Economy.Define($"E{at}_", new LocalizedName($"Economy {at}")))],
            Sectors = [.. Enumerable.Range(1, j).Select(at => new Sector("SYNTHETIC", $"S{at}", SectorKind.Manufacturing, new LocalizedName($"Sector {at}")))],
            Trade = trade,
            Tariff = tariff,
            InputShare = Inputs(random, trade, tariff, n, j),
            Elasticity = theta,
        });
    }

    private static double[] Inputs(RandomStream random, double[] trade, double[] tariff, int n, int j)
    {
        double[] shares = new double[n * j * j], output = new double[n * j], spent = new double[n * j], use = new double[n * j];
        for (var cell = 0; cell < trade.Length; cell++)
        {
            int s = cell / (n * n), to = cell / n % n, from = cell % n;
            output[(from * j) + s] += trade[cell];
            spent[(to * j) + s] += trade[cell] * (1 + tariff[cell]);
        }
        for (var at = 0; at < n; at++)
        {
            for (var user = 0; user < j; user++)
            {
                var total = 0.0;
                var row = shares.AsSpan(((at * j) + user) * j, j);
                for (var k = 0; k < j; k++) total += row[k] = Math.Pow(random.NextUniform(), 3);
                var intermediate = random.NextUniform(0.35, 0.7);
                for (var k = 0; k < j; k++) row[k] *= intermediate / total;
            }
            for (var user = 0; user < j; user++)
            {
                for (var k = 0; k < j; k++) use[(at * j) + k] += shares[(((at * j) + user) * j) + k] * output[(at * j) + user];
            }
            for (var k = 0; k < j; k++)
            {
                var ceiling = 0.8 * spent[(at * j) + k];
                if (use[(at * j) + k] <= ceiling) continue;
                for (var user = 0; user < j; user++) shares[(((at * j) + user) * j) + k] *= ceiling / use[(at * j) + k];
            }
        }
        return shares;
    }
}
