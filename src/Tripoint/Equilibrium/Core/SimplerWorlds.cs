using Tripoint.Codes;
using Tripoint.Tables;

namespace Tripoint.Equilibrium.Core;

/// <summary>World tables with less structure, made from a full one.</summary>
internal static class SimplerWorlds
{
    /// <summary>The same flows with value added as the only input: final demand is all expenditure.</summary>
    public static WorldTable WithoutInputs(WorldTable table) => WorldTable.Create(table.ToData() with
    {
        Name = $"{table.Name}, without inputs",
        InputShare = new double[table.InputShare.Length],
        ValueAddedShare = null,
        FinalShare = null,
        Deficit = null,
    });

    /// <summary>All sectors of a table without inputs as one: flows added, tariffs averaged by trade so that revenue stays, θ averaged by trade across borders.</summary>
    public static WorldTable OneSector(WorldTable table)
    {
        int n = table.EconomyCount, j = table.SectorCount;
        double[] trade = new double[n * n], duty = new double[n * n];
        double theta = 0, weight = 0;
        for (var s = 0; s < j; s++)
        {
            for (var pair = 0; pair < n * n; pair++)
            {
                var cell = (s * n * n) + pair;
                trade[pair] += table.Trade[cell];
                duty[pair] += table.Trade[cell] * table.Tariff[cell];
                if (pair / n == pair % n) continue;
                theta += table.Trade[cell] * table.Elasticity[s];
                weight += table.Trade[cell];
            }
        }
        for (var pair = 0; pair < n * n; pair++) duty[pair] = trade[pair] > 0 ? duty[pair] / trade[pair] : 0;
        return WorldTable.Create(new WorldTableData
        {
            Name = $"{table.Name}, one sector",
            Year = table.Year,
            Economies = table.Economies,
            Sectors = [new Sector("ONE", "ALL", SectorKind.Manufacturing, new LocalizedName("All products", "全部产品", "全産品", "전 산업"))],
            Trade = trade,
            Tariff = duty,
            InputShare = new double[n],
            Elasticity = [weight > 0 ? theta / weight : table.Elasticity[0]],
            Provenance = table.Provenance,
        });
    }

    /// <summary>A policy in the one-sector world; null where it has volume caps. Flow rates are averaged by base trade, own rates by base output.</summary>
    public static PolicyChange? Merge(WorldTable table, PolicyChange policy)
    {
        if (policy.VolumeCaps.Length > 0) return null;
        int n = table.EconomyCount, j = table.SectorCount;
        return new PolicyChange
        {
            Tariff = Flows(policy.Tariff, v => v, v => v, 0),
            // Barriers average as trade left, so that a closed sector leaves the others open.
            Barrier = policy.Barrier is null ? null : Barriers(table, policy.Barrier),
            ExportTax = Flows(policy.ExportTax, v => v, v => v, 0),
            ImporterRent = Flows(policy.ImporterRent, v => v, v => v, 0),
            Productivity = Own(policy.Productivity, Math.Log, Math.Exp, 1),
            Subsidy = Own(policy.Subsidy, v => v, v => v, 0),
        };

        double[]? Flows(double[]? values, Func<double, double> scale, Func<double, double> back, double none)
        {
            if (values is null) return null;
            var merged = new double[n * n];
            for (var pair = 0; pair < n * n; pair++)
            {
                double sum = 0, weight = 0;
                for (var s = 0; s < j; s++)
                {
                    var trade = table.Trade[(s * n * n) + pair];
                    sum += trade * scale(values[(s * n * n) + pair]);
                    weight += trade;
                }
                merged[pair] = weight > 0 ? back(sum / weight) : none;
            }
            return merged;
        }

        double[]? Own(double[]? values, Func<double, double> scale, Func<double, double> back, double none)
        {
            if (values is null) return null;
            var merged = new double[n];
            for (var at = 0; at < n; at++)
            {
                double sum = 0, weight = 0;
                for (var s = 0; s < j; s++)
                {
                    sum += table.Output[(at * j) + s] * scale(values[(at * j) + s]);
                    weight += table.Output[(at * j) + s];
                }
                merged[at] = weight > 0 ? back(sum / weight) : none;
            }
            return merged;
        }
    }

    private static double[] Barriers(WorldTable table, double[] barrier)
    {
        int n = table.EconomyCount, j = table.SectorCount;
        var merged = new double[n * n];
        for (var pair = 0; pair < n * n; pair++)
        {
            double left = 0, weight = 0, power = 0;
            for (var s = 0; s < j; s++)
            {
                var trade = table.Trade[(s * n * n) + pair];
                left += trade * Math.Pow(barrier[(s * n * n) + pair], -table.Elasticity[s]);
                power += trade * table.Elasticity[s];
                weight += trade;
            }
            merged[pair] = weight == 0 ? 1 : Math.Pow(left / weight, -weight / power);
        }
        return merged;
    }
}
