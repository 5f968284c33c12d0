using System.Globalization;
using Tripoint.Faults;
using Tripoint.Numerics.LinearAlgebra;
using Tripoint.Tables;

namespace Tripoint.InputOutput;

/// <summary>
/// Makes the rows of an input-output table add up to its output, and its columns too where value added is published. Published tables miss
/// by rounding: each cell of a table in whole millions may be off by one, so a row may be off by as many millions as it has cells that are
/// not zero. What is within that is always closed; what is beyond it is a fault, unless re-balancing was asked for.
/// </summary>
public static class InputOutputBalance
{
    /// <summary>A residual below this share of output counts as balanced and is left alone.</summary>
    public const double Negligible = 1e-9;

    private const int Listed = 5;

    /// <summary>Returns the table balanced, with the step that did it; the table itself and null where nothing was needed.</summary>
    /// <param name="table">The table as published.</param>
    /// <param name="rebalance">Whether residuals beyond rounding may be closed too.</param>
    /// <exception cref="BadInputException">Residuals beyond rounding without <paramref name="rebalance"/>, or sums that no scaling can meet.</exception>
    public static (InputOutputTable Table, RebalancingStep? Step) Close(InputOutputTable table, bool rebalance)
    {
        var rowResidual = new double[table.RowCount];
        Parallel.For(0, table.RowCount, r => rowResidual[r] = table.RowResidual(r));
        var columnResidual = ColumnResiduals(table);
        var needed = Any(rowResidual) || (columnResidual is not null && Any(columnResidual));
        if (!needed) return (table, null);
        var unit = RoundingUnit(table);
        if (!rebalance) Refuse(table, rowResidual, columnResidual, unit);
        return Fit(table, rowResidual, columnResidual is not null, unit);

        bool Any(double[] residual)
        {
            for (var r = 0; r < residual.Length; r++)
            {
                if (Math.Abs(residual[r]) > Negligible * Math.Abs(table.Output[r]) + 1e-9) return true;
            }
            return false;
        }
    }

    /// <summary>By column: output less inputs, taxes less subsidies and value added, million US$; null where value added is not published.</summary>
    public static double[]? ColumnResiduals(InputOutputTable table)
    {
        if (table.ValueAdded is null) return null;
        var sums = InputSums(table);
        var residual = new double[table.RowCount];
        for (var c = 0; c < residual.Length; c++) residual[c] = table.Output[c] - sums[c] - table.ValueAdded[c] - (table.TaxesLessSubsidies?[c] ?? 0);
        return residual;
    }

    /// <summary>By column (using economy, sector): all intermediate inputs, million US$.</summary>
    public static double[] InputSums(InputOutputTable table)
    {
        var width = table.RowCount;
        var sums = new double[width];
        for (var r = 0; r < width; r++)
        {
            var row = table.Intermediate.AsSpan(r * width, width);
            for (var c = 0; c < width; c++) sums[c] += row[c];
        }
        return sums;
    }

    private static void Refuse(InputOutputTable table, double[] rowResidual, double[]? columnResidual, double unit)
    {
        var faults = new List<(double Beyond, Fault Fault)>();
        int finals = table.Economies.Length * table.FinalCategories.Length, width = table.RowCount;
        for (var r = 0; r < width; r++)
        {
            var cells = table.Intermediate.AsSpan(r * width, width).Length - table.Intermediate.AsSpan(r * width, width).Count(0.0)
                + finals - table.FinalDemand.AsSpan(r * finals, finals).Count(0.0);
            Check(rowResidual[r], cells, r, "all uses add up to");
        }
        if (columnResidual is not null)
        {
            for (var c = 0; c < width; c++) Check(columnResidual[c], width, c, "inputs, taxes and value added add up to");
        }
        if (faults.Count > 0) throw new BadInputException(faults.OrderByDescending(f => f.Beyond).Take(Listed).Select(f => f.Fault));

        void Check(double residual, int cells, int at, string what)
        {
            var output = table.Output[at];
            var allowed = unit * (cells + 1) + 1e-6 * Math.Abs(output);
            if (Math.Abs(residual) <= allowed) return;
            faults.Add((Math.Abs(residual) - allowed, new Fault(
                $"the table '{table.Name}' does not balance: {what} {Show(output - residual)}, output is {Show(output)} million US$",
                Place(table, at), $"a difference that rounding explains (at most {Show(allowed)})", "Mend the source, or import it with --rebalance")));
        }
    }

