namespace Tripoint.Commitments;

/// <summary>What the one who promised says of it.</summary>
public enum DeclaredStatus
{
    /// <summary>Nothing has been said, or nothing has begun.</summary>
    Open,

    /// <summary>Work on it goes on.</summary>
    UnderWay,

    /// <summary>It was kept.</summary>
    Kept,

    /// <summary>It was not kept.</summary>
    Broken,

    /// <summary>Something else has taken its place.</summary>
    Overtaken,
}
