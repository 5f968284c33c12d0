using System.Collections.Immutable;
using Tripoint.Equilibrium.Core;
using Tripoint.Tables;

namespace Tripoint.Equilibrium;

/// <summary>How a solve ended.</summary>
public enum SolveStatus
{
    /// <summary>The certificate's residual is within the tolerance.</summary>
    Converged,

    /// <summary>The iteration limit was reached first.</summary>
    IterationLimit,

    /// <summary>The residual stopped falling above the tolerance.</summary>
    Stalled,

    /// <summary>The policy admits no equilibrium (for example a good somebody needs that nobody can deliver).</summary>
    Infeasible,
}

/// <summary>The largest relative residuals, recomputed from the answer by code separate from the solver.</summary>
/// <param name="GoodsMarket">Expenditure against intermediate plus final use.</param>
/// <param name="TradeBalance">Imports less deficit against exports.</param>
/// <param name="Price">Price indices and unit costs against their definitions.</param>
/// <param name="Income">Income against factor income, revenue and deficit.</param>
public sealed record Certificate(double GoodsMarket, double TradeBalance, double Price, double Income)
{
    /// <summary>The largest of the residuals.</summary>
    public double Largest => Math.Max(Math.Max(GoodsMarket, TradeBalance), Math.Max(Price, Income));
}

/// <summary>
/// A counterfactual equilibrium. Changes are fractions (0.01 is one per cent); hats are ratios new/old; money is million US$ in the
/// numeraire (world nominal value added of the base held constant).
/// </summary>
public sealed record EquilibriumResult
{
    /// <summary>The base, re-solved without deficits under <see cref="DeficitClosure.Zero"/>.</summary>
    public required WorldTable Base { get; init; }

    /// <summary>The policies in force.</summary>
    public required PolicyChange Policy { get; init; }

    /// <summary>The settings used.</summary>
    public required EquilibriumOptions Options { get; init; }

    /// <summary>How the solve ended.</summary>
    public required SolveStatus Status { get; init; }

    /// <summary>Iterations used.</summary>
    public required int Iterations { get; init; }

    /// <summary>The certificate's largest residual.</summary>
    public double Residual => Certificate.Largest;

    /// <summary>The recomputed residuals.</summary>
    public required Certificate Certificate { get; init; }

    /// <summary>N: exact change of welfare, Î_n / Π_j (P̂_n^j)^{α_n^j} − 1.</summary>
    public required double[] WelfareExact { get; init; }

    /// <summary>N: the first-order formula of Caliendo and Parro (2015), the sum of the next two.</summary>
    public required double[] WelfareFirstOrder { get; init; }

    /// <summary>N: its terms-of-trade part.</summary>
    public required double[] TermsOfTrade { get; init; }

    /// <summary>N: its volume-of-trade part.</summary>
    public required double[] VolumeOfTrade { get; init; }

    /// <summary>N: change of the real wage, ŵ_n / Π_j (P̂_n^j)^{α_n^j} − 1.</summary>
    public required double[] RealWage { get; init; }

    /// <summary>N: change of the value of exports before tariff, in the numeraire.</summary>
    public required double[] Exports { get; init; }

    /// <summary>N: change of the value of imports before tariff, in the numeraire.</summary>
    public required double[] Imports { get; init; }

    /// <summary>N: ŵ_n (average over sectors where labour is specific).</summary>
    public required double[] WageHat { get; init; }

    /// <summary>N: consumer price index hat, Π_j (P̂_n^j)^{α_n^j} or its CES counterpart.</summary>
    public required double[] ConsumerPriceHat { get; init; }

    /// <summary>N × J: P̂_n^j.</summary>
    public required double[] PriceHat { get; init; }

    /// <summary>N × J: ĉ_n^j.</summary>
    public required double[] UnitCostHat { get; init; }

    /// <summary>J × N × N: new trade flows before tariff.</summary>
    public required double[] Trade { get; init; }

    /// <summary>N × J: new expenditure X'_n^j including tariffs.</summary>
    public required double[] Expenditure { get; init; }

    /// <summary>N × J: new gross output at producer prices.</summary>
    public required double[] Output { get; init; }

    /// <summary>N × J: change of output in volume, (Y'/Y)/ĉ − 1.</summary>
    public required double[] OutputVolume { get; init; }