    private static (InputOutputTable, RebalancingStep) Fit(InputOutputTable table, double[] rowResidual, bool columnsGiven, double unit)
    {
        int width = table.RowCount, finals = table.Economies.Length * table.FinalCategories.Length, columns = width + finals;
        var uses = new double[(long)width * columns];
        for (var r = 0; r < width; r++)
        {
            table.Intermediate.AsSpan(r * width, width).CopyTo(uses.AsSpan(r * columns, width));
            table.FinalDemand.AsSpan(r * finals, finals).CopyTo(uses.AsSpan(r * columns + width, finals));
        }
        var unused = PlaceUnusedOutput(table, uses, columns);
        var published = (double[])uses.Clone();

        var wanted = InputSums(table);
        if (columnsGiven)
        {
            for (var c = 0; c < width; c++)
            {
                if (wanted[c] != 0) wanted[c] = table.Output[c] - table.ValueAdded![c] - (table.TaxesLessSubsidies?[c] ?? 0);
            }
            NoNegativeInputs(table, wanted);
        }
        var fit = SignedBiproportionalFit.Solve(uses, table.Output, ColumnSums(table, uses, wanted, columns), new SignedFitOptions { Tolerance = 1e-13 });
        if (fit.Status == SignedFitStatus.Infeasible || fit.Residual > 1e-9)
        {
            throw new BadInputException(
                $"the table '{table.Name}' cannot be re-balanced ({fit.Status}, after {fit.Iterations} passes the sums are off by {Show(fit.Residual)} of the largest)",
                "", "rows with at least one positive use, and columns whose inputs do not exceed output");
        }
        var balanced = Split(table, fit.Values, columns);
        return (balanced, Describe(table, published, fit, rowResidual, columns, unit, unused));
    }

    // Output that the published cells show no use for (it was rounded away) is put into the economy's own largest final use.
    private static double PlaceUnusedOutput(InputOutputTable table, double[] uses, int columns)
    {
        var placed = 0.0;
        int categories = table.FinalCategories.Length, finals = table.Economies.Length * categories;
        for (var r = 0; r < table.RowCount; r++)
        {
            var row = uses.AsSpan(r * columns, columns);
            if (table.Output[r] <= 0 || row.ContainsAnyExcept(0.0)) continue;
            var home = r / table.Sectors.Length;
            var best = 0;
            var most = double.NegativeInfinity;
            for (var f = 0; f < categories; f++)
            {
                var sum = 0.0;
                for (var k = 0; k < table.RowCount; k++) sum += table.FinalDemand[k * finals + home * categories + f];
                if (sum > most) (best, most) = (f, sum);
            }
            row[table.RowCount + home * categories + best] = table.Output[r];
            placed += table.Output[r];
        }
        return placed;
    }

    private static void NoNegativeInputs(InputOutputTable table, double[] wanted)
    {
        var faults = new List<Fault>();
        for (var c = 0; c < wanted.Length && faults.Count < Listed; c++)
        {
            if (wanted[c] < 0)
            {
                faults.Add(new Fault(
                    $"value added and taxes ({Show(table.Output[c] - wanted[c])}) exceed output ({Show(table.Output[c])} million US$), yet there are inputs", Place(table, c),
                    "at most output"));
            }
        }
        if (faults.Count > 0) throw new BadInputException(faults);
    }

