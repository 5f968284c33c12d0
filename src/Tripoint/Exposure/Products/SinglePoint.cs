namespace Tripoint.Exposure.Products;

/// <summary>
/// Single point of failure: the importer buys most of a product from one supplier, and that supplier is most of the world's market as well,
/// so that nobody else can easily step in. The world's side of it follows the search for central players in Korniyenko, Pinat and Dew (2017),
/// "Assessing the fragility of global trade", IMF Working Paper 17/30. Cover says how often over the others' exports hold what would be
/// missing.
/// </summary>
/// <param name="IsSinglePoint">Whether both shares are above their thresholds.</param>
/// <param name="Cover">Exports of all others to the world over the importer's purchases from its largest supplier; infinite without purchases.</param>
public readonly record struct SinglePoint(bool IsSinglePoint, double Cover)
{
    /// <summary>The indicator of one importer and product.</summary>
    public static SinglePoint Of(in ImportCell cell, DependencyThresholds thresholds) => new(
        cell.Imports > 0 && cell.TopShare > thresholds.TopShare && cell.TopWorldShare > thresholds.TopWorldShare,
        cell.TopValue > 0 ? cell.OthersWorldExports / cell.TopValue : double.PositiveInfinity);
}
