using System.Collections.Immutable;

namespace Tripoint.InputOutput;

/// <summary>What an input-output table lacks and a world table needs.</summary>
public sealed record WorldTableOptions
{
    /// <summary>J trade elasticities θ, in the order of the sectors.</summary>
    public required double[] Elasticity { get; init; }

    /// <summary>J × N × N ad valorem fractions (sector, importer, exporter); null: no tariffs, which the table's log then says.</summary>
    public double[]? Tariff { get; init; }

    /// <summary>Further tariff matrices by name, each J × N × N fractions.</summary>
    public ImmutableDictionary<string, double[]> TariffTables { get; init; } = ImmutableDictionary<string, double[]>.Empty;

    /// <summary>Whether residuals beyond rounding may be closed. Default no: they are a fault.</summary>
    public bool Rebalance { get; init; }
}
