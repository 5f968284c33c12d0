namespace Tripoint.Exposure.Products;

/// <summary>
/// What one importer (an economy, or a group as one) buys of one product in one period: the figures every indicator of dependence is made of.
/// Values in thousand US$; a group's trade among its members is <see cref="Internal"/>, all else concerns outsiders. The supplier ROW is many
/// small ones added up: its sales count in the imports, but it is never the largest supplier and, spread out, adds nothing to the
/// concentration.
/// </summary>
/// <param name="Product">Index of the product.</param>
/// <param name="Importer">Index of the importer; −1 for a group.</param>
/// <param name="Imports">Imports from outside.</param>
/// <param name="Internal">Imports of members from members; 0 for a single economy.</param>
/// <param name="OwnExports">Own exports of the product to outsiders, as a sign of production at home.</param>
/// <param name="Hhi">Σ s² over outside suppliers, from 1/(number of suppliers) to 1; 0 without imports (Hirschman 1945; Herfindahl 1950).</param>
/// <param name="Suppliers">The number of outside suppliers.</param>
/// <param name="TopExporter">Index of the largest outside supplier; −1 without imports. The lower index where two are equal.</param>
/// <param name="TopShare">Its share of the imports.</param>
/// <param name="TopWorldShare">Its share of the world's exports of the product, sales to the importer itself included.</param>
/// <param name="OthersWorldExports">What all suppliers but the largest and the importer itself export to the world.</param>
public readonly record struct ImportCell(
    int Product, int Importer, double Imports, double Internal, double OwnExports, double Hhi, int Suppliers, int TopExporter, double TopShare, double TopWorldShare,
    double OthersWorldExports)
{
    /// <summary>The value bought from the largest supplier, thousand US$.</summary>
    public double TopValue => TopShare * Imports;

    /// <summary>Outside imports over all imports, members' trade included: 1 for a single economy; 0 without imports.</summary>
    public double ExternalShare => Imports > 0 ? Imports / (Imports + Internal) : 0;

    /// <summary>Outside imports over own exports; infinite where nothing is exported, 0 without imports.</summary>
    public double ImportsOverExports => Imports > 0 ? Imports / OwnExports : 0;
}
