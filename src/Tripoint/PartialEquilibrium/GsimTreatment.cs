namespace Tripoint.PartialEquilibrium;

/// <summary>How large changes are treated.</summary>
public enum GsimTreatment
{
    /// <summary>
    /// Constant elasticities hold over the whole change: CES demand over sources, constant-elasticity composite demand and supply, solved by
    /// Newton's method. Surpluses are the exact areas under these curves.
    /// </summary>
    Exact,

    /// <summary>The linear system of Francois and Hall (2003), with their triangles for surpluses: the published method, good for small changes.</summary>
    Linear,
}
