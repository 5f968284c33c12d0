using System.Collections.Immutable;
using Tripoint.Codes;

namespace Tripoint.Tables;

/// <summary>
/// The raw content of a world table, before it is checked. Shapes and index orders are those of <see cref="WorldTable"/>.
/// <see cref="FinalShare"/> and <see cref="Deficit"/> follow from the rest and may be left out; when given they are checked against it.
/// </summary>
public sealed record WorldTableData
{
    /// <summary>A name for messages and lists.</summary>
    public required string Name { get; init; }

    /// <summary>The year of the flows.</summary>
    public required int Year { get; init; }

    /// <summary>The N economies, in index order.</summary>
    public required ImmutableArray<Economy> Economies { get; init; }

    /// <summary>The J sectors, in index order.</summary>
    public required ImmutableArray<Sector> Sectors { get; init; }

    /// <summary>J × N × N: sector, importer n, exporter i; million US$ before tariff, domestic sales on n = i.</summary>
    public required double[] Trade { get; init; }

    /// <summary>J × N × N, ad valorem fractions.</summary>
    public required double[] Tariff { get; init; }

    /// <summary>N × J(using) × J(input), share of gross output.</summary>
    public required double[] InputShare { get; init; }

    /// <summary>N × J, share of gross output; null: one minus the sum of the input shares.</summary>
    public double[]? ValueAddedShare { get; init; }

    /// <summary>N × J, share of final expenditure; null: derived from goods-market clearing.</summary>
    public double[]? FinalShare { get; init; }

    /// <summary>N, million US$; null: imports less exports.</summary>
    public double[]? Deficit { get; init; }

    /// <summary>J trade elasticities θ.</summary>
    public required double[] Elasticity { get; init; }

    /// <summary>Further tariff matrices imported with the table, by name (for example <c>tariffs2005</c>), each J × N × N fractions.</summary>
    public ImmutableDictionary<string, double[]> TariffTables { get; init; } = ImmutableDictionary<string, double[]>.Empty;

    /// <summary>Where it comes from and how it was made.</summary>
    public TableProvenance Provenance { get; init; } = TableProvenance.InMemory;

    /// <summary>Re-balancing already applied, for the report.</summary>
    public ImmutableArray<RebalancingStep> Rebalancing { get; init; } = [];
}
