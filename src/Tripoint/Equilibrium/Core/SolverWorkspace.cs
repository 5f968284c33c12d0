using Tripoint.Numerics.Krylov;
using Tripoint.Tables;

namespace Tripoint.Equilibrium.Core;

/// <summary>Everything one solve needs to write to, kept for the next one. Used by one thread at a time.</summary>
internal sealed class SolverWorkspace(WorldTable table, BaseSystem system, Technology technology, int caps)
{
    public EquilibriumMap Map { get; } = new(system, technology, caps);

    public FixedPointSolver Solver => field ??= new FixedPointSolver(Map);

    public CertificateCheck Check => field ??= new CertificateCheck(table, technology, system.HasProfit ? system.BaseCostShare : null);

    public double[] State => field ??= new double[Map.Size];

    public PolicyBuffers Buffers { get; } = new(system);

    /// <summary>J × N × N: flows of answers whose flows nobody keeps.</summary>
    public double[] Flows => field ??= new double[system.J * system.N * system.N];

    public Gmres Krylov => field ??= new Gmres(Map.Size, GradientSolver.Depth);
}
