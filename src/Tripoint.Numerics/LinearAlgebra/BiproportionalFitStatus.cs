namespace Tripoint.Numerics.LinearAlgebra;

/// <summary>How a biproportional fit ended.</summary>
public enum BiproportionalFitStatus
{
    /// <summary>All totals are met within the tolerance.</summary>
    Converged,

    /// <summary>Infeasible: the row totals and the column totals have different sums.</summary>
    TotalsDiffer,

    /// <summary>Infeasible: a row with a positive total has no positive cell in a column with a positive total.</summary>
    RowWithoutSupport,

    /// <summary>Infeasible: a column with a positive total has no positive cell in a row with a positive total.</summary>
    ColumnWithoutSupport,

    /// <summary>The sweeps ran out. Either the zeros of the prior make the totals impossible, or a solution exists only in the limit.</summary>
    NotConverged,
}
