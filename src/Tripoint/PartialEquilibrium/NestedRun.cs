using System.Collections.Immutable;
using Tripoint.Equilibrium;
using Tripoint.Tables;

namespace Tripoint.PartialEquilibrium;

/// <summary>
/// Partial and general equilibrium of one change of duties, and what lies between them, step by step. With E_m = −1, σ = 1 + θ and fixed
/// prices, GSIM on a sector is the first round of the general equilibrium: <c>X_n π_ni (ĉ_i τ̂_ni)^−θ / Σ_k π_nk (ĉ_k τ̂_nk)^−θ / (1+τ′)</c> with
/// ĉ = 1 and X as before. Letting ĉ move as the general equilibrium says gives the next step, letting X move the last, which is the
/// general equilibrium itself: the steps add up to the whole difference.
/// </summary>
public sealed record NestedRun
{
    /// <summary>The lines.</summary>
    public required AgreementLines Lines { get; init; }

    /// <summary>The partial equilibrium of the lines with the supply elasticity asked for.</summary>
    public required GsimResult Partial { get; init; }

    /// <summary>The general equilibrium of the same duties.</summary>
    public required EquilibriumResult General { get; init; }

    /// <summary>The flows before, then after each step; the last is the general equilibrium.</summary>
    public required ImmutableArray<NestedStep> Steps { get; init; }

    /// <summary>The largest difference between the last step and the general equilibrium's flows, over the largest flow.</summary>
    public required double Residual { get; init; }

    /// <summary>Solves both and the steps between.</summary>
    /// <param name="lines">The table cut into lines.</param>
    /// <param name="tariffAfter">J × N × N duties after.</param>
    /// <param name="supply">Supply elasticity of the partial equilibrium; infinity for fixed prices.</param>
    /// <param name="substitution">Elasticities of the lines; null: those of their sectors.</param>
    /// <param name="options">Settings of the general equilibrium.</param>
    /// <param name="cancellation">Stops the run.</param>
    public static NestedRun Solve(
        AgreementLines lines, double[] tariffAfter, double supply, double[]? substitution = null, EquilibriumOptions? options = null, CancellationToken cancellation = default)
    {
        var table = lines.Table;
        var general = new EquilibriumModel(table, options).Solve(new PolicyChange { Tariff = tariffAfter }, null, null, cancellation);
        var partial = GsimModel.Solve(lines.Gsim(tariffAfter, -1, supply, substitution), null, cancellation);
        var steps = ImmutableArray.CreateBuilder<NestedStep>();
        steps.Add(new NestedStep("before", table.Trade.ToArray()));
        steps.Add(new NestedStep("lines", BySector(lines, partial.TradeAfter)));
        if (double.IsFinite(supply)) steps.Add(new NestedStep("fixed supply prices", BySector(lines, GsimModel.Solve(lines.Gsim(tariffAfter, -1, double.PositiveInfinity, substitution), null, cancellation).TradeAfter)));
        if (substitution is not null) steps.Add(new NestedStep("sectors' elasticities", BySector(lines, GsimModel.Solve(lines.Gsim(tariffAfter, -1, double.PositiveInfinity), null, cancellation).TradeAfter)));
        steps.Add(new NestedStep("sectors as wholes", Respond(general.Base, tariffAfter, null, null)));
        steps.Add(new NestedStep("wages and input costs", Respond(general.Base, tariffAfter, general.UnitCostHat, null)));
        var last = Respond(general.Base, tariffAfter, general.UnitCostHat, general.Expenditure);
        steps.Add(new NestedStep("spending and income", last));
        double worst = 0, largest = 0;
        for (var at = 0; at < last.Length; at++) (worst, largest) = (Math.Max(worst, Math.Abs(last[at] - general.Trade[at])), Math.Max(largest, general.Trade[at]));
        return new NestedRun { Lines = lines, Partial = partial, General = general, Steps = steps.ToImmutable(), Residual = worst / largest };
    }

    /// <summary>Flows of lines added up by sector; sectors without lines keep the table's.</summary>
    private static double[] BySector(AgreementLines lines, double[] trade)
    {
        var table = lines.Table;
        var cells = table.EconomyCount * table.EconomyCount;
        var sums = table.Trade.ToArray();
        foreach (var j in lines.Sectors.Distinct()) Array.Clear(sums, j * cells, cells);
        for (var l = 0; l < lines.Codes.Length; l++) for (var cell = 0; cell < cells; cell++) sums[lines.Sectors[l] * cells + cell] += trade[l * cells + cell];
        return sums;
    }

    /// <summary>X_n π_ni (ĉ_i τ̂_ni)^−θ / Σ / (1+τ′), all sectors.</summary>
    private static double[] Respond(WorldTable table, double[] tariffAfter, double[]? cost, double[]? spending)
    {
        int n = table.EconomyCount, sectors = table.SectorCount;
        var trade = new double[table.Trade.Length];
        var weight = new double[n];
        for (var j = 0; j < sectors; j++)
        {
            for (var v = 0; v < n; v++)
            {
                double sum = 0, before = 0;
                for (var r = 0; r < n; r++)
                {
                    var cell = table.Cell(j, v, r);
                    var share = table.Trade[cell] * (1 + table.Tariff[cell]);
                    before += share;
                    var price = (1 + tariffAfter[cell]) / (1 + table.Tariff[cell]) * (cost is null ? 1 : cost[r * sectors + j]);
                    weight[r] = share > 0 ? share * Math.Pow(price, -table.Elasticity[j]) : 0;
                    sum += weight[r];
                }
                if (sum <= 0) continue;
                var spent = spending is null ? before : spending[v * sectors + j];
                for (var r = 0; r < n; r++) trade[table.Cell(j, v, r)] = spent * weight[r] / sum / (1 + tariffAfter[table.Cell(j, v, r)]);
            }
        }
        return trade;
    }
}
