using System.Collections.Immutable;
using Tripoint.Codes;
using Tripoint.Tables;

namespace Tripoint.InputOutput;

/// <summary>
/// A full multi-regional input-output table: intermediate use and final demand by source. N economies, J sectors, F final-demand
/// categories. Row and column (n, j) is n·J + j. Million US$. The content is as published: rows may miss output by rounding, inventories
/// may be negative, sectors may be empty; <see cref="RowResidual"/> tells by how much.
/// </summary>
public sealed partial class InputOutputTable
{
    /// <summary>Keeps the arrays, which must not be changed afterwards.</summary>
    /// <exception cref="ArgumentException">An array's length does not fit N, J and F.</exception>
    public InputOutputTable(
        string name, int year, ImmutableArray<Economy> economies, ImmutableArray<Sector> sectors, ImmutableArray<string> finalCategories,
        double[] intermediate, double[] finalDemand, double[] output, TableProvenance provenance)
    {
        int rows = economies.Length * sectors.Length, finals = economies.Length * finalCategories.Length;
        if (intermediate.Length != rows * rows || finalDemand.Length != rows * finals || output.Length != rows)
            throw new ArgumentException($"the arrays of '{name}' do not fit {economies.Length} economies, {sectors.Length} sectors, {finalCategories.Length} final categories", nameof(intermediate));
        Name = name;
        Year = year;
        Economies = economies;
        Sectors = sectors;
        FinalCategories = finalCategories;
        Intermediate = intermediate;
        FinalDemand = finalDemand;
        Output = output;
        Provenance = provenance;
    }

    /// <summary>A name for messages and lists.</summary>
    public string Name { get; }

    /// <summary>The year.</summary>
    public int Year { get; }

    /// <summary>The N economies, in index order.</summary>
    public ImmutableArray<Economy> Economies { get; }

    /// <summary>The J sectors, in index order.</summary>
    public ImmutableArray<Sector> Sectors { get; }

    /// <summary>The F final-demand categories, in index order, for example HFCE, NPISH, GGFC, GFCF, INVNT.</summary>
    public ImmutableArray<string> FinalCategories { get; }

    /// <summary>Z, NJ × NJ row-major: row (source economy, product), column (using economy, sector).</summary>
    public double[] Intermediate { get; }

    /// <summary>NJ × NF row-major: row (source economy, product), column n·F + f (destination, category).</summary>
    public double[] FinalDemand { get; }

    /// <summary>x, NJ: gross output as published.</summary>
    public double[] Output { get; }

    /// <summary>Where it comes from.</summary>
    public TableProvenance Provenance { get; }

    /// <summary>NJ: value added as published, million US$; null where the source gives none and it follows as output less inputs.</summary>
    /// <exception cref="ArgumentException">The length is not NJ.</exception>
    public double[]? ValueAdded { get; init => field = OfRows(value, nameof(ValueAdded)); }

    /// <summary>NJ: taxes less subsidies on the inputs bought, million US$; null where the source gives none.</summary>
    /// <exception cref="ArgumentException">The length is not NJ.</exception>
    public double[]? TaxesLessSubsidies { get; init => field = OfRows(value, nameof(TaxesLessSubsidies)); }

    /// <summary>NJ: the number of rows.</summary>
    public int RowCount => Output.Length;

    /// <summary>Output less all uses of row r, million US$: zero in a balanced table.</summary>
    public double RowResidual(int row)
    {
        int finals = Economies.Length * FinalCategories.Length;
        var uses = 0.0;
        foreach (var value in Intermediate.AsSpan(row * RowCount, RowCount)) uses += value;
        foreach (var value in FinalDemand.AsSpan(row * finals, finals)) uses += value;
        return Output[row] - uses;
    }

    private double[]? OfRows(double[]? values, string field) => values is null || values.Length == RowCount
        ? values
        : throw new ArgumentException($"{field} of '{Name}' has {values.Length} values, not {RowCount}", field);
}
