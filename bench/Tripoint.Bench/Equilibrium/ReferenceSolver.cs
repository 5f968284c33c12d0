using Tripoint.Equilibrium;
using Tripoint.Numerics.LinearAlgebra;
using Tripoint.Tables;

namespace Tripoint.Bench.Equilibrium;

/// <summary>
/// The straightforward way, as the public codes that replicate Caliendo and Parro (2015) do it: damped iteration on wages; at each wage
/// vector unit costs and price indices by iteration with every power evaluated in the inner loop; expenditure from a dense NJ × NJ system.
/// Cobb-Douglas, tariffs only, deficits as in the table.
/// </summary>
public static class ReferenceSolver
{
    /// <summary>ŵ, and how many wage iterations it took.</summary>
    public static (double[] Welfare, int Iterations) Solve(WorldTable table, PolicyChange policy, double tolerance = 1e-10, int limit = 2000)
    {
        int n = table.EconomyCount, j = table.SectorCount;
        var tariff = policy.Tariff ?? table.Tariff.ToArray();
        double[] share = Shares(table), wage = Ones(n), price = Ones(n * j), cost = Ones(n * j), shifted = new double[share.Length];
        double[] factor = new double[n];
        var world = 0.0;
        for (var at = 0; at < n; at++)
        {
            for (var s = 0; s < j; s++) factor[at] += table.ValueAddedShare[(at * j) + s] * table.Output[(at * j) + s];
            world += factor[at];
        }
        for (var iteration = 1; iteration <= limit; iteration++)
        {
            Prices(table, tariff, share, wage, price, cost, shifted);
            var spent = Expenditure(table, tariff, shifted, wage, factor);
            double worst = 0, total = 0;
            for (var at = 0; at < n; at++)
            {
                double imports = 0, exports = 0;
                for (var s = 0; s < j; s++)
                {
                    for (var other = 0; other < n; other++)
                    {
                        int bought = table.Cell(s, at, other), sold = table.Cell(s, other, at);
                        imports += shifted[bought] * spent[(at * j) + s] / (1 + tariff[bought]);
                        exports += shifted[sold] * spent[(other * j) + s] / (1 + tariff[sold]);
                    }
                }
                var excess = (exports - imports + table.Deficit[at]) / (wage[at] * factor[at]);
                worst = Math.Max(worst, Math.Abs(excess));
                wage[at] *= 1 + (0.3 * excess);
                total += wage[at] * factor[at];
            }
            for (var at = 0; at < n; at++) wage[at] *= world / total;
            if (worst <= tolerance) return (Welfare(table, tariff, shifted, spent, wage, factor, price), iteration);
        }
        throw new InvalidOperationException("The reference did not converge.");
    }

    private static void Prices(WorldTable table, double[] tariff, double[] share, double[] wage, double[] price, double[] cost, double[] shifted)
    {
        int n = table.EconomyCount, j = table.SectorCount;
        for (var round = 0; round < 2000; round++)
        {
            var worst = 0.0;
            for (var at = 0; at < n; at++)
            {
                for (var s = 0; s < j; s++)
                {
                    var log = table.ValueAddedShare[(at * j) + s] * Math.Log(wage[at]);
                    for (var k = 0; k < j; k++) log += table.InputShare[(((at * j) + s) * j) + k] * Math.Log(price[(at * j) + k]);
                    cost[(at * j) + s] = Math.Exp(log);
                }
            }
            for (var at = 0; at < n; at++)
            {
                for (var s = 0; s < j; s++)
                {
                    var sum = 0.0;
                    for (var from = 0; from < n; from++)
                    {
                        var cell = table.Cell(s, at, from);
                        var change = (1 + tariff[cell]) / (1 + table.Tariff[cell]) * cost[(from * j) + s];
                        sum += shifted[cell] = share[cell] * Math.Pow(change, -table.Elasticity[s]);
                    }
                    if (sum == 0) continue;
                    var index = Math.Pow(sum, -1 / table.Elasticity[s]);
                    worst = Math.Max(worst, Math.Abs((index / price[(at * j) + s]) - 1));
                    price[(at * j) + s] = index;
                    for (var from = 0; from < n; from++) shifted[table.Cell(s, at, from)] /= sum;
                }
            }
            if (worst <= 1e-13) return;
        }
    }

    private static double[] Expenditure(WorldTable table, double[] tariff, double[] shifted, double[] wage, double[] factor)
    {
        int n = table.EconomyCount, j = table.SectorCount, size = n * j;
        DenseMatrix matrix = new(size, size), right = new(size, 1);
        for (var at = 0; at < n; at++)
        {
            for (var k = 0; k < j; k++)
            {
                var row = (at * j) + k;
                matrix.Values[((long)row * size) + row] += 1;
                right.Values[row] = table.FinalShare[row] * ((wage[at] * factor[at]) + table.Deficit[at]);
                for (var s = 0; s < j; s++)
                {
                    for (var to = 0; to < n; to++)
                    {
                        var sold = table.Cell(s, to, at);
                        matrix.Values[((long)row * size) + (to * j) + s] -= table.InputShare[(((at * j) + s) * j) + k] * shifted[sold] / (1 + tariff[sold]);
                    }
                    var kept = 0.0;
                    for (var from = 0; from < n; from++)
                    {
                        var bought = table.Cell(s, at, from);
                        kept += shifted[bought] / (1 + tariff[bought]);
                    }
                    matrix.Values[((long)row * size) + (at * j) + s] -= table.FinalShare[row] * (table.Expenditure[(at * j) + s] > 0 ? 1 - kept : 0);
                }
            }
        }
        return LuFactorization.FactorInPlace(matrix, 1).Solve(right, 1).Values;
    }

    private static double[] Welfare(WorldTable table, double[] tariff, double[] shifted, double[] spent, double[] wage, double[] factor, double[] price)
    {
        int n = table.EconomyCount, j = table.SectorCount;
        var welfare = new double[n];
        for (var at = 0; at < n; at++)
        {
            double income = (wage[at] * factor[at]) + table.Deficit[at], index = 0;
            for (var s = 0; s < j; s++)
            {
                index += table.FinalShare[(at * j) + s] * Math.Log(price[(at * j) + s]);
                for (var from = 0; from < n; from++)
                {
                    var cell = table.Cell(s, at, from);
                    income += tariff[cell] * shifted[cell] * spent[(at * j) + s] / (1 + tariff[cell]);
                }
            }
            welfare[at] = (income / table.Income[at] / Math.Exp(index)) - 1;
        }
        return welfare;
    }

    private static double[] Shares(WorldTable table)
    {
        int n = table.EconomyCount, j = table.SectorCount;
        var share = new double[j * n * n];
        for (var cell = 0; cell < share.Length; cell++)
        {
            var spent = table.Expenditure[(cell / n % n * j) + (cell / (n * n))];
            if (spent > 0) share[cell] = table.Trade[cell] * (1 + table.Tariff[cell]) / spent;
        }
        return share;
    }

    private static double[] Ones(int length)
    {
        var ones = new double[length];
        Array.Fill(ones, 1.0);
        return ones;
    }
}
