using Tripoint.Sourcing;

namespace Tripoint.Studies.Sourcing;

/// <summary>A plan of purchases made from a product's market.</summary>
public sealed record PlanRequest
{
    /// <summary>Product, importer, year and whom to do without.</summary>
    public required SourceRequest Source { get; init; }

    /// <summary>λ as a multiple of the mean landed cost: what a unit short in the tail is taken to cost. Default 3.</summary>
    public double RiskWeight { get; init; } = 3;

    /// <summary>β. Default 0.95.</summary>
    public double Beta { get; init; } = 0.95;

    /// <summary>What a unit above today's purchases costs on top, as a share of the price. Default 10%.</summary>
    public double Ramp { get; init; } = 0.1;

    /// <summary>The largest share of demand for one supplier; null: no ceiling.</summary>
    public double? MostSupplier { get; init; }

    /// <summary>The largest share of demand that may pass one strait or canal; null: no ceiling.</summary>
    public double? MostRoute { get; init; }

    /// <summary>The smallest order as a share of demand. Default 0: none.</summary>
    public double MinimumLot { get; init; }

    /// <summary>The largest stock, in days of demand. Default 60.</summary>
    public double StockDays { get; init; } = 60;

    /// <summary>What holding a unit for a year costs, as a share of the price. Default 15%.</summary>
    public double StockCost { get; init; } = 0.15;

    /// <summary>How suppliers fail.</summary>
    public FailureOptions Failures { get; init; } = new();
}
