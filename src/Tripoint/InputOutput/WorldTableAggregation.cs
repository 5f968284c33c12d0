using System.Collections.Immutable;
using Tripoint.Codes;
using Tripoint.Tables;

namespace Tripoint.InputOutput;

/// <summary>
/// Adds up the economies and sectors of a world table into groups. Flows, output, inputs and value added in million US$ are conserved;
/// tariffs are weighted by trade, so that revenue on trade between groups is; elasticities by trade between different economies. Trade
/// within a group becomes domestic and bears no tariff any more: the revenue lost is a step of the report, and inputs are valued without it.
/// </summary>
public static class WorldTableAggregation
{
    /// <summary>The table of the groups, checked again.</summary>
    public static WorldTable Of(WorldTable table, Grouping<Economy> economies, Grouping<Sector> sectors)
    {
        int n = table.EconomyCount, j = table.SectorCount, groups = economies.Groups.Length, k = sectors.Groups.Length;
        double[] trade = new double[k * groups * groups], revenue = new double[trade.Length], elasticity = new double[k], weight = new double[k];
        var names = table.TariffTableNames.ToArray();
        var tables = names.Select(name => table.TryTariffTable(name, out var values) ? values : []).ToArray();
        var tableRevenue = names.Select(_ => new double[trade.Length]).ToArray();
        double[] expenditure = new double[groups * k], untaxed = new double[groups * k];
        double lost = 0, total = 0;
        for (var s = 0; s < j; s++)
        {
            for (var importer = 0; importer < n; importer++)
            {
                for (var exporter = 0; exporter < n; exporter++)
                {
                    var cell = table.Cell(s, importer, exporter);
                    int to = economies.GroupOf[importer], from = economies.GroupOf[exporter];
                    var target = (sectors.GroupOf[s] * groups + to) * groups + from;
                    double value = table.Trade[cell], duty = value * table.Tariff[cell];
                    trade[target] += value;
                    total += duty;
                    expenditure[to * k + sectors.GroupOf[s]] += value + duty;
                    if (importer != exporter)
                    {
                        elasticity[sectors.GroupOf[s]] += value * table.Elasticity[s];
                        weight[sectors.GroupOf[s]] += value;
                    }
                    if (to == from)
                    {
                        lost += duty;
                        untaxed[to * k + sectors.GroupOf[s]] += duty;
                        continue;
                    }
                    revenue[target] += duty;
                    for (var t = 0; t < tables.Length; t++) tableRevenue[t][target] += value * tables[t][cell];
                }
            }
        }
        for (var g = 0; g < k; g++)
        {
            var members = Enumerable.Range(0, j).Where(s => sectors.GroupOf[s] == g).ToList();
            var mean = 0.0;
            foreach (var s in members) mean += table.Elasticity[s] / members.Count;
            elasticity[g] = weight[g] > 0 ? elasticity[g] / weight[g] : mean;
        }
        var step = lost == 0 ? ImmutableArray<RebalancingStep>.Empty :
        [
            new RebalancingStep("tariffs within groups dropped", "trade between members of a group is domestic trade of the group", lost, total > 0 ? lost / total : 0, []),
        ];
        return WorldTable.Create(new WorldTableData
        {
            Name = table.Name,
            Year = table.Year,
            Economies = economies.Groups,
            Sectors = sectors.Groups,
            Trade = trade,
            Tariff = Rates(revenue, trade),
            InputShare = Inputs(table, economies, sectors, expenditure, untaxed),
            Elasticity = elasticity,
            TariffTables = names.Select((name, t) => KeyValuePair.Create(name, Rates(tableRevenue[t], trade))).ToImmutableDictionary(StringComparer.Ordinal),
            Provenance = InputOutputAggregation.Aggregated(table.Provenance, n, j, groups, k),
            Rebalancing = table.Report.Rebalancing.AddRange(step),
        });
    }

    private static double[] Rates(double[] revenue, double[] trade) => [.. revenue.Select((r, cell) => trade[cell] > 0 ? r / trade[cell] : 0)];

    // Inputs in million US$ are added up and divided by the group's output. Duties that are no longer paid are taken off every use of the
    // product alike; value added keeps its dollars plus what the sector saves.
    private static double[] Inputs(WorldTable table, Grouping<Economy> economies, Grouping<Sector> sectors, double[] expenditure, double[] untaxed)
    {
        int n = table.EconomyCount, j = table.SectorCount, k = sectors.Groups.Length;
        double[] inputs = new double[economies.Groups.Length * k * k], output = new double[economies.Groups.Length * k];
        for (var at = 0; at < n; at++)
        {
            for (var user = 0; user < j; user++)
            {
                var y = table.Output[at * j + user];
                var group = economies.GroupOf[at] * k + sectors.GroupOf[user];
                output[group] += y;
                for (var product = 0; product < j; product++) inputs[group * k + sectors.GroupOf[product]] += table.InputShare[(at * j + user) * j + product] * y;
            }
        }
        for (var at = 0; at < inputs.Length; at++)
        {
            int group = at / k, bought = group / k * k + at % k;
            var share = output[group] > 0 ? inputs[at] / output[group] : 0;
            inputs[at] = expenditure[bought] > 0 ? share * (1 - untaxed[bought] / expenditure[bought]) : share;
        }
        return inputs;
    }
}
