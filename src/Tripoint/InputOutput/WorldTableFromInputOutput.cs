using System.Collections.Immutable;
using System.Globalization;
using Tripoint.Faults;
using Tripoint.Tables;

namespace Tripoint.InputOutput;

/// <summary>
/// Makes the table all models read out of a full input-output table. Trade is intermediate plus final use by source; input shares add up
/// over sources, M_ni^k = Σ_j Z_(ik),(nj) + Σ_f F_(ik),(nf) and γ_n^{k,j} = Σ_i Z_(ik),(nj) (1 + τ_ni^k) / Y_n^j; value added, taxes less
/// subsidies included, is what inputs and duties leave of output. It lives here, not with the tables, because input-output builds on
/// tables and tables know nothing of it.
/// </summary>
public static class WorldTableFromInputOutput
{
    private const int Listed = 5;

    /// <summary>Closes what rounding left open, handles stock changes and empty sectors, and builds the checked table.</summary>
    /// <param name="source">The full table as published.</param>
    /// <param name="options">Elasticities, tariffs, and whether to re-balance.</param>
    /// <exception cref="BadInputException">The table does not balance, value added is negative, or an array does not fit.</exception>
    public static WorldTable Create(InputOutputTable source, WorldTableOptions options)
    {
        int n = source.Economies.Length, j = source.Sectors.Length;
        if (options.Tariff is { } given && given.Length != j * n * n)
            throw new BadInputException($"the tariffs have {given.Length} values", "", $"J × N × N = {j * n * n}");
        var steps = ImmutableArray.CreateBuilder<RebalancingStep>();
        var log = source.Provenance.Log.ToBuilder();
        var (table, balancing) = InputOutputBalance.Close(source, options.Rebalance);
        if (balancing is not null) steps.Add(balancing);
        if (options.Tariff is null) log.Add("the source has no tariffs: all are zero");
        var tariff = options.Tariff ?? new double[j * n * n];

        var trade = Trade(table);
        if (ClipNegativeFlows(table, trade) is { } clipped) steps.Add(clipped);
        var output = Output(trade, n, j);
        var inputs = ProductInputs(table, tariff);
        ListEmptySectors(table, output, log);
        CheckValueAdded(source, inputs, output, options.Rebalance, steps);
        if (CloseFinalDemand(table, trade, tariff, inputs) is { } stocks) steps.Add(stocks);

        for (var at = 0; at < n * j; at++)
        {
            for (var k = 0; k < j; k++) inputs[at * j + k] = output[at] > 0 ? inputs[at * j + k] / output[at] : 0;
        }
        return WorldTable.Create(new WorldTableData
        {
            Name = source.Name,
            Year = source.Year,
            Economies = source.Economies,
            Sectors = source.Sectors,
            Trade = trade,
            Tariff = tariff,
            InputShare = inputs,
            Elasticity = options.Elasticity,
            TariffTables = options.TariffTables,
            Provenance = source.Provenance with { Log = log.ToImmutable() },
            Rebalancing = steps.ToImmutable(),
        });
    }

    private static double[] Trade(InputOutputTable table)
    {
        int n = table.Economies.Length, j = table.Sectors.Length, categories = table.FinalCategories.Length;
        var trade = new double[j * n * n];
        Parallel.For(0, n * j, r =>
        {
            int exporter = r / j, product = r % j;
            var uses = table.Intermediate.AsSpan(r * n * j, n * j);
            var finals = table.FinalDemand.AsSpan(r * n * categories, n * categories);
            for (var importer = 0; importer < n; importer++)
            {
                var sum = 0.0;
                foreach (var value in uses.Slice(importer * j, j)) sum += value;
                foreach (var value in finals.Slice(importer * categories, categories)) sum += value;
                trade[(product * n + importer) * n + exporter] = sum;
            }
        });
        return trade;
    }

    // Stocks drawn down may exceed all other sales to one destination. Such a flow becomes zero and the row's other flows give up as much.
    private static RebalancingStep? ClipNegativeFlows(InputOutputTable table, double[] trade)
    {
        int n = table.Economies.Length, j = table.Sectors.Length;
        double moved = 0, total = 0;
        var largest = new List<(double Size, string Text)>();
        for (var k = 0; k < j; k++)
        {
            for (var exporter = 0; exporter < n; exporter++)
            {
                double positive = 0, negative = 0;
                for (var importer = 0; importer < n; importer++)
                {
                    ref var flow = ref trade[(k * n + importer) * n + exporter];
                    if (flow >= 0)
                    {
                        positive += flow;
                        continue;
                    }
                    negative -= flow;
                    largest.Add((-flow, $"{table.Sectors[k]}, importer {table.Economies[importer]}, exporter {table.Economies[exporter]}: {Show(flow)} became 0"));
                    flow = 0;
                }
                total += positive;
                if (negative == 0) continue;
                moved += 2 * negative;
                var keep = positive > 0 ? Math.Max(0, positive - negative) / positive : 0;
                for (var importer = 0; importer < n; importer++) trade[(k * n + importer) * n + exporter] *= keep;
            }
        }
        return moved == 0 ? null : new RebalancingStep(
            "flows below zero set to zero", "stocks drawn down exceeded all other sales to a destination; the supplier's other sales were scaled down by as much",
            moved, moved / total, [.. largest.OrderByDescending(l => l.Size).Take(Listed).Select(l => l.Text)]);
    }

