using System.Collections.Immutable;
using System.Globalization;
using Tripoint.Faults;

namespace Tripoint.Tables;

/// <summary>The accounts derived while a table is built.</summary>
internal sealed record WorldTableAccounts(
    double[] InputShare, double[] ValueAddedShare, double[] FinalShare, double[] Deficit, double[] Output, double[] Expenditure, double[] Income);

/// <summary>
/// Checks raw content and derives what follows from it. Final demand is what goods-market clearing leaves:
/// F_n^j = X_n^j − Σ_k γ_n^{j,k} Y_n^k. Where rounding of the stored figures leaves a trace of negative final demand, the input shares of
/// that product are scaled down to close it and value added takes the rest; anything larger than <see cref="RoundingTolerance"/> is refused.
/// </summary>
internal static class WorldTableConstruction
{
    /// <summary>Largest relative violation of an identity that counts as balanced.</summary>
    public const double BalanceTolerance = 1e-6;

    /// <summary>Largest negative final demand, relative to expenditure on the product, that is put down to rounding.</summary>
    public const double RoundingTolerance = 1e-6;

    private const double ArithmeticTolerance = 1e-12;
    private const int FaultLimit = 20;

    public static WorldTable Build(WorldTableData data)
    {
        var faults = new List<Fault>();
        CheckShapes(data, faults);
        if (faults.Count > 0) throw new BadInputException(faults);
        CheckNumbers(data, faults);
        if (faults.Count > 0) throw new BadInputException(faults);

        int n = data.Economies.Length, j = data.Sectors.Length;
        double[] inputShare = [.. data.InputShare];
        var valueAddedShare = data.ValueAddedShare is { } given ? given.ToArray() : RemainingShare(inputShare, n, j);
        var (output, expenditure, revenue, deficit) = Flows(data, n, j);
        var rounding = CloseRounding(data, inputShare, valueAddedShare, output, expenditure, n, j, faults);

        var income = new double[n];
        for (var at = 0; at < n; at++)
        {
            income[at] = deficit[at] + revenue[at];
            for (var s = 0; s < j; s++) income[at] += valueAddedShare[at * j + s] * output[at * j + s];
        }
        var finalDemand = FinalDemand(inputShare, output, expenditure, n, j);
        var finalShare = data.FinalShare is { } shares ? shares.ToArray() : Shares(finalDemand, income, n, j);

        var checks = ImmutableArray.CreateBuilder<ResidualCheck>();
        checks.Add(ShareCheck("input and value-added shares of each sector sum to 1", data, inputShare, valueAddedShare, n, j));
        checks.Add(FinalShareCheck(data, finalShare, income, n, j));
        checks.Add(GoodsMarketCheck(data, finalDemand, finalShare, income, expenditure, n, j));
        checks.Add(DeficitCheck(data, deficit, expenditure, n, j));
        foreach (var check in checks)
        {
            if (!(check.Residual <= check.Tolerance))
            {
                faults.Add(new Fault(
                    $"the table '{data.Name}' does not balance: {check.Identity}, but the largest relative residual is {Show(check.Residual)}",
                    check.Where,
                    $"at most {Show(check.Tolerance)}",
                    "Re-balance the source, or import it with --rebalance"));
            }
        }
        if (faults.Count > 0) throw new BadInputException(faults.Take(FaultLimit));

        var steps = rounding is null ? data.Rebalancing : data.Rebalancing.Add(rounding);
        var accounts = new WorldTableAccounts(inputShare, valueAddedShare, finalShare, deficit, output, expenditure, income);
        return new WorldTable(data, accounts, new ConstructionReport(checks.ToImmutable(), steps));
    }

    private static void CheckShapes(WorldTableData data, List<Fault> faults)
    {
        int n = data.Economies.Length, j = data.Sectors.Length;
        if (n < 1 || j < 1)
        {
            faults.Add(new Fault($"the table '{data.Name}' has {n} economies and {j} sectors", "", "at least one of each"));
            return;
        }
        foreach (var twice in data.Economies.GroupBy(e => e).Where(g => g.Count() > 1)) faults.Add(new Fault($"the economy {twice.Key} is listed twice"));
        foreach (var twice in data.Sectors.GroupBy(s => s.Code, StringComparer.Ordinal).Where(g => g.Count() > 1))
            faults.Add(new Fault($"the sector {twice.Key} is listed twice"));
        Length(nameof(data.Trade), data.Trade, j * n * n, "J × N × N");
        Length(nameof(data.Tariff), data.Tariff, j * n * n, "J × N × N");
        Length(nameof(data.InputShare), data.InputShare, n * j * j, "N × J × J");
        Length(nameof(data.ValueAddedShare), data.ValueAddedShare, n * j, "N × J");
        Length(nameof(data.FinalShare), data.FinalShare, n * j, "N × J");
        Length(nameof(data.Deficit), data.Deficit, n, "N");
        Length(nameof(data.Elasticity), data.Elasticity, j, "J");
        foreach (var (name, values) in data.TariffTables) Length($"tariff table {name}", values, j * n * n, "J × N × N");

        void Length(string field, double[]? values, int expected, string shape)
        {
            if (values is not null && values.Length != expected)
                faults.Add(new Fault($"{field} has {values.Length} values", "", $"{shape} = {expected} for N = {n} economies and J = {j} sectors"));
        }
    }

