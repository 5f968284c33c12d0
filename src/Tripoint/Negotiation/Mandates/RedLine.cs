using System.Collections.Immutable;
using Tripoint.Negotiation.Schedules;
using Tripoint.Scenarios;

namespace Tripoint.Negotiation.Mandates;

/// <summary>What a party will not accept. A closed family.</summary>
/// <param name="Name">How reports call it.</param>
/// <param name="Place">Where it was written.</param>
public abstract record RedLine(string Name, ScenarioPlace Place);

/// <summary>Which loss a sector may not exceed.</summary>
public enum SectorMeasure
{
    /// <summary>Volume of gross output.</summary>
    Output,

    /// <summary>Employment.</summary>
    Employment,
}

/// <summary>No named sector of the party may lose more than a share of its output or employment.</summary>
/// <param name="Name">How reports call it.</param>
/// <param name="Place">Where it was written.</param>
/// <param name="Measure">Output or employment.</param>
/// <param name="Sectors">The sectors, each judged by itself.</param>
/// <param name="LargestLoss">The largest loss allowed, a fraction between 0 and 1 (0.02 is 2 per cent).</param>
public sealed record SectorLossLimit(string Name, ScenarioPlace Place, SectorMeasure Measure, Selector Sectors, double LargestLoss) : RedLine(Name, Place);

/// <summary>The party's own tariffs on the named flows may not fall.</summary>
/// <param name="Name">How reports call it.</param>
/// <param name="Place">Where it was written.</param>
/// <param name="Exporters">Codes of the partners, or <c>all</c>.</param>
/// <param name="Sectors">The sectors.</param>
public sealed record FrozenTariffs(string Name, ScenarioPlace Place, Selector Exporters, Selector Sectors) : RedLine(Name, Place);

/// <summary>Lines of the party's own schedule that may not fall below their base rate.</summary>
/// <param name="Name">How reports call it.</param>
/// <param name="Place">Where it was written.</param>
/// <param name="Exporters">Codes of the partners, or <c>all</c>.</param>
/// <param name="Lines">Tariff codes; a shorter code (an HS heading) means every line under it.</param>
public sealed record FrozenLines(string Name, ScenarioPlace Place, Selector Exporters, ImmutableArray<TariffCode> Lines) : RedLine(Name, Place)
{
    /// <summary>Whether a line is one of them.</summary>
    public bool Holds(TariffCode line) => Lines.Any(c => c == line || c.IsAbove(line));
}

/// <summary>The party's welfare may not change by less than a bound.</summary>
/// <param name="Name">How reports call it.</param>
/// <param name="Place">Where it was written.</param>
/// <param name="Smallest">The smallest change of real income accepted, a fraction (0: no loss).</param>
public sealed record WelfareFloor(string Name, ScenarioPlace Place, double Smallest) : RedLine(Name, Place);
