using System.Collections.Immutable;
using CsCheck;
using Tripoint.Codes;
using Tripoint.Tables;

namespace Tripoint.TestSupport;

/// <summary>Balanced world tables of any size for property tests: random flows, tariffs and input shares that leave final demand positive.</summary>
internal static class RandomTables
{
    private static readonly ImmutableArray<Economy> s_economies = [.. Economy.All.Where(e => e.M49 > 0)];

    /// <summary>A generator of tables with 2 to 5 economies and 1 to 4 sectors.</summary>
    public static Gen<WorldTableData> Small { get; } =
        from n in Gen.Int[2, 5]
        from j in Gen.Int[1, 4]
        from trade in Gen.Double[1, 100].Array[j * n * n]
        from tariff in Gen.Double[0, 0.4].Array[j * n * n]
        from shares in Gen.Double[0.01, 1].Array[n * j * j]
        from theta in Gen.Double[1, 9].Array[j]
        select Balanced(n, j, trade, tariff, shares, theta);

    /// <summary>Completes random numbers to a balanced table: domestic sales dominate, intermediate use is at most half of expenditure.</summary>
    public static WorldTableData Balanced(int n, int j, double[] trade, double[] tariff, double[] shares, double[] theta)
    {
        double[] output = new double[n * j], spent = new double[n * j];
        for (var s = 0; s < j; s++)
        {
            for (var importer = 0; importer < n; importer++)
            {
                for (var exporter = 0; exporter < n; exporter++)
                {
                    var cell = ((s * n) + importer) * n + exporter;
                    if (importer == exporter) (trade[cell], tariff[cell]) = (trade[cell] * n, 0);
                    output[exporter * j + s] += trade[cell];
                    spent[importer * j + s] += trade[cell] * (1 + tariff[cell]);
                }
            }
        }
        // Input k of user s is a part of half the expenditure on k, and at most 0.8/j of the user's output.
        for (var at = 0; at < n; at++)
        {
            for (var user = 0; user < j; user++)
            {
                for (var k = 0; k < j; k++)
                {
                    ref var share = ref shares[((at * j) + user) * j + k];
                    share = Math.Min(0.8 / j, 0.5 * share * spent[at * j + k] / j / output[at * j + user]);
                }
            }
        }
        return new WorldTableData
        {
            Name = "random",
            Year = 2022,
            Economies = s_economies[..n],
            Sectors = Sector.Of("ICIO28")[..j],
            Trade = trade,
            Tariff = tariff,
            InputShare = shares,
            Elasticity = theta,
        };
    }
}
