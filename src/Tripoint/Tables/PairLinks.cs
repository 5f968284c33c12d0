namespace Tripoint.Tables;

/// <summary>What two economies have in common.</summary>
[Flags]
public enum PairLinks
{
    /// <summary>None of the links below is known.</summary>
    None = 0,

    /// <summary>A land border.</summary>
    Contiguous = 1,

    /// <summary>A common official or primary language.</summary>
    Language = 2,

    /// <summary>One was once the other's colony.</summary>
    Colony = 4,
}
