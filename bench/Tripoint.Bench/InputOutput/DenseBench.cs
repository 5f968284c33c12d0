using BenchmarkDotNet.Attributes;
using MathNet.Numerics.LinearAlgebra;
using Tripoint.Numerics.LinearAlgebra;

namespace Tripoint.Bench.InputOutput;

/// <summary>The dense kernels beside the managed alternatives, one size of WIOD (1,435). Gigaflops: 2n³ a product, 2n³ an inverse, 2/3 n³ an LU.</summary>
[Config(typeof(FewRuns))]
public class DenseBench
{
    private DenseMatrix _matrix = null!, _identityLess = null!;
    private Matrix<double> _managed = null!, _managedIdentityLess = null!;
    private double[] _columns = [], _target = [];

    [Params(1435)]
    public int Order { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _matrix = new DenseMatrix(Order, Order);
        var state = 7u;
        for (var at = 0; at < _matrix.Values.Length; at++)
        {
            state = state * 1664525 + 1013904223;
            _matrix.Values[at] = (state >> 8) / (double)(1 << 24) / Order;
        }
        _identityLess = _matrix.Copy();
        for (var at = 0; at < _matrix.Values.Length; at++) _identityLess.Values[at] = (at % (Order + 1) == 0 ? 1 : 0) - _matrix.Values[at];
        _managed = Matrix<double>.Build.DenseOfRowMajor(Order, Order, _matrix.Values);
        _managedIdentityLess = Matrix<double>.Build.DenseOfRowMajor(Order, Order, _identityLess.Values);
        _columns = _matrix.Transposed().Values;
        _target = new double[Order * Order];
    }

    [Benchmark]
    public DenseMatrix OwnProduct() => MatrixProduct.Multiply(_matrix, _matrix, 2);

    [Benchmark]
    public DenseMatrix OwnProductOneThread() => MatrixProduct.Multiply(_matrix, _matrix, 1);

    /// <summary>Row times column by TensorPrimitives.Dot, the transposed copy given.</summary>
    [Benchmark]
    public double TensorsProduct()
    {
        Parallel.For(0, Order, new ParallelOptions { MaxDegreeOfParallelism = 2 }, r =>
        {
            var row = _matrix.Row(r);
            for (var c = 0; c < Order; c++) _target[r * Order + c] = System.Numerics.Tensors.TensorPrimitives.Dot(row, _columns.AsSpan(c * Order, Order));
        });
        return _target[0];
    }

    [Benchmark]
    public Matrix<double> MathNetProduct() => _managed * _managed;

    [Benchmark]
    public DenseMatrix OwnInverse() => DominantInverse.Of(_identityLess, 2);

    [Benchmark]
    public DenseMatrix OwnInverseByLu() => LuFactorization.Factor(_identityLess, 2).Inverse(2);

    [Benchmark]
    public LuFactorization OwnLu() => LuFactorization.Factor(_identityLess, 2);

    [Benchmark]
    public Matrix<double> MathNetInverse() => _managedIdentityLess.Inverse();
}
