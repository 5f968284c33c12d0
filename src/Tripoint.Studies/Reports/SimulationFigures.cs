using System.Collections.Immutable;
using Tripoint.Equilibrium;

namespace Tripoint.Studies.Reports;

/// <summary>One figure that a simulation gives for every economy.</summary>
/// <param name="JsonName">Its name in JSON and CSV.</param>
/// <param name="Heading">Its heading in a table.</param>
/// <param name="Values">N fractions.</param>
internal sealed record SimulationFigure(string JsonName, string Heading, Func<EquilibriumResult, double[]> Values);

/// <summary>The figures of a simulation, in the order of the contract.</summary>
internal static class SimulationFigures
{
    public static ImmutableArray<SimulationFigure> All { get; } =
    [
        new("welfareExactPercent", "welfare", r => r.WelfareExact),
        new("welfareFirstOrderPercent", "first-order", r => r.WelfareFirstOrder),
        new("termsOfTradePercent", "terms of trade", r => r.TermsOfTrade),
        new("volumeOfTradePercent", "volume of trade", r => r.VolumeOfTrade),
        new("realWagePercent", "real wage", r => r.RealWage),
        new("exportsPercent", "exports", r => r.Exports),
        new("importsPercent", "imports", r => r.Imports),
    ];
}