    private static void CheckNumbers(WorldTableData data, List<Fault> faults)
    {
        int n = data.Economies.Length, j = data.Sectors.Length;
        Range("trade", data.Trade, 0, double.MaxValue, "a finite number, not negative", Flow);
        Range("tariff", data.Tariff, 0, 100, "a fraction between 0 and 100 (0.05 is 5%)", Flow);
        Range("input share", data.InputShare, 0, 1, "between 0 and 1", at => $"{data.Economies[at / (j * j)]}, {data.Sectors[at % j]} used by {data.Sectors[at / j % j]}");
        Range("value-added share", data.ValueAddedShare, 0, 1, "between 0 and 1", Own);
        Range("final share", data.FinalShare, 0, 1, "between 0 and 1", Own);
        Range("deficit", data.Deficit, -double.MaxValue, double.MaxValue, "a finite number", at => data.Economies[at].Code);
        Range("trade elasticity", data.Elasticity, double.Epsilon, Quantities.TradeElasticity.Largest, "a number above 0 and at most 200", at => data.Sectors[at].Code);
        foreach (var (name, values) in data.TariffTables) Range($"tariff in {name}", values, 0, 100, "a fraction between 0 and 100 (0.05 is 5%)", Flow);
        for (var s = 0; s < j; s++)
        {
            for (var at = 0; at < n; at++)
            {
                if (data.Tariff[((s * n) + at) * n + at] != 0)
                    faults.Add(new Fault("a tariff on domestic sales", $"{data.Sectors[s]}, {data.Economies[at]}", "zero where importer and exporter are the same"));
            }
        }

        string Flow(int at) => $"{data.Sectors[at / (n * n)]}, importer {data.Economies[at / n % n]}, exporter {data.Economies[at % n]}";
        string Own(int at) => $"{data.Economies[at / j]}, {data.Sectors[at % j]}";
        void Range(string what, double[]? values, double low, double high, string expected, Func<int, string> where)
        {
            for (var at = 0; values is not null && at < values.Length && faults.Count < FaultLimit; at++)
            {
                if (!(values[at] >= low && values[at] <= high)) faults.Add(new Fault($"{what} {Show(values[at])}", where(at), expected));
            }
        }
    }

    private static (double[] Output, double[] Expenditure, double[] Revenue, double[] Deficit) Flows(WorldTableData data, int n, int j)
    {
        double[] output = new double[n * j], expenditure = new double[n * j], revenue = new double[n], deficit = new double[n];
        var cell = 0;
        for (var s = 0; s < j; s++)
        {
            for (var importer = 0; importer < n; importer++)
            {
                for (var exporter = 0; exporter < n; exporter++, cell++)
                {
                    double value = data.Trade[cell], duty = value * data.Tariff[cell];
                    output[exporter * j + s] += value;
                    expenditure[importer * j + s] += value + duty;
                    revenue[importer] += duty;
                    deficit[importer] += value;
                    deficit[exporter] -= value;
                }
            }
        }
        return (output, expenditure, revenue, deficit);
    }

    private static double[] RemainingShare(double[] inputShare, int n, int j)
    {
        var remaining = new double[n * j];
        for (var at = 0; at < n * j; at++)
        {
            var used = 0.0;
            for (var k = 0; k < j; k++) used += inputShare[at * j + k];
            remaining[at] = Math.Max(0, 1 - used);
        }
        return remaining;
    }

    private static double[] FinalDemand(double[] inputShare, double[] output, double[] expenditure, int n, int j)
    {
        double[] final = [.. expenditure];
        for (var at = 0; at < n; at++)
        {
            for (var user = 0; user < j; user++)
            {
                var y = output[at * j + user];
                for (var k = 0; k < j; k++) final[at * j + k] -= inputShare[((at * j) + user) * j + k] * y;
            }
        }
        return final;
    }

