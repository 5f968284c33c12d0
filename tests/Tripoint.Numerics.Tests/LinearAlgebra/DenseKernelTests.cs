using CsCheck;
using Tripoint.Numerics.LinearAlgebra;

namespace Tripoint.Numerics.Tests.LinearAlgebra;

public class DenseKernelTests
{
    private static DenseMatrix Filled(int rows, int columns, uint seed)
    {
        var values = new double[rows * columns];
        for (var at = 0; at < values.Length; at++)
        {
            seed = seed * 1664525 + 1013904223;
            values[at] = (seed >> 8) / (double)(1 << 24) - 0.5;
        }
        return new DenseMatrix(rows, columns, values);
    }

    private static DenseMatrix Product(DenseMatrix a, DenseMatrix b)
    {
        var c = new DenseMatrix(a.Rows, b.Columns);
        for (var r = 0; r < a.Rows; r++)
        {
            for (var k = 0; k < a.Columns; k++)
            {
                for (var col = 0; col < b.Columns; col++) c[r, col] += a[r, k] * b[k, col];
            }
        }
        return c;
    }

    private static double Distance(DenseMatrix x, DenseMatrix y) => x.Values.Zip(y.Values, (p, q) => Math.Abs(p - q)).DefaultIfEmpty(0).Max();

    [Fact]
    public void The_product_equals_the_plain_triple_loop_for_any_shape() =>
        Gen.Select(Gen.Int[1, 130], Gen.Int[1, 130], Gen.Int[1, 300], Gen.UInt).Sample((m, n, k, seed) =>
        {
            DenseMatrix a = Filled(m, k, seed), b = Filled(k, n, seed + 1);
            return Distance(MatrixProduct.Multiply(a, b), Product(a, b)) < 1e-12;
        }, iter: 30, threads: 1);

    [Fact]
    public void A_product_accumulates_into_a_block_and_leaves_the_rest_alone()
    {
        DenseMatrix a = Filled(40, 50, 1), b = Filled(50, 30, 2), c = Filled(60, 70, 3);
        var before = c.Copy();
        MatrixProduct.Blocks(40, 30, 50, -1, a.Values, 0, 50, b.Values, 0, 30, true, c.Values, 5 * 70 + 7, 70);
        var product = Product(a, b);
        for (var r = 0; r < 60; r++)
        {
            for (var col = 0; col < 70; col++)
            {
                var inside = r is >= 5 and < 45 && col is >= 7 and < 37;
                if (inside) Assert.Equal(before[r, col] - product[r - 5, col - 7], c[r, col], 1e-13);
                else Assert.Equal(before[r, col], c[r, col]);
            }
        }
    }

    [Fact]
    public void A_block_beyond_its_array_is_refused()
    {
        var a = new double[10];
        Assert.Throws<ArgumentException>(() => MatrixProduct.Blocks(3, 4, 2, 1, a, 0, 2, a, 0, 4, false, a, 0, 4));
    }

    [Fact]
    public void The_bytes_do_not_depend_on_the_number_of_threads()
    {
        DenseMatrix a = Filled(333, 333, 5), b = Filled(333, 217, 6);
        Assert.Equal(MatrixProduct.Multiply(a, b, 1).Values, MatrixProduct.Multiply(a, b, 7).Values);
        LuFactorization one = LuFactorization.Factor(a, 1), many = LuFactorization.Factor(a, 5);
        Assert.Equal(one.Inverse(1).Values, many.Inverse(5).Values);
        Assert.Equal(one.Solve(b, 1).Values, many.Solve(b, 5).Values);
    }

    [Fact]
    public unsafe void The_bytes_do_not_depend_on_the_width_of_the_vectors()
    {
        DenseMatrix a = Filled(77, MicroKernel.Rows, 7), b = Filled(77, MicroKernel.Columns, 8);
        DenseMatrix wide = Filled(MicroKernel.Rows, MicroKernel.Columns, 9), narrow = wide.Copy();
        fixed (double* pa = a.Values, pb = b.Values, pw = wide.Values, pn = narrow.Values)
        {
            MicroKernel.Run(77, -1, pa, pb, true, pw, MicroKernel.Columns, wide: true);
            MicroKernel.Run(77, -1, pa, pb, true, pn, MicroKernel.Columns, wide: false);
            Assert.Equal(narrow.Values, wide.Values);
            MicroKernel.Run(77, 1, pa, pb, false, pw, MicroKernel.Columns, wide: true);
            MicroKernel.Run(77, 1, pa, pb, false, pn, MicroKernel.Columns, wide: false);
        }
        Assert.Equal(narrow.Values, wide.Values);
        Assert.True(Distance(wide, Product(a.Transposed(), b)) < 1e-13);
    }

    [Fact]
    public void Solutions_satisfy_the_system_from_both_sides() =>
        Gen.Select(Gen.Int[1, 200], Gen.Int[1, 40], Gen.UInt).Sample((n, columns, seed) =>
        {
            var m = Filled(n, n, seed);
            for (var at = 0; at < n; at++) m[at, (at + 3) % n] += 3; // needs pivoting: the diagonal is small
            var lu = LuFactorization.Factor(m);
            DenseMatrix b = Filled(n, columns, seed + 1), r = Filled(columns, n, seed + 2);
            return Distance(Product(m, lu.Solve(b)), b) < 1e-10 && Distance(Product(lu.SolveRows(r), m), r) < 1e-10;
        }, iter: 25, threads: 1);

    [Fact]
    public void The_inverse_times_the_matrix_is_the_identity()
    {
        foreach (var n in new[] { 1, 2, 15, 16, 17, 33, 64, 100, 257 })
        {
            var m = Filled(n, n, (uint)n);
            for (var at = 0; at < n; at++) m[at, (at + 1) % n] += 4;
            var inverse = LuFactorization.Factor(m).Inverse();
            Assert.True(Distance(Product(inverse, m), DenseMatrix.Identity(n)) < 1e-11, $"order {n}");
            Assert.True(Distance(Product(m, inverse), DenseMatrix.Identity(n)) < 1e-11, $"order {n}");
        }
    }

    [Fact]
    public void A_singular_matrix_is_refused()
    {
        var m = Filled(40, 40, 9);
        for (var c = 0; c < 40; c++) m[17, c] = 0;
        Assert.Throws<ArithmeticException>(() => LuFactorization.Factor(m));
    }

    [Fact]
    public void The_factorisation_leaves_its_argument_as_it_is()
    {
        var m = Filled(50, 50, 10);
        var before = m.Copy();
        LuFactorization.Factor(m).Inverse();
        Assert.Equal(before.Values, m.Values);
    }

    [Fact]
    public void A_transpose_swaps_the_indices()
    {
        var m = Filled(45, 70, 11);
        var t = m.Transposed();
        for (var r = 0; r < 45; r++)
        {
            for (var c = 0; c < 70; c++) Assert.Equal(m[r, c], t[c, r]);
        }
    }
}