    /// <summary>N: new income I'_n.</summary>
    public required double[] Income { get; init; }

    /// <summary>N: new tariff revenue.</summary>
    public required double[] TariffRevenue { get; init; }

    /// <summary>Why there is no converged answer, as one sentence; empty where there is one.</summary>
    public string Diagnosis { get; init; } = "";

    /// <summary>N × J: producers' prices new/old, unit cost less subsidy.</summary>
    public required double[] SupplyPriceHat { get; init; }

    /// <summary>N × J: ω̂_n^j, price of a unit of value added; ŵ_n in every sector in the long run.</summary>
    public required double[] FactorPriceHat { get; init; }

    /// <summary>N × J: new value added at factor cost.</summary>
    public required double[] ValueAdded { get; init; }

    /// <summary>N × J: change of employment in a sector; only mobile factors move, so zero in the short run.</summary>
    public required double[] Employment { get; init; }

    /// <summary>N: rents of export restrictions that the importer collects.</summary>
    public required double[] RentRevenue { get; init; }

    /// <summary>N: export tax revenue, with rents of volume caps that the exporter collects.</summary>
    public required double[] ExportTaxRevenue { get; init; }

    /// <summary>N: cost of production subsidies.</summary>
    public required double[] SubsidyCost { get; init; }

    /// <summary>N: new profits of firms; zero unless the options give them a part of receipts.</summary>
    public double[] Profit { get; init; } = [];

    /// <summary>What each volume cap of the policy does, in its order.</summary>
    public ImmutableArray<VolumeCapOutcome> VolumeCaps { get; init; } = [];

    /// <summary>Largest change of each iteration, in logs.</summary>
    public double[] ResidualHistory { get; init; } = [];

    /// <summary>How long the solve took; zero unless the options carry a clock.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>The solver's state, for a warm start.</summary>
    internal double[]? State { get; init; }

    /// <summary>J × N × N: flows of the base as the model computes them, equal to the table's to rounding.</summary>
    internal double[] TradeBefore { get; init; } = [];

    /// <summary>The first-order welfare effect by partner and by sector.</summary>
    public WelfareDecomposition Decompose() => FirstOrderWelfare.Decompose(Base, TradeBefore, Trade, SupplyPriceHat);

    /// <summary>Who pays the changed wedges on one flow. Rents of volume caps count as wedges.</summary>
    /// <param name="sector">Sector index.</param>
    /// <param name="importer">Importer index.</param>
    /// <param name="exporter">Exporter index.</param>
    public PriceIncidence Incidence(int sector, int importer, int exporter)
    {
        var cell = Base.Cell(sector, importer, exporter);
        var wedge = (1 + (Policy.Tariff?[cell] ?? Base.Tariff[cell])) / (1 + Base.Tariff[cell]) * (1 + (Policy.ExportTax?[cell] ?? 0))
            * (1 + (Policy.ImporterRent?[cell] ?? 0)) * (Policy.Barrier?[cell] ?? 1);
        foreach (var cap in VolumeCaps)
        {
            if (cap.Cap.Sector == sector && cap.Cap.Importer == importer && cap.Cap.Exporter == exporter) wedge *= 1 + cap.RentRate;
        }
        var producer = SupplyPriceHat[(exporter * Base.SectorCount) + sector];
        return new PriceIncidence(wedge - 1, (wedge * producer) - 1, producer - 1);
    }

    /// <summary>The same for all imports of an economy from a partner, weighted by base trade over the flows whose wedge changed.</summary>
    public PriceIncidence Incidence(int importer, int exporter)
    {
        double weight = 0, wedge = 0, paid = 0, received = 0;
        for (var s = 0; s < Base.SectorCount; s++)
        {
            var trade = Base.Trade[Base.Cell(s, importer, exporter)];
            var one = Incidence(s, importer, exporter);
            if (trade == 0 || one.Wedge == 0 || !double.IsFinite(one.Wedge)) continue;
            weight += trade;
            wedge += trade * Math.Log(1 + one.Wedge);
            paid += trade * Math.Log(1 + one.ImporterPrice);
            received += trade * Math.Log(1 + one.ExporterPrice);
        }
        return weight == 0 ? default : new PriceIncidence(Math.Exp(wedge / weight) - 1, Math.Exp(paid / weight) - 1, Math.Exp(received / weight) - 1);
    }
}
