namespace Tripoint.Numerics.Optimization;

/// <summary>How the search for the optimum of a <see cref="TailRiskProgram"/> ended.</summary>
public enum TailRiskStatus
{
    /// <summary>An optimum was found.</summary>
    Optimal,

    /// <summary>No x fulfils the rows.</summary>
    Infeasible,

    /// <summary>The limit of iterations was met first.</summary>
    IterationLimit,
}
