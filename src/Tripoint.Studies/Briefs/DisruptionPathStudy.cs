using System.Collections.Immutable;
using Tripoint.Codes;
using Tripoint.Data.Embedded;
using Tripoint.Disruption;
using Tripoint.Equilibrium;
using Tripoint.Faults;
using Tripoint.InputOutput;
using Tripoint.Studies.Disruptions;

namespace Tripoint.Studies.Briefs;

/// <summary>Simulates one shipped disruption for a brief, without draws, and solves the same shock in equilibrium.</summary>
internal static class DisruptionPathStudy
{
    private const int Days = 90, FirstHitCount = 5;

    // Less than this shows nothing in a chart and says nothing about the bloc.
    private const double SmallestLoss = 0.001;

    /// <summary>
    /// The path; null where none is asked for, the table is too large or lacks an economy or sector of the shock, or no member loses a
    /// thousandth of its output on any day.
    /// </summary>
    public static DisruptionPath? Of(BriefRequest request, ImmutableArray<Economy> members, CancellationToken cancellation)
    {
        var table = request.Table;
        if (request.Disruption is not { } key || table.EconomyCount * table.SectorCount > SupplyChainStudy.LargestNodeCount) return null;
        if (Scenario(key, request) is not { } scenario) return null;
        var result = DisruptionModel.Simulate(DisruptionData.From(InputOutputTable.FromWorldTable(table)), scenario, cancellation: cancellation);
        int[] indices = [.. members.Select(table.IndexOf)];
        if (result.Days < Days || indices.All(n => result.Trough(n).Below < SmallestLoss)) return null;
        var horizons = HorizonComparison.Of(result, table, cancellation);
        return new DisruptionPath
        {
            Key = key,
            Name = scenario.Name,
            Source = scenario.Source,
            FirstDay = scenario.Shocks.Min(s => s.StartDay),
            Members = [.. indices.Select(n => Member(result, horizons, n))],
            FirstHit = FirstHit(result, indices),
        };
    }

    private static DisruptionScenario? Scenario(string key, BriefRequest request)
    {
        try
        {
            return DisruptionLibrary.Load(key).Resolve(request.Table.Economies, request.Table.Sectors) with { Days = Days };
        }
        catch (BadInputException)
        {
            return null; // the shock names what this table does not have
        }
    }

    private static MemberDisruption Member(DisruptionResult result, HorizonComparison horizons, int n)
    {
        var (day, below) = result.Trough(n);
        var output = result.BaseOutput(n);
        var row = horizons.Rows[n];
        bool shortRun = horizons.ShortRun == SolveStatus.Converged, longRun = horizons.LongRun == SolveStatus.Converged;
        return new MemberDisruption(
            result.Data.Economies[n], [.. Enumerable.Range(0, Days).Select(t => (result.OutputByEconomy[(t * result.Data.EconomyCount) + n] / output) - 1)], day, -below,
            shortRun ? row.ShortRunWelfare : null, longRun ? row.LongRunWelfare : null, shortRun ? row.ShortRunOutput : null, longRun ? row.LongRunOutput : null);
    }

    private static ImmutableArray<SectorHit> FirstHit(DisruptionResult result, int[] members)
    {
        var sectors = result.Data.SectorCount;
        return
        [
            .. members.SelectMany(n => Enumerable.Range(n * sectors, sectors)).Where(f => result.FirstHitDay[f] > 0)
                .OrderBy(f => result.FirstHitDay[f]).ThenByDescending(f => result.OutputLoss[f]).Take(FirstHitCount)
                .Select(f => new SectorHit(result.Data.Economies[f / sectors], result.Data.Sectors[f % sectors], result.FirstHitDay[f])),
        ];
    }
}
