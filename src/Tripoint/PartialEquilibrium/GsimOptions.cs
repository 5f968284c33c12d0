namespace Tripoint.PartialEquilibrium;

/// <summary>How GSIM is solved.</summary>
public sealed record GsimOptions
{
    /// <summary>Exact (the default) or linear.</summary>
    public GsimTreatment Treatment { get; init; } = GsimTreatment.Exact;

    /// <summary>Largest relative excess demand in any market at which an exact solution is accepted; default 1e-10. The linear system is solved at once.</summary>
    public double Tolerance { get; init; } = 1e-10;

    /// <summary>Newton steps before giving up; default 50.</summary>
    public int MaxIterations { get; init; } = 50;

    /// <summary>Threads to use; 0 (the default) is every processor. The answer is the same for any number.</summary>
    public int Threads { get; init; }
}
