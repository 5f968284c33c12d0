using Tripoint.Numerics.LinearAlgebra;

namespace Tripoint.Exposure.Products;

/// <summary>
/// Which economies are specialised in which products: M_cp = 1 where RCA is at least a threshold (Hidalgo, Klinger, Barabási and Hausmann
/// 2007). Diversity is the number of an economy's products, ubiquity the number of a product's economies.
/// </summary>
public sealed class SpecialisationMatrix
{
    /// <summary>Built from revealed advantages.</summary>
    /// <param name="advantage">Economies × products.</param>
    /// <param name="threshold">From this on an economy counts as specialised; default 1.</param>
    public SpecialisationMatrix(DenseMatrix advantage, double threshold = 1)
    {
        (Economies, Products) = (advantage.Rows, advantage.Columns);
        ByProduct = new BitRows(Products, Economies);
        Diversity = new int[Economies];
        Ubiquity = new int[Products];
        for (var c = 0; c < Economies; c++)
        {
            var row = advantage.Row(c);
            for (var p = 0; p < row.Length; p++)
            {
                if (!(row[p] >= threshold)) continue;
                ByProduct[p, c] = true;
                Diversity[c]++;
                Ubiquity[p]++;
            }
        }
    }

    /// <summary>The number of economies, N.</summary>
    public int Economies { get; }

    /// <summary>The number of products, P.</summary>
    public int Products { get; }

    /// <summary>N products counted by economy.</summary>
    public int[] Diversity { get; }

    /// <summary>P economies counted by product.</summary>
    public int[] Ubiquity { get; }

    /// <summary>Products × economies.</summary>
    public BitRows ByProduct { get; }

    /// <summary>Whether an economy is specialised in a product.</summary>
    public bool this[int economy, int product] => ByProduct[product, economy];

    /// <summary>The matrix in numbers: economies × products.</summary>
    public DenseMatrix Dense()
    {
        var dense = new DenseMatrix(Economies, Products);
        for (var p = 0; p < Products; p++)
        {
            for (var c = 0; c < Economies; c++) if (ByProduct[p, c]) dense[c, p] = 1;
        }
        return dense;
    }
}
