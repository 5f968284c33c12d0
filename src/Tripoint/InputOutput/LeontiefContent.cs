using System.Globalization;
using System.Numerics.Tensors;
using Tripoint.Faults;
using Tripoint.Numerics.LinearAlgebra;

namespace Tripoint.InputOutput;

/// <summary>The arrays of a <see cref="LeontiefSystem"/>, made consistent from a table as published.</summary>
internal sealed record LeontiefContent(DenseMatrix Coefficients, DenseMatrix Final, double[] Output, double[] ValueAddedShare, LeontiefReport Report)
{
    private const int FaultLimit = 20;

    public static LeontiefContent Of(InputOutputTable table, LeontiefOptions options)
    {
        int n = table.Economies.Length, j = table.Sectors.Length, nodes = table.RowCount, f = table.FinalCategories.Length;
        var final = new DenseMatrix(nodes, n);
        double[] sums = new double[nodes];
        var negativeCells = 0;
        Parallel.For(0, nodes, row =>
        {
            var demand = table.FinalDemand.AsSpan(row * n * f, n * f);
            for (var to = 0; to < n; to++) final[row, to] = TensorPrimitives.Sum<double>(demand.Slice(to * f, f));
            sums[row] = TensorPrimitives.Sum<double>(table.Intermediate.AsSpan(row * nodes, nodes)) + TensorPrimitives.Sum<double>(final.Row(row));
        });
        foreach (var cell in table.FinalDemand)
        {
            if (cell < 0) negativeCells++;
        }
        var residuals = new double[nodes];
        for (var row = 0; row < nodes; row++) residuals[row] = table.Output[row] - sums[row];
        Refuse(table, residuals, options);

        double[] output = [.. sums];
        for (var row = 0; row < nodes; row++)
        {
            // Recomputed output cannot be negative: where truncated cells make it so, the published figure stands for that row.
            if (options.Residuals == ResidualTreatment.RecomputeOutput && sums[row] >= 0) continue;
            final[row, row / j] += residuals[row];
            output[row] = table.Output[row];
        }
        var moved = MoveInputsOfEmptySectors(table, final, output);

        var inverseOutput = Array.ConvertAll(output, x => x > 0 ? 1 / x : 0);
        var coefficients = new DenseMatrix(nodes, nodes);
        Parallel.For(0, nodes, row => TensorPrimitives.Multiply(table.Intermediate.AsSpan(row * nodes, nodes), inverseOutput, coefficients.Row(row)));
        var shares = new double[nodes];
        for (var row = 0; row < nodes; row++) TensorPrimitives.Add(shares, coefficients.Row(row), shares);
        for (var node = 0; node < nodes; node++) shares[node] = 1 - shares[node];

        string Name(int node) => $"{table.Economies[node / j]} {table.Sectors[node % j]}";
        var worst = Enumerable.Range(0, nodes).MaxBy(r => Math.Abs(residuals[r]));
        var report = new LeontiefReport
        {
            ResidualTreatment = options.Residuals == ResidualTreatment.RecomputeOutput
                ? "Output was recomputed as the sum of each row's uses (published output kept where that sum is below zero)."
                : "Published output was kept; what a row's uses miss was put into its own economy's final demand.",
            LargestResidual = Math.Abs(residuals[worst]),
            LargestResidualRow = Name(worst),
            TotalResidual = residuals.Sum(Math.Abs),
            ZeroOutput = [.. Enumerable.Range(0, nodes).Where(r => output[r] == 0).Select(Name)],
            MovedInputs = moved,
            NegativeValueAdded = [.. Enumerable.Range(0, nodes).Where(r => shares[r] < 0)
                .Select(r => string.Create(CultureInfo.InvariantCulture, $"{Name(r)} ({shares[r] * output[r]:0.#})"))],
            NegativeFinalCells = negativeCells,
        };
        return new LeontiefContent(coefficients, final, output, shares, report);
    }

    private static void Refuse(InputOutputTable table, double[] residuals, LeontiefOptions options)
    {
        var j = table.Sectors.Length;
        var faults = new List<Fault>();
        for (var row = 0; row < residuals.Length && faults.Count < FaultLimit; row++)
        {
            var where = $"{table.Name}, {table.Economies[row / j]} {table.Sectors[row % j]}";
            if (!double.IsFinite(residuals[row]))
                faults.Add(new Fault("a use or the output is not a finite number", where, "million US$"));
            else if (table.Output[row] < 0)
                faults.Add(new Fault($"output is negative: {Show(table.Output[row])} million US$", where, "zero or more", "Re-balance the table: stocks drawn down exceed all other uses"));
            else if (Math.Abs(residuals[row]) > Math.Max(options.RoundingAllowance, options.LargestResidualShare * table.Output[row]))
                faults.Add(new Fault($"the row does not balance: uses miss the output of {Show(table.Output[row])} by {Show(residuals[row])} million US$", where, $"at most {Show(options.LargestResidualShare * 100)}% of output", "Re-balance the table"));
        }
        if (faults.Count > 0) throw new BadInputException(faults);
    }

    /// <summary>A sector without output can have no input coefficients: what it buys is counted as its economy's final demand.</summary>
    private static double MoveInputsOfEmptySectors(InputOutputTable table, DenseMatrix final, double[] output)
    {
        var moved = 0.0;
        for (var user = 0; user < output.Length; user++)
        {
            if (output[user] != 0) continue;
            for (var row = 0; row < output.Length; row++)
            {
                var bought = table.Intermediate[row * output.Length + user];
                if (bought == 0) continue;
                final[row, user / table.Sectors.Length] += bought;
                moved += bought;
            }
        }
        return moved;
    }

    private static string Show(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}