    private static double[] Output(double[] trade, int n, int j)
    {
        var output = new double[n * j];
        for (var k = 0; k < j; k++)
        {
            for (var importer = 0; importer < n; importer++)
            {
                for (var exporter = 0; exporter < n; exporter++) output[exporter * j + k] += trade[(k * n + importer) * n + exporter];
            }
        }
        return output;
    }

    // N × J(using) × J(input), million US$, duties included.
    private static double[] ProductInputs(InputOutputTable table, double[] tariff)
    {
        int n = table.Economies.Length, j = table.Sectors.Length, width = n * j;
        var inputs = new double[n * j * j];
        for (var r = 0; r < width; r++)
        {
            int exporter = r / j, product = r % j;
            var row = table.Intermediate.AsSpan(r * width, width);
            for (var importer = 0; importer < n; importer++)
            {
                var factor = 1 + tariff[(product * n + importer) * n + exporter];
                for (var user = 0; user < j; user++) inputs[(importer * j + user) * j + product] += row[importer * j + user] * factor;
            }
        }
        return inputs;
    }

    private static void ListEmptySectors(InputOutputTable table, double[] output, ImmutableArray<string>.Builder log)
    {
        var j = table.Sectors.Length;
        var empty = Enumerable.Range(0, output.Length).Where(at => !(output[at] > 0)).Select(at => $"{table.Economies[at / j]} {table.Sectors[at % j]}").ToList();
        if (empty.Count == 0) return;
        log.Add($"{empty.Count} sectors have no output (value-added share 1, no inputs; what they are shown to buy counts as final use): {string.Join(", ", empty)}");
    }

    private static void CheckValueAdded(
        InputOutputTable table, double[] inputs, double[] output, bool rebalance, ImmutableArray<RebalancingStep>.Builder steps)
    {
        int j = table.Sectors.Length;
        double moved = 0;
        var largest = new List<(double Size, string Text)>();
        var faults = new List<Fault>();
        for (var at = 0; at < output.Length; at++)
        {
            var used = 0.0;
            for (var k = 0; k < j; k++) used += inputs[at * j + k];
            var excess = used - output[at];
            if (!(output[at] > 0) || excess <= 1e-12 * output[at]) continue;
            var place = $"{table.Economies[at / j]} {table.Sectors[at % j]}";
            // A sector of a few millions whose whole value added was rounded away is no fault of the source.
            if (excess > Math.Max(1, 1e-6 * output[at]) && !rebalance)
            {
                if (faults.Count < 20)
                {
                    faults.Add(new Fault(
                        $"the table '{table.Name}' has negative value added: inputs of {Show(used)} million US$ (duties included) exceed output of {Show(output[at])}",
                        place, "inputs that leave something of output", "Mend the source, or import it with --rebalance"));
                }
                continue;
            }
            moved += excess;
            largest.Add((excess, $"{place}: inputs of {Show(used)} became {Show(output[at])}"));
            for (var k = 0; k < j; k++) inputs[at * j + k] *= output[at] / used;
        }
        if (faults.Count > 0) throw new BadInputException(faults);
        if (moved > 0)
        {
            steps.Add(new RebalancingStep(
                "inputs beyond output scaled down", "value added was below zero; final use takes what the sector no longer buys", moved, moved / output.Sum(),
                [.. largest.OrderByDescending(l => l.Size).Take(Listed).Select(l => l.Text)]));
        }
    }

    // Stocks drawn down may exceed all final use of a product. Its intermediate use is then scaled to what was bought; value added takes the rest.
    private static RebalancingStep? CloseFinalDemand(InputOutputTable table, double[] trade, double[] tariff, double[] inputs)
    {
        int n = table.Economies.Length, j = table.Sectors.Length;
        double moved = 0, total = 0;
        var largest = new List<(double Size, string Text)>();
        for (var importer = 0; importer < n; importer++)
        {
            for (var k = 0; k < j; k++)
            {
                double bought = 0, used = 0;
                for (var exporter = 0; exporter < n; exporter++)
                {
                    var cell = (k * n + importer) * n + exporter;
                    bought += trade[cell] * (1 + tariff[cell]);
                }
                for (var user = 0; user < j; user++) used += inputs[(importer * j + user) * j + k];
                total += bought;
                if (used <= bought) continue;
                for (var user = 0; user < j; user++) inputs[(importer * j + user) * j + k] *= bought / used;
                if (used - bought <= 1e-12 * bought) continue;
                moved += used - bought;
                largest.Add((used - bought, $"{table.Economies[importer]}, {table.Sectors[k]}: intermediate use of {Show(used)} became {Show(bought)}"));
            }
        }
        return moved == 0 ? null : new RebalancingStep(
            "intermediate use beyond all purchases scaled down", "stocks drawn down exceeded all final use of the product; value added takes the rest",
            moved, moved / total, [.. largest.OrderByDescending(l => l.Size).Take(Listed).Select(l => l.Text)]);
    }

    private static string Show(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
}
