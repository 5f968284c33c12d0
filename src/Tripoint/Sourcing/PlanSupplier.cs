namespace Tripoint.Sourcing;

/// <summary>A supplier that a plan can buy from. Quantities are in any one unit (tonnes, or million US$ at base prices), money in any one currency.</summary>
/// <param name="Name">Its name, unique within the plan.</param>
/// <param name="UnitCost">Landed cost of a unit: price, freight, duty. Zero or more.</param>
/// <param name="Capacity">The most it can deliver in the period, what is bought today included.</param>
public sealed record PlanSupplier(string Name, double UnitCost, double Capacity)
{
    /// <summary>What is bought from it today. So much costs no ramp.</summary>
    public double Current { get; init; }

    /// <summary>What a unit above <see cref="Current"/> costs on top: qualification, new contracts, overtime. Zero or more.</summary>
    public double RampCost { get; init; }

    /// <summary>The smallest order; less than this can only be nothing. 0: none. Makes the plan a mixed-integer programme.</summary>
    public double MinimumLot { get; init; }

    /// <summary>The largest share of demand that may rest on it; null: no ceiling.</summary>
    public double? ShareCeiling { get; init; }

    /// <summary>The country it delivers from; suppliers of a country fail together. Empty: none known.</summary>
    public string Country { get; init; } = "";

    /// <summary>The route its goods take; suppliers of a route fail together. Several are separated by a space. Empty: none known.</summary>
    public string Route { get; init; } = "";
}
