namespace Tripoint.Exposure.Products;

/// <summary>
/// The European Commission's three core dependency indicators (Commission staff working document SWD(2021) 352, "Strategic dependencies and
/// capacities"): CDI1 concentration of outside suppliers (HHI &gt; 0.4), CDI2 outside imports over all imports (&gt; 0.5), CDI3 outside imports
/// over own exports (&gt; 1). A product is dependent where all three hold. The Commission takes the EU as one importer; for a single
/// economy CDI2 is 1 by definition and says nothing, for a bloc it says how much members could still buy from one another.
/// </summary>
/// <param name="Cdi1">Whether concentration is above its threshold.</param>
/// <param name="Cdi2">Whether the outside share is above its threshold.</param>
/// <param name="Cdi3">Whether imports over own exports are above their threshold.</param>
public readonly record struct CoreDependency(bool Cdi1, bool Cdi2, bool Cdi3)
{
    /// <summary>Whether all three hold.</summary>
    public bool Dependent => Cdi1 && Cdi2 && Cdi3;

    /// <summary>The three of one importer and product.</summary>
    public static CoreDependency Of(in ImportCell cell, DependencyThresholds thresholds) => new(
        cell.Hhi > thresholds.Hhi, cell.ExternalShare > thresholds.ExternalShare, cell.ImportsOverExports > thresholds.ImportsOverExports);
}
