namespace Tripoint.Numerics.Optimization;

/// <summary>Settings of <see cref="BoundedMinimizer"/>.</summary>
public sealed record BoundedOptions
{
    /// <summary>
    /// Stops when the decrease that the diagonal curvature promises, Σ ½ g_i²/h_i over the free variables (cut off at the bounds), is at
    /// most this. In the units of the function. Default: 1e-13.
    /// </summary>
    public double Tolerance { get; init; } = 1e-13;

    /// <summary>Values of the function that may be asked for. Default: 2000.</summary>
    public int EvaluationLimit { get; init; } = 2000;

    /// <summary>Steps remembered for the curvature. Default: 12.</summary>
    public int Memory { get; init; } = 12;

    /// <summary>h: a positive guess of each second derivative, n; it scales the variables. Null: all ones.</summary>
    public double[]? Curvature { get; init; }

    /// <summary>Rows a_k, each n, that add w_k a_k a_kᵀ to the guess of second derivatives, with <see cref="RowWeights"/>. Default: none.</summary>
    public double[][] Rows { get; init; } = [];

    /// <summary>w_k, positive, as many as <see cref="Rows"/>.</summary>
    public double[] RowWeights { get; init; } = [];

    /// <summary>Largest change of a variable in the first step; keeps a poor guess of curvature from jumping. Default: 1.</summary>
    public double FirstStep { get; init; } = 1;
}
