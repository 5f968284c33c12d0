namespace Tripoint.Sourcing;

/// <summary>A limit on what may rest on the suppliers of one country or one route together.</summary>
/// <param name="Grouping">Country or route.</param>
/// <param name="Group">The country or route.</param>
/// <param name="Share">The largest share of demand, above 0 and at most 1.</param>
public sealed record GroupCeiling(PlanGrouping Grouping, string Group, double Share)
{
    /// <summary>Whether a supplier counts.</summary>
    public bool Holds(PlanSupplier supplier) => Grouping == PlanGrouping.Country
        ? supplier.Country == Group
        : supplier.Route.Split(' ').Contains(Group, StringComparer.Ordinal);
}
