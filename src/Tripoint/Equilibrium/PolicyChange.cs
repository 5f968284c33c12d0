using System.Collections.Immutable;
using Tripoint.Tables;

namespace Tripoint.Equilibrium;

/// <summary>Who collects the rent of a quantitative export restriction.</summary>
public enum RentHolder
{
    /// <summary>The exporting economy.</summary>
    Exporter,

    /// <summary>The importing economy.</summary>
    Importer,
}

/// <summary>A cap on the volume of one flow relative to the base.</summary>
/// <param name="Sector">Sector index j.</param>
/// <param name="Importer">Importer index n.</param>
/// <param name="Exporter">Exporter index i.</param>
/// <param name="VolumeRatio">Largest volume allowed, as a ratio to the base volume; positive (0.4 allows 40 per cent).</param>
/// <param name="Rent">Who collects the rent.</param>
public sealed record VolumeCap(int Sector, int Importer, int Exporter, double VolumeRatio, RentHolder Rent);

/// <summary>
/// The policies in force in a counterfactual, in levels or ratios to the base table. A null array means "as in the base".
/// Flow arrays are J × N × N (sector, importer, exporter), own arrays N × J.
/// </summary>
public sealed record PolicyChange
{
    /// <summary>τ'_ni^j, J × N × N: ad valorem tariffs in force, fractions above −1; below zero is an import subsidy.</summary>
    public double[]? Tariff { get; init; }

    /// <summary>d̂_ni^j, J × N × N: ratio of new to old iceberg cost, positive (0.98 is a cut of 2 per cent; +∞ closes the flow).</summary>
    public double[]? Barrier { get; init; }

    /// <summary>ρ'_ni^j, J × N × N: ad valorem export tax on the exporter's price, fractions; revenue is the exporter's. The base has none.</summary>
    public double[]? ExportTax { get; init; }

    /// <summary>J × N × N: as <see cref="ExportTax"/>, but the revenue (rent) is the importer's.</summary>
    public double[]? ImporterRent { get; init; }

    /// <summary>Â_n^j, N × J: ratio of new to old productivity, positive.</summary>
    public double[]? Productivity { get; init; }

    /// <summary>s'_n^j, N × J: production subsidy as a fraction of unit cost, in [0, 1), paid from income. The base has none.</summary>
    public double[]? Subsidy { get; init; }

    /// <summary>Caps on volumes.</summary>
    public ImmutableArray<VolumeCap> VolumeCaps { get; init; } = [];

    /// <summary>Nothing changes.</summary>
    public static PolicyChange None { get; } = new();

    /// <summary>The base tariffs of a table as a new array to modify.</summary>
    public static double[] TariffsOf(WorldTable table) => table.Tariff.ToArray();
}
