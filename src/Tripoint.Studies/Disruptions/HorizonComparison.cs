using System.Collections.Immutable;
using Tripoint.Disruption;
using Tripoint.Equilibrium;
using Tripoint.Faults;
using Tripoint.Tables;

namespace Tripoint.Studies.Disruptions;

/// <summary>
/// One shock at three horizons: day by day (quantities ration, prices stand still), short-run equilibrium (prices clear markets, labour stays in its sector),
/// long-run equilibrium (labour moves). In the simulation the shock comes and goes; in the equilibria it lasts at full size.
/// </summary>
/// <param name="Rows">One row an economy, in the table's order.</param>
/// <param name="ShortRun">How the short-run solve ended.</param>
/// <param name="LongRun">How the long-run solve ended.</param>
/// <param name="Notes">What has no counterpart in the equilibria, or only a limited one.</param>
public sealed record HorizonComparison(ImmutableArray<HorizonRow> Rows, SolveStatus ShortRun, SolveStatus LongRun, ImmutableArray<string> Notes)
{
    /// <summary>A productivity of zero has no equilibrium where the product is needed: full losses stand at this ratio.</summary>
    public const double SmallestProductivity = 0.01;

    /// <summary>Compares the horizons.</summary>
    /// <param name="result">The simulation, on a table with the world table's economies and sectors in its order.</param>
    /// <param name="world">The world table.</param>
    /// <param name="cancellation">Stops the solves.</param>
    /// <exception cref="BadInputException">The two tables do not match.</exception>
    public static HorizonComparison Of(DisruptionResult result, WorldTable world, CancellationToken cancellation = default)
    {
        if (!result.Data.Economies.SequenceEqual(world.Economies) || !result.Data.Sectors.SequenceEqual(world.Sectors))
            throw new BadInputException("the three horizons need the simulation and the equilibrium on one table", "--horizons", "the same economies and sectors in both");
        var notes = new List<string>();
        var policy = Policy(result.Scenario, world, notes);
        var shortRun = new EquilibriumModel(world, new EquilibriumOptions { Horizon = Horizon.ShortRun }).Solve(policy, cancellation: cancellation);
        var longRun = new EquilibriumModel(world, new EquilibriumOptions { Horizon = Horizon.LongRun }).Solve(policy, cancellation: cancellation);
        var rows = Enumerable.Range(0, world.EconomyCount).Select(n => new HorizonRow(
            n,
            -result.OutputLossShare(n, 30),
            -result.OutputLossShare(n, 90),
            -result.OutputLossShare(n, result.Days),
            Volume(shortRun, world, n),
            shortRun.WelfareExact[n],
            Volume(longRun, world, n),
            longRun.WelfareExact[n]));
        return new HorizonComparison([.. rows], shortRun.Status, longRun.Status, [.. notes]);
    }

    /// <summary>
    /// The lasting policy that stands for the shocks at full size: a link cut by s becomes the iceberg cost that cuts the flow by s at unchanged prices,
    /// d̂ = (1 − s)^(−1/θ) (+∞ for a full cut); a capacity loss of s becomes productivity 1 − s. Demand shocks have no counterpart.
    /// </summary>
    public static PolicyChange Policy(DisruptionScenario scenario, WorldTable world, IList<string> notes)
    {
        int n = world.EconomyCount, j = world.SectorCount;
        double[]? barrier = null, productivity = null;
        foreach (var shock in scenario.Shocks)
        {
            if (shock.Kind == ShockKind.Demand) notes.Add("A jump of demand has no counterpart in the equilibria and is left out there.");
            foreach (var sector in shock.Kind == ShockKind.Demand ? [] : shock.Sectors)
            {
                foreach (var economy in shock.Economies)
                {
                    if (shock.Kind == ShockKind.Capacity)
                    {
                        productivity ??= Ones(n * j);
                        ref var cell = ref productivity[economy * j + sector];
                        cell = Math.Min(cell, Math.Max(SmallestProductivity, 1 - shock.Size));
                        if (1 - shock.Size < SmallestProductivity) notes.Add("A full loss of capacity stands at a productivity of one per cent in the equilibria.");
                        continue;
                    }
                    foreach (var importer in shock.Importers)
                    {
                        if (importer == economy) continue;
                        barrier ??= Ones(j * n * n);
                        ref var cell = ref barrier[world.Cell(sector, importer, economy)];
                        cell = Math.Max(cell, shock.Size >= 1 ? double.PositiveInfinity : Math.Pow(1 - shock.Size, -1 / world.Elasticity[sector]));
                    }
                }
            }
        }
        var distinct = notes.Distinct(StringComparer.Ordinal).ToList();
        notes.Clear();
        foreach (var note in distinct) notes.Add(note);
        return new PolicyChange { Barrier = barrier, Productivity = productivity };
    }

    private static double[] Ones(int length)
    {
        var ones = new double[length];
        Array.Fill(ones, 1);
        return ones;
    }

    private static double Volume(EquilibriumResult result, WorldTable world, int economy)
    {
        double weighted = 0, all = 0;
        for (var s = 0; s < world.SectorCount; s++)
        {
            var at = economy * world.SectorCount + s;
            if (world.Output[at] == 0) continue;
            weighted += world.Output[at] * result.OutputVolume[at];
            all += world.Output[at];
        }
        return all > 0 ? weighted / all : 0;
    }
}
