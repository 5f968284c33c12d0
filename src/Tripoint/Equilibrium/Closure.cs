namespace Tripoint.Equilibrium;

/// <summary>What happens to aggregate trade deficits in a counterfactual.</summary>
public enum DeficitClosure
{
    /// <summary>Each deficit keeps its share of world value added.</summary>
    FixedShare,

    /// <summary>Each deficit keeps its amount in the numeraire (world nominal value added constant).</summary>
    Fixed,

    /// <summary>No deficits: the base is solved again without them first, and the effect of the policy is measured from that base.</summary>
    Zero,
}

/// <summary>How far factors can move and inputs be substituted.</summary>
public enum Horizon
{
    /// <summary>Labour moves freely between sectors; Cobb-Douglas between inputs and between final goods.</summary>
    LongRun,

    /// <summary>A fraction of labour moves between sectors.</summary>
    MediumRun,

    /// <summary>Labour is specific to its sector; low elasticities of substitution.</summary>
    ShortRun,
}
