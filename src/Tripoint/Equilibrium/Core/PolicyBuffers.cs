namespace Tripoint.Equilibrium.Core;

/// <summary>
/// Memory for the matrices of a <see cref="PolicySystem"/>, kept from one solve to the next, and what they were computed from: a row that the
/// next policy leaves as it was is not computed again. Its numbers are the same either way. One policy at a time may use it.
/// </summary>
/// <param name="system">The base.</param>
internal sealed class PolicyBuffers(BaseSystem system)
{
    private readonly int _rows = system.J * system.N, _padded = system.J * system.N * system.Np;

    /// <summary>A, J × N × Np; the lanes beyond N hold zeros. As the others, made when a policy first needs it.</summary>
    public double[] A => field ??= new double[_padded];

    /// <summary>B, J × N × Np.</summary>
    public double[] B => field ??= new double[_padded];

    /// <summary>C, J × N × Np.</summary>
    public double[] C => field ??= new double[_padded];

    /// <summary>ln((1+τ')/(1+τ)) of rows that <see cref="RowLogs"/> marks, J × N × N.</summary>
    public double[] LogWedge => field ??= new double[_rows * system.N];

    /// <summary>τ' that <see cref="LogWedge"/> was computed from, J × N × N.</summary>
    public double[] Tariff => field ??= new double[_rows * system.N];

    /// <summary>Whether a row's <see cref="LogWedge"/> holds, J × N.</summary>
    public bool[] RowLogs => field ??= new bool[_rows];

    /// <summary>θ that a row's A and B were computed with, from its <see cref="LogWedge"/>; NaN where they hold something else; J × N.</summary>
    public double[] RowTheta => field ??= new double[_rows];
}
