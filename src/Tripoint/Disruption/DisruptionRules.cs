using System.Collections.Immutable;

namespace Tripoint.Disruption;

/// <summary>What happens to a sector that runs out of an input (Pichler et al. 2022).</summary>
public enum Criticality
{
    /// <summary>Production goes on without it.</summary>
    NonCritical,

    /// <summary>Production falls to half of capacity when it is gone.</summary>
    Important,

    /// <summary>No production without it.</summary>
    Critical,
}

/// <summary>Which uses a rule concerns. An empty list means all.</summary>
/// <param name="Products">Product (sector) indices.</param>
/// <param name="Economies">Indices of the using economies.</param>
/// <param name="Users">Indices of the using sectors.</param>
public sealed record UseSelection(ImmutableArray<int> Products, ImmutableArray<int> Economies, ImmutableArray<int> Users)
{
    /// <summary>All uses.</summary>
    public static UseSelection All { get; } = new([], [], []);

    /// <summary>Whether a use belongs to the selection.</summary>
    public bool Contains(int product, int economy, int user) =>
        (Products.IsEmpty || Products.Contains(product)) && (Economies.IsEmpty || Economies.Contains(economy)) && (Users.IsEmpty || Users.Contains(user));
}

/// <summary>Sets the stock held of an input. Later rules override earlier ones.</summary>
/// <param name="Where">The uses concerned.</param>
/// <param name="Days">Days of base use; with what is held at least 1 in all.</param>
/// <param name="IsExtra">Whether the days come on top of what is held.</param>
public sealed record InventoryRule(UseSelection Where, double Days, bool IsExtra = false);

/// <summary>Sets how much an input matters. Later rules override earlier ones.</summary>
/// <param name="Where">The uses concerned.</param>
/// <param name="Level">The criticality.</param>
public sealed record CriticalityRule(UseSelection Where, Criticality Level);

/// <summary>Sets the speed at which buyers turn to the sources that deliver. Later rules override earlier ones.</summary>
/// <param name="Products">Product indices; empty for all.</param>
/// <param name="PerDay">s in [0, 1]: the share of the gap between the remembered and today's delivery ratio closed in a day.</param>
public sealed record SubstitutionRule(ImmutableArray<int> Products, double PerDay);
