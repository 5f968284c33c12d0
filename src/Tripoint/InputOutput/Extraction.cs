using Tripoint.Faults;
using Tripoint.Numerics.LinearAlgebra;

namespace Tripoint.InputOutput;

/// <summary>
/// Hypothetical extraction of a supplier, a sector or a link (Miller and Lahr 2001; Dietzenbacher, van Burken and Kondo 2019): what each
/// node loses when flows vanish and nothing replaces them. Both losses are upper bounds, on one side each, and must not be added.
/// <para>
/// With R the vanishing coefficients on the supplying rows S (U their selection), H = R B U and g the vanishing final sales:
/// lost orders x − x* = B U (I + H)⁻¹ (R x + g); lost supplies, as a share of output, 1ᵀ(I + H)⁻¹ R B. Rank |S| instead of a new inverse.
/// </para>
/// </summary>
/// <param name="Spec">What was extracted.</param>
/// <param name="Removed">The flows that vanish, million US$ a year.</param>
/// <param name="LostOrders">NJ: output lost upstream because the supplier no longer buys (demand-driven), million US$.</param>
/// <param name="LostSupply">NJ: output lost downstream because an input no longer comes and every input is needed in proportion (supply-driven), million US$.</param>
/// <param name="LostOrdersValueAdded">N: value added lost upstream by economy, million US$.</param>
/// <param name="LostSupplyValueAdded">N: value added lost downstream by economy, million US$.</param>
/// <param name="ValueAdded">N: value added of the economies before, million US$.</param>
public sealed record Extraction(
    ExtractionSpec Spec, double Removed, double[] LostOrders, double[] LostSupply, double[] LostOrdersValueAdded, double[] LostSupplyValueAdded, double[] ValueAdded)
{
    /// <summary>What every print-out of the result says.</summary>
    public const string Bound =
        "Upper bound: nothing replaces what vanishes. Lost orders and lost supplies are two separate bounds, upstream and downstream; they must not be added.";

    /// <summary>Removes the flows and measures both losses.</summary>
    /// <exception cref="BadInputException">An economy or sector is not in the table, or nothing matches.</exception>
    public static Extraction Of(LeontiefSystem system, ExtractionSpec spec)
    {
        var (rows, coefficients, final, removed) = Matched(system, spec);
        int nodes = system.NodeCount, n = system.EconomyCount, j = system.SectorCount;
        var selection = new DenseMatrix(nodes, rows.Length);
        for (var at = 0; at < rows.Length; at++) selection[rows[at], at] = 1;
        var columns = system.Solve(selection); // B U
        var inner = MatrixProduct.Multiply(coefficients, columns);
        for (var at = 0; at < rows.Length; at++) inner[at, at] += 1;
        var factors = LuFactorization.FactorInPlace(inner);

        var demanded = MatrixProduct.Multiply(coefficients, new DenseMatrix(nodes, 1, [.. system.Output])).Values;
        for (var at = 0; at < rows.Length; at++) demanded[at] += final[at];
        var orders = MatrixProduct.Multiply(columns, new DenseMatrix(rows.Length, 1, factors.Solve(demanded))).Values;

        var ones = new double[rows.Length];
        Array.Fill(ones, 1);
        var row = MatrixProduct.Multiply(new DenseMatrix(1, rows.Length, factors.SolveRow(ones)), coefficients);
        var supply = system.SolveRows(row).Values;
        double[] ordersByEconomy = new double[n], supplyByEconomy = new double[n], before = new double[n];
        for (var node = 0; node < nodes; node++)
        {
            supply[node] *= system.Output[node];
            ordersByEconomy[node / j] += system.ValueAddedShare[node] * orders[node];
            supplyByEconomy[node / j] += system.ValueAddedShare[node] * supply[node];
            before[node / j] += system.ValueAddedShare[node] * system.Output[node];
        }
        return new Extraction(spec, removed, orders, supply, ordersByEconomy, supplyByEconomy, before);
    }

    /// <summary>The supplying rows that lose anything; their vanishing coefficients, |S| × NJ; their vanishing final sales; the total.</summary>
    private static (int[] Rows, DenseMatrix Coefficients, double[] Final, double Removed) Matched(LeontiefSystem system, ExtractionSpec spec)
    {
        int j = system.SectorCount, n = system.EconomyCount;
        int supplier = spec.Supplier is null ? -1 : system.IndexOf(spec.Supplier), user = spec.User is null ? -1 : system.IndexOf(spec.User);
        int from = spec.SupplierSector is null ? -1 : system.IndexOfSector(spec.SupplierSector), to = spec.UserSector is null ? -1 : system.IndexOfSector(spec.UserSector);
        if (supplier < 0 && from < 0 && user < 0 && to < 0)
            throw new BadInputException("an extraction needs a supplier, a sector or a user", "", "at least one of supplier, supplying sector, user, using sector");
        var rows = Enumerable.Range(0, system.NodeCount).Where(r => (supplier < 0 || r / j == supplier) && (from < 0 || r % j == from)).ToArray();
        var coefficients = new DenseMatrix(rows.Length, system.NodeCount);
        var final = new double[rows.Length];
        var removed = 0.0;
        for (var at = 0; at < rows.Length; at++)
        {
            for (var column = 0; column < system.NodeCount; column++)
            {
                if ((user >= 0 && column / j != user) || (to >= 0 && column % j != to) || (!spec.DomesticToo && column / j == rows[at] / j) || column == rows[at]) continue;
                coefficients[at, column] = system.Coefficients[rows[at], column];
                removed += coefficients[at, column] * system.Output[column];
            }
            for (var l = 0; l < n && to < 0 && spec.FinalToo; l++)
            {
                if ((user >= 0 && l != user) || (!spec.DomesticToo && l == rows[at] / j)) continue;
                final[at] += system.Final[rows[at], l];
            }
            removed += final[at];
        }
        return removed == 0 ? throw new BadInputException("the extraction matches no flow", "", "a supplier that sells to the user") : (rows, coefficients, final, removed);
    }
}
