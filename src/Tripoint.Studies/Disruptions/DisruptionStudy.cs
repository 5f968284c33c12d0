using Tripoint.Disruption;
using Tripoint.Faults;

namespace Tripoint.Studies.Disruptions;

/// <summary>What a cut-off does day by day, how sure that is, what would have bridged it, and whose failure spreads furthest.</summary>
public static class DisruptionStudy
{
    private const int RunsOfBridge = 25;

    /// <summary>Answers a request.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="progress">Told the stage's steps done and their number.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="BadInputException">The request makes no sense on its table.</exception>
    public static DisruptionReport Run(DisruptionRequest request, IProgress<(int Done, int All)>? progress = null, CancellationToken cancellation = default)
    {
        var data = DisruptionData.From(request.Table);
        DisruptionResult? result = null;
        MonteCarloResult? draws = null;
        BridgeResult? bridge = null;
        HorizonComparison? horizons = null;
        if (request.Scenario is { } scenario)
        {
            result = DisruptionModel.Simulate(data, scenario, onDay: day => progress?.Report((day, scenario.Days)), cancellation: cancellation);
            if (scenario.MonteCarlo.Draws > 0)
                draws = DisruptionMonteCarlo.Simulate(data, scenario, done => progress?.Report((done, scenario.MonteCarlo.Draws)), cancellation);
            if (request.BridgeTarget is { } target)
            {
                if (request.Members.IsEmpty) throw new BadInputException($"the table '{request.Table.Name}' has no member of {request.Bloc}", "--bridge");
                bridge = DisruptionBridge.Find(data, scenario, request.Members, target, done => progress?.Report((Math.Min(done, RunsOfBridge), RunsOfBridge)), cancellation);
            }
            if (request.HasHorizons)
            {
                if (request.World is not { } world) throw new BadInputException("the three horizons need a table with tariffs and elasticities", "--horizons", "the embedded table, or an imported one that has a world table");
                horizons = HorizonComparison.Of(result, world, cancellation);
            }
        }
        SystemicRiskResult? risk = null, economies = null;
        if (request.HasRisk)
        {
            var options = new SystemicRiskOptions { Criticalities = request.Scenario?.Options.Criticalities ?? [] };
            risk = SystemicRisk.OfNodes(data, options, done => progress?.Report((done, data.NodeCount)), cancellation);
            economies = SystemicRisk.OfEconomies(data, options, cancellation);
        }
        return new DisruptionReport(request, data, result, draws, bridge, risk, economies, horizons);
    }
}
