using System.Collections.Immutable;
using Tripoint.Equilibrium;

namespace Tripoint.Studies.Reports;

/// <summary>One figure that a simulation gives for every economy.</summary>
/// <param name="JsonName">Its name in JSON and CSV.</param>
/// <param name="Heading">Its heading in a table.</param>
/// <param name="Values">N fractions.</param>
/// <param name="Intervals">N intervals over draws.</param>
internal sealed record SimulationFigure(
    string JsonName, string Heading, Func<EquilibriumResult, double[]> Values, Func<EquilibriumDraws, EquilibriumInterval[]> Intervals);

/// <summary>The figures of a simulation, in the order of the contract.</summary>
internal static class SimulationFigures
{
    public static ImmutableArray<SimulationFigure> All { get; } =
    [
        new("welfareExactPercent", "welfare", r => r.WelfareExact, d => d.WelfareExact),
        new("welfareFirstOrderPercent", "first-order", r => r.WelfareFirstOrder, d => d.WelfareFirstOrder),
        new("termsOfTradePercent", "terms of trade", r => r.TermsOfTrade, d => d.TermsOfTrade),
        new("volumeOfTradePercent", "volume of trade", r => r.VolumeOfTrade, d => d.VolumeOfTrade),
        new("realWagePercent", "real wage", r => r.RealWage, d => d.RealWage),
        new("exportsPercent", "exports", r => r.Exports, d => d.Exports),
        new("importsPercent", "imports", r => r.Imports, d => d.Imports),
    ];
}
