using Tripoint.Numerics.LinearAlgebra;

namespace Tripoint.InputOutput;

/// <summary>Small products of blocks that the decompositions of exports share.</summary>
internal static class ExportAlgebra
{
    /// <summary>e, N × N × J, from the NJ × N matrix of exports.</summary>
    public static double[] ByExporter(LeontiefSystem system, DenseMatrix exports)
    {
        int n = system.EconomyCount, j = system.SectorCount;
        var gross = new double[n * n * j];
        for (var s = 0; s < n; s++)
        {
            for (var k = 0; k < j; k++)
            {
                var row = exports.Row(s * j + k);
                for (var r = 0; r < n; r++) gross[((s * n) + r) * j + k] = row[r];
            }
        }
        return gross;
    }

    /// <summary>to = M_block x: the block of rows of economy s and columns of economy r of a matrix over nodes, times J values.</summary>
    public static void BlockTimes(DenseMatrix matrix, int s, int r, int j, ReadOnlySpan<double> x, Span<double> to)
    {
        for (var k = 0; k < j; k++) to[k] = System.Numerics.Tensors.TensorPrimitives.Dot(matrix.Row(s * j + k).Slice(r * j, j), x);
    }

    /// <summary>xᵀ M for a J × J matrix.</summary>
    public static double[] RowTimes(ReadOnlySpan<double> x, DenseMatrix matrix)
    {
        var to = new double[matrix.Columns];
        for (var k = 0; k < matrix.Rows; k++) System.Numerics.Tensors.TensorPrimitives.MultiplyAdd(matrix.Row(k), x[k], to, to);
        return to;
    }

    /// <summary>Column c of a matrix over nodes, the J rows of economy s.</summary>
    public static double[] Column(DenseMatrix matrix, int s, int j, int c)
    {
        var to = new double[j];
        for (var k = 0; k < j; k++) to[k] = matrix[s * j + k, c];
        return to;
    }

    /// <summary>Y with every block y_ss kept and everything else zero, or the reverse without the diagonal summed over destinations.</summary>
    public static (DenseMatrix Home, DenseMatrix Abroad) FinalByOrigin(LeontiefSystem system)
    {
        int n = system.EconomyCount, j = system.SectorCount;
        DenseMatrix home = new(system.NodeCount, n), abroad = new(system.NodeCount, n);
        for (var node = 0; node < system.NodeCount; node++)
        {
            var s = node / j;
            var row = system.Final.Row(node);
            home[node, s] = row[s];
            for (var r = 0; r < n; r++)
            {
                if (r != s) abroad[node, s] += row[r];
            }
        }
        return (home, abroad);
    }
}
