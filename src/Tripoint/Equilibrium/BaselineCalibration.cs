using Tripoint.Equilibrium.Core;
using Tripoint.Faults;
using Tripoint.Tables;

namespace Tripoint.Equilibrium;

/// <summary>Makes a base that is an equilibrium out of one that is not: without deficits, or from shares that do not balance.</summary>
public static class BaselineCalibration
{
    /// <summary>The table re-solved in the long run without deficits: the same shares, technology and tariffs, new flows.</summary>
    /// <param name="table">The table.</param>
    /// <param name="profitShare">J: profits as a part of receipts (<see cref="EquilibriumOptions.ProfitShare"/>); null: none.</param>
    /// <exception cref="BadInputException">No such equilibrium was found.</exception>
    public static WorldTable WithoutDeficits(WorldTable table, double[]? profitShare = null)
    {
        if (!table.Deficit.ContainsAnyExcept(0.0)) return table;
        return Solve(new BaseSystem(table, profitShare), table.ToData(), "without deficits");
    }

    /// <summary>
    /// The equilibrium with zero deficits at the data's trade shares, technology, tariffs and value added, whether or not the data balance
    /// (the procedure of Caliendo and Parro 2015). Final shares are what intermediate use leaves, negative ones set to zero.
    /// </summary>
    /// <param name="data">Content with trade, tariffs, input shares and elasticities; final shares and deficits are not used.</param>
    /// <exception cref="BadInputException">No equilibrium was found, or the content is malformed.</exception>
    public static WorldTable FromShares(WorldTableData data)
    {
        var system = new BaseSystem(data);
        var clipped = system.ClippedFinalDemand;
        var spent = data.Trade.Sum();
        var clipping = new RebalancingStep(
            "negative final demand set to zero", "intermediate use exceeds recorded expenditure on the product", clipped, clipped / spent, []);
        return Solve(system, data with { Rebalancing = data.Rebalancing.Add(clipping) }, "with zero deficits");
    }

    private static WorldTable Solve(BaseSystem system, WorldTableData data, string what)
    {
        var technology = new Technology(1, 1, 1, 1);
        var map = new EquilibriumMap(system, technology);
        var policy = new PolicySystem(system, PolicyChange.None, system.Theta, new double[system.Np]);
        var state = new double[map.Size];
        map.Start(state);
        var solver = new FixedPointSolver(map);
        solver.Solve(policy, state, 1e-13, 5000, null, null, CancellationToken.None);
        if (!(solver.Residual <= 1e-9))
            throw new BadInputException($"no equilibrium {what} was found for the table '{data.Name}'", "", "", "Use fixed deficits instead");
        var trade = new ResultAssembly(system, technology, policy, map, state).Trade;
        var moved = 0.0;
        for (var cell = 0; cell < trade.Length; cell++) moved += Math.Abs(trade[cell] - data.Trade[cell]);
        var step = new RebalancingStep(
            $"equilibrium {what}", "the base of the model is an equilibrium; shares, technology and tariffs are kept, flows follow", moved, moved / data.Trade.Sum(), []);
        return WorldTable.Create(data with { Trade = trade, FinalShare = null, Deficit = null, ValueAddedShare = null, Rebalancing = data.Rebalancing.Add(step) });
    }
}
