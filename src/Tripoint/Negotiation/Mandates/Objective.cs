using Tripoint.Scenarios;

namespace Tripoint.Negotiation.Mandates;

/// <summary>What a party may value. Each is a change between the base and the package, as a fraction.</summary>
public enum ObjectiveKind
{
    /// <summary>Real income, Ŵ − 1.</summary>
    Welfare,

    /// <summary>The value of all exports before tariff, in the numeraire: relative change.</summary>
    Exports,

    /// <summary>Employment in the named sectors: relative change of their sum, sectors weighted by the base's value added.</summary>
    Employment,

    /// <summary>Value added in the named sectors, in the numeraire: relative change of their sum.</summary>
    ValueAdded,

    /// <summary>Tariff revenue: its change as a share of the base's income.</summary>
    Revenue,

    /// <summary>
    /// Reliance on one market, or on the largest partner where none is named: the change of its share in the party's exports of the named
    /// sectors, counted negatively, so that less reliance is a gain.
    /// </summary>
    Reliance,
}

/// <summary>
/// One thing a party values, and how much. The party's score of a package is Σ weight × change: with weights 1 on welfare and 0.2 on exports,
/// a percentage point of welfare is worth five of exports.
/// </summary>
/// <param name="Kind">What is valued.</param>
/// <param name="Weight">How much one unit of it counts; finite and not zero. A negative weight values less of it.</param>
/// <param name="Sectors">The sectors meant, for employment, value added and reliance; otherwise all.</param>
public sealed record Objective(ObjectiveKind Kind, double Weight, Selector Sectors)
{
    /// <summary>An objective over all sectors.</summary>
    public Objective(ObjectiveKind kind, double weight) : this(kind, weight, Selector.All) { }

    /// <summary>The market whose share is meant under <see cref="ObjectiveKind.Reliance"/>: an economy's code; empty: the largest market of the base.</summary>
    public string Market { get; init; } = "";
}
