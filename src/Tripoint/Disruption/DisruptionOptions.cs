using System.Collections.Immutable;

namespace Tripoint.Disruption;

/// <summary>Who is served first when a producer cannot fill all orders.</summary>
public enum Rationing
{
    /// <summary>Everyone gets the same share of the order.</summary>
    Proportional,

    /// <summary>Industry first, final demand from what is left.</summary>
    IntermediateFirst,

    /// <summary>Final demand first, industry from what is left.</summary>
    FinalFirst,
}

/// <summary>What stock a sector aims at.</summary>
public enum StockPolicy
{
    /// <summary>Days of base use, whatever is produced now (Pichler et al. 2022).</summary>
    HoldBaseLevel,

    /// <summary>
    /// Days of the use that orders and capacity would need (Hallegatte 2014), approached over <see cref="DisruptionOptions.RestockDays"/>: stocks
    /// shrink and swell with demand and orders swing more. Stable while (1 + n / 2τ_S) times the largest eigenvalue of the input coefficients is below 1.
    /// </summary>
    FollowPlannedProduction,
}

/// <summary>Settings of the disruption model. The defaults are those of the command line; docs/models/disruption.md gives their references.</summary>
public sealed record DisruptionOptions
{
    /// <summary>Days of base use held of goods. Default: 30 (an assumption; Hallegatte 2014 takes 90, national surveys 10 to 50).</summary>
    public double GoodsInventoryDays { get; init; } = 30;

    /// <summary>Days of base use held of services, energy and transport, which can hardly be stored. Default: 3 (Hallegatte 2014).</summary>
    public double ServiceInventoryDays { get; init; } = 3;

    /// <summary>τ_S, days in which a gap in stocks would be closed. Default: 30 (Hallegatte 2014).</summary>
    public double RestockDays { get; init; } = 30;

    /// <summary>
    /// ψ in [0, 1]: production is cut once a stock is below ψ times its target (firms within a sector are not equally stocked). 0 lets
    /// stocks be used to the last day (Pichler et al. 2022). Default: 0; Hallegatte (2014) takes 0.8.
    /// </summary>
    public double StockCaution { get; init; }

    /// <summary>α_max: the largest production relative to base capacity, at least 1. Default: 1.25 (Hallegatte 2014).</summary>
    public double OverproductionLimit { get; init; } = 1.25;

    /// <summary>τ_α, days over which overproduction builds up and fades. Default: 365 (Hallegatte 2014).</summary>
    public double OverproductionDays { get; init; } = 365;

    /// <summary>s, speed of substitution between sources of the same product, per day. Default: 0, none.</summary>
    public double SubstitutionPerDay { get; init; }

    /// <summary>Who is served first. Default: <see cref="Rationing.Proportional"/>.</summary>
    public Rationing Rationing { get; init; } = Rationing.Proportional;

    /// <summary>What stock is aimed at. Default: <see cref="StockPolicy.HoldBaseLevel"/>.</summary>
    public StockPolicy StockPolicy { get; init; } = StockPolicy.HoldBaseLevel;

    /// <summary>Exceptions to the inventory defaults, the last match counting.</summary>
    public ImmutableArray<InventoryRule> Inventories { get; init; } = [];

    /// <summary>
    /// Exceptions to the default criticality, the last match counting. Default: goods are critical to agriculture, mining and manufacturing and important
    /// to services; services are important to everyone (an assumption in the spirit of Pichler et al. 2022).
    /// </summary>
    public ImmutableArray<CriticalityRule> Criticalities { get; init; } = [];

    /// <summary>Exceptions to <see cref="SubstitutionPerDay"/>, the last match counting.</summary>
    public ImmutableArray<SubstitutionRule> Substitutions { get; init; } = [];

    /// <summary>
    /// An input that makes up less than this share of a user's intermediate inputs is non-critical unless <see cref="Criticalities"/> says otherwise: tables
    /// hold traces of nearly every product in every use. Default: 0.01 (an assumption).
    /// </summary>
    public double CriticalShare { get; init; } = 0.01;

    /// <summary>An economy counts as recovered when its output is below base by less than this fraction. Default: 0.001.</summary>
    public double RecoveryTolerance { get; init; } = 1e-3;

    /// <summary>A sector counts as hit on the first day its output is below base by more than this fraction. Default: 0.01.</summary>
    public double HitThreshold { get; init; } = 0.01;

    /// <summary>Threads; 0 for as many as the machine has. The answer does not depend on it.</summary>
    public int Threads { get; init; }
}
