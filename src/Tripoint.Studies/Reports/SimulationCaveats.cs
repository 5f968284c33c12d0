using Tripoint.Scenarios;

namespace Tripoint.Studies.Reports;

/// <summary>What a reader of a simulation must be told before comparing its figures.</summary>
internal static class SimulationCaveats
{
    /// <summary>Why the first-order figure leaves something out of this scenario; null where it does not.</summary>
    public static string? FirstOrder(Scenario scenario)
    {
        var kinds = scenario.Changes.Where(c => c is BarrierChange or ProducerChange).Select(c => c.Kind).Distinct(StringComparer.Ordinal).ToList();
        return kinds.Count == 0
            ? null
            : $"The first-order formula is made for tariffs: what a change of {string.Join(" or ", kinds)} itself saves or costs is not in it, only what follows through prices and trade.";
    }
}