    // Final demand takes what the wanted inputs leave of output; the difference is spread over its columns by their size.
    private static double[] ColumnSums(InputOutputTable table, double[] uses, double[] inputs, int columns)
    {
        var width = table.RowCount;
        var sums = new double[columns];
        for (var r = 0; r < width; r++)
        {
            var row = uses.AsSpan(r * columns, columns);
            for (var c = width; c < columns; c++) sums[c] += row[c];
        }
        inputs.CopyTo(sums, 0);
        var left = table.Output.Sum() - inputs.Sum();
        double total = 0, size = 0;
        for (var c = width; c < columns; c++)
        {
            total += sums[c];
            size += Math.Abs(sums[c]);
        }
        for (var c = width; c < columns && size > 0; c++) sums[c] += (left - total) * Math.Abs(sums[c]) / size;
        return sums;
    }

    private static InputOutputTable Split(InputOutputTable table, double[] uses, int columns)
    {
        int width = table.RowCount, finals = columns - width;
        double[] intermediate = new double[width * width], finalDemand = new double[width * finals];
        for (var r = 0; r < width; r++)
        {
            uses.AsSpan(r * columns, width).CopyTo(intermediate.AsSpan(r * width, width));
            uses.AsSpan(r * columns + width, finals).CopyTo(finalDemand.AsSpan(r * finals, finals));
        }
        return new InputOutputTable(
            table.Name, table.Year, table.Economies, table.Sectors, table.FinalCategories, intermediate, finalDemand, table.Output, table.Provenance)
        {
            ValueAdded = table.ValueAdded,
            TaxesLessSubsidies = table.TaxesLessSubsidies,
        };
    }

    private static RebalancingStep Describe(
        InputOutputTable table, double[] published, SignedFitResult fit, double[] rowResidual, int columns, double unit, double unused)
    {
        double moved = 0, size = 0;
        var largest = new PriorityQueue<int, double>();
        for (var cell = 0; cell < published.Length; cell++)
        {
            var change = Math.Abs(fit.Values[cell] - published[cell]);
            moved += change;
            size += Math.Abs(published[cell]);
            if (largest.Count < Listed) largest.Enqueue(cell, change);
            else if (largest.TryPeek(out _, out var least) && change > least) largest.EnqueueDequeue(cell, change);
        }
        var sentences = new List<string>();
        while (largest.TryDequeue(out var cell, out _))
            sentences.Insert(0, $"{Place(table, cell / columns)} to {Column(table, cell % columns)}: {Show(published[cell])} became {Show(fit.Values[cell])}");
        var worst = 0;
        for (var r = 1; r < rowResidual.Length; r++)
        {
            if (Math.Abs(rowResidual[r]) > Math.Abs(rowResidual[worst])) worst = r;
        }
        var reason = $"rows missed output by up to {Show(Math.Abs(rowResidual[worst]))} million US$ ({Place(table, worst)}); figures are given to {Show(unit)} million";
        if (unused > 0) reason += $"; {Show(unused)} million US$ of output without any use was put into the economy's own largest final demand";
        return new RebalancingStep($"GRAS of intermediate and final use ({fit.Iterations} passes)", reason, moved, size > 0 ? moved / size : 0, [.. sentences]);
    }

    // The unit in which the source gives its figures: 1, 0.1, … 1e-6 million; what is finer counts as not rounded.
    private static double RoundingUnit(InputOutputTable table)
    {
        var unit = 1.0;
        for (var digits = 0; digits < 6; digits++, unit /= 10)
        {
            var scale = Math.Pow(10, digits);
            var holds = true;
            foreach (var value in table.Intermediate)
            {
                var scaled = value * scale;
                if (Math.Abs(scaled - Math.Round(scaled)) <= 1e-9 * Math.Max(1, Math.Abs(scaled))) continue;
                holds = false;
                break;
            }
            if (holds) return unit;
        }
        return unit;
    }

    private static string Place(InputOutputTable table, int row) => $"{table.Economies[row / table.Sectors.Length]} {table.Sectors[row % table.Sectors.Length]}";

    private static string Column(InputOutputTable table, int column)
    {
        if (column < table.RowCount) return Place(table, column);
        var final = column - table.RowCount;
        return $"{table.Economies[final / table.FinalCategories.Length]} {table.FinalCategories[final % table.FinalCategories.Length]}";
    }

    private static string Show(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
}