    private static RebalancingStep? CloseRounding(
        WorldTableData data, double[] inputShare, double[] valueAddedShare, double[] output, double[] expenditure, int n, int j, List<Fault> faults)
    {
        var final = FinalDemand(inputShare, output, expenditure, n, j);
        var moved = 0.0;
        for (var at = 0; at < n; at++)
        {
            for (var k = 0; k < j; k++)
            {
                double left = final[at * j + k], spent = expenditure[at * j + k];
                // Below this it is the arithmetic's own rounding: closing it again would change the bits of a table that was stored and read back.
                if (left >= -ArithmeticTolerance * spent) continue;
                if (-left > RoundingTolerance * spent)
                {
                    if (faults.Count < FaultLimit)
                    {
                        faults.Add(new Fault(
                            $"the table '{data.Name}' does not balance: intermediate use exceeds all expenditure on the product by {Show(-left)} million US$ of {Show(spent)}",
                            $"{data.Economies[at]}, {data.Sectors[k]}",
                            "final demand that is not negative",
                            "Re-balance the source, or import it with --rebalance"));
                    }
                    continue;
                }
                var scale = spent / (spent - left);
                for (var user = 0; user < j; user++)
                {
                    ref var share = ref inputShare[((at * j) + user) * j + k];
                    valueAddedShare[at * j + user] += share * (1 - scale);
                    share *= scale;
                }
                moved -= left;
            }
        }
        return moved == 0
            ? null
            : new RebalancingStep("closing of rounding", "rounded figures left traces of negative final demand", moved, moved / expenditure.Sum(), []);
    }

    private static double[] Shares(double[] finalDemand, double[] income, int n, int j)
    {
        var shares = new double[n * j];
        for (var at = 0; at < n; at++)
        {
            for (var k = 0; k < j && income[at] > 0; k++) shares[at * j + k] = Math.Max(0, finalDemand[at * j + k]) / income[at];
        }
        return shares;
    }

    private static ResidualCheck ShareCheck(string identity, WorldTableData data, double[] inputShare, double[] valueAddedShare, int n, int j)
    {
        var worst = new Worst();
        for (var at = 0; at < n * j; at++)
        {
            var sum = valueAddedShare[at];
            for (var k = 0; k < j; k++) sum += inputShare[at * j + k];
            worst.Offer(Math.Abs(sum - 1), at);
        }
        return new ResidualCheck(identity, worst.Value, $"{data.Economies[worst.At / j]}, {data.Sectors[worst.At % j]}", BalanceTolerance);
    }

    private static ResidualCheck FinalShareCheck(WorldTableData data, double[] finalShare, double[] income, int n, int j)
    {
        var worst = new Worst();
        for (var at = 0; at < n; at++)
        {
            var sum = finalShare.AsSpan(at * j, j).ToArray().Sum();
            worst.Offer(income[at] > 0 ? Math.Abs(sum - 1) : 1, at);
        }
        return new ResidualCheck("final expenditure is positive and its shares sum to 1", worst.Value, data.Economies[worst.At].Code, BalanceTolerance);
    }

    private static ResidualCheck GoodsMarketCheck(
        WorldTableData data, double[] finalDemand, double[] finalShare, double[] income, double[] expenditure, int n, int j)
    {
        var worst = new Worst();
        for (var at = 0; at < n * j; at++)
        {
            var scale = Math.Max(expenditure[at], 1e-6 * Math.Abs(income[at / j]));
            if (scale > 0) worst.Offer(Math.Abs(finalDemand[at] - finalShare[at] * income[at / j]) / scale, at);
        }
        return new ResidualCheck(
            "expenditure on each product equals intermediate plus final use", worst.Value, $"{data.Economies[worst.At / j]}, {data.Sectors[worst.At % j]}", BalanceTolerance);
    }

    private static ResidualCheck DeficitCheck(WorldTableData data, double[] deficit, double[] expenditure, int n, int j)
    {
        var worst = new Worst();
        for (var at = 0; at < n; at++)
        {
            var spent = expenditure.AsSpan(at * j, j).ToArray().Sum();
            if (data.Deficit is { } given && spent > 0) worst.Offer(Math.Abs(given[at] - deficit[at]) / spent, at);
        }
        return new ResidualCheck("each deficit equals imports less exports", worst.Value, data.Economies[worst.At].Code, BalanceTolerance);
    }

    private static string Show(double value) => value.ToString("G6", CultureInfo.InvariantCulture);

    private struct Worst
    {
        public double Value { get; private set; }

        public int At { get; private set; }

        public void Offer(double value, int at)
        {
            if (value > Value || double.IsNaN(value)) (Value, At) = (value, at);
        }
    }
}
