namespace Tripoint.Studies.Bargains;

/// <summary>What <c>negotiate search</c> looks for.</summary>
public enum SearchKind
{
    /// <summary>The package whose least gain is largest.</summary>
    Maximin,

    /// <summary>The same part of its best for every party.</summary>
    KalaiSmorodinsky,

    /// <summary>The package nearest to a uniform cut that leaves nobody worse off.</summary>
    Nearest,

    /// <summary>The fewest tariffs that bring everybody a part of the bargain's gains.</summary>
    EarlyHarvest,
}
