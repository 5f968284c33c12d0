using Tripoint.Tables;

namespace Tripoint.Equilibrium.Core;

/// <summary>
/// A world table laid out for the solver. Own arrays are J × Np (sector, economy), flow arrays J × N × Np (sector, importer, exporter),
/// input shares J × J × Np (using sector, input, economy). Np is N rounded up to <see cref="Lane"/>; the lanes beyond N hold zeros.
/// Shares are derived from the flows, so that the base satisfies every equation to rounding. Immutable; shared between threads.
/// </summary>
internal sealed class BaseSystem
{
    /// <summary>Economies are padded to a multiple of this.</summary>
    public const int Lane = 8;

    private BaseSteps? _steps;

    public BaseSystem(WorldTable table, double[]? profitShare = null) : this(table.ToData(), profitShare)
    {
    }

    /// <summary>From content that need not balance: shares and technology are taken as they are.</summary>
    /// <param name="table">The content.</param>
    /// <param name="profitShare">J: profits as a part of receipts; null: none.</param>
    public BaseSystem(WorldTableData table, double[]? profitShare = null)
    {
        int n = N = table.Economies.Length, j = J = table.Sectors.Length;
        Np = (N + Lane - 1) / Lane * Lane;
        int own = J * Np, np = Np;
        Share = new double[J * N * Np];
        NetShare = new double[J * N * Np];
        BaseTariff = table.Tariff;
        Gamma = new double[J * own];
        ValueAddedShare = new double[own];
        InputTotal = new double[own];
        Alpha = new double[own];
        Output = new double[own];
        OutputInverse = new double[own];
        OutputMask = new double[own];
        Expenditure = new double[own];
        ValueAdded = new double[own];
        ValueAddedInverse = new double[own];
        FactorIncome = new double[Np];
        Deficit = new double[Np];
        Income = new double[Np];
        IncomeInverse = new double[Np];
        Absent = new double[own];
        Theta = table.Elasticity;
        HasProfit = profitShare is not null;
        BaseCostShare = new double[J];
        for (var s = 0; s < J; s++) BaseCostShare[s] = 1 - (profitShare?[s] ?? 0);
        IsDiagonal = new bool[J];
        HasTariff = new bool[J];

        for (var s = 0; s < j; s++)
        {
            IsDiagonal[s] = true;
            for (var at = 0; at < n; at++)
            {
                for (var from = 0; from < n; from++)
                {
                    var cell = ((s * n) + at) * n + from;
                    var value = table.Trade[cell];
                    Expenditure[(s * np) + at] += value * (1 + BaseTariff[cell]);
                    Output[(s * np) + from] += value;
                    Income[at] += value * BaseTariff[cell];
                    Deficit[at] += value;
                    Deficit[from] -= value;
                    if (value > 0 && at != from) IsDiagonal[s] = false;
                }
            }
        }
        for (var s = 0; s < j; s++)
        {
            for (var at = 0; at < n; at++)
            {
                var spent = Expenditure[(s * np) + at];
                for (var from = 0; from < n && spent > 0; from++)
                {
                    var cell = ((s * n) + at) * n + from;
                    var padded = ((s * n) + at) * np + from;
                    Share[padded] = table.Trade[cell] * (1 + BaseTariff[cell]) / spent;
                    NetShare[padded] = table.Trade[cell] / spent;
                    if (table.Trade[cell] > 0 && BaseTariff[cell] != 0) HasTariff[s] = true;
                }
            }
        }
        for (var at = 0; at < n; at++)
        {
            for (var user = 0; user < j; user++)
            {
                var total = 0.0;
                for (var k = 0; k < j; k++)
                {
                    var share = table.InputShare[((at * j) + user) * j + k] / BaseCostShare[user];
                    Gamma[((user * j) + k) * np + at] = share;
                    total += share;
                }
                var own_ = (user * np) + at;
                InputTotal[own_] = total;
                ValueAddedShare[own_] = Math.Max(0, 1 - total);
                ValueAdded[own_] = ValueAddedShare[own_] * Output[own_] * BaseCostShare[user];
                Income[at] += (1 - BaseCostShare[user]) * Output[own_];
                FactorIncome[at] += ValueAdded[own_];
            }
            Income[at] += FactorIncome[at] + Deficit[at];
        }
        for (var at = 0; at < n; at++)
        {
            var total = 0.0;
            for (var k = 0; k < j; k++)
            {
                var final = Expenditure[(k * np) + at];
                for (var user = 0; user < j; user++) final -= Gamma[((user * j) + k) * np + at] * Output[(user * np) + at] * BaseCostShare[user];
                ClippedFinalDemand += Math.Max(0, -final);
                final = Math.Max(0, final);
                Alpha[(k * np) + at] = final;
                total += final;
            }
            for (var k = 0; k < j; k++) Alpha[(k * np) + at] /= total;
        }
        for (var at = 0; at < own; at++)
        {
            OutputInverse[at] = Output[at] > 0 ? 1 / Output[at] : 0;
            OutputMask[at] = Output[at] > 0 ? 0 : 1;
            ValueAddedInverse[at] = ValueAdded[at] > 0 ? 1 / ValueAdded[at] : 0;
            WorldValueAdded += ValueAdded[at];
            Absent[at] = Expenditure[at] > 0 ? 0 : 1;
        }
        for (var at = 0; at < n; at++) IncomeInverse[at] = 1 / Income[at];
    }

    /// <summary>Negative final demand that was set to zero, million US$.</summary>
    public double ClippedFinalDemand { get; }

    public int N { get; }

    public int J { get; }

    public int Np { get; }

    /// <summary>π_ni^j, J × N × Np.</summary>
    public double[] Share { get; }

    /// <summary>π_ni^j/(1+τ_ni^j), J × N × Np.</summary>
    public double[] NetShare { get; }

    /// <summary>Whether any flow of the sector bears a tariff.</summary>
    public bool[] HasTariff { get; }

    /// <summary>τ_ni^j, J × N × N as in the table.</summary>
    public double[] BaseTariff { get; }

    /// <summary>Whether firms earn profits.</summary>
    public bool HasProfit { get; }

    /// <summary>Cost per unit of receipts at the base, J: one less the part that is profit.</summary>
    public double[] BaseCostShare { get; }

    /// <summary>γ_n^{k,j} as a part of cost, J(using j) × J(input k) × Np.</summary>
    public double[] Gamma { get; }

    /// <summary>γ_n^j, J × Np.</summary>
    public double[] ValueAddedShare { get; }

    /// <summary>Σ_k γ_n^{k,j}, J × Np.</summary>
    public double[] InputTotal { get; }

    /// <summary>α_n^j, J × Np.</summary>
    public double[] Alpha { get; }

    /// <summary>Y_n^j, J × Np.</summary>
    public double[] Output { get; }

    /// <summary>1/Y_n^j, zero where there is no output.</summary>
    public double[] OutputInverse { get; }

    /// <summary>1 where there is no output, else 0.</summary>
    public double[] OutputMask { get; }

    /// <summary>X_n^j, J × Np.</summary>
    public double[] Expenditure { get; }

    /// <summary>Value added by sector, J × Np.</summary>
    public double[] ValueAdded { get; }

    /// <summary>Its inverse, zero where there is none.</summary>
    public double[] ValueAddedInverse { get; }

    /// <summary>w_n L_n, Np.</summary>
    public double[] FactorIncome { get; }

    /// <summary>D_n, Np.</summary>
    public double[] Deficit { get; }

    /// <summary>I_n, Np.</summary>
    public double[] Income { get; }

    /// <summary>1/I_n, Np.</summary>
    public double[] IncomeInverse { get; }

    /// <summary>1 where an economy buys nothing of a product, else 0; J × Np.</summary>
    public double[] Absent { get; }

    /// <summary>θ_j, J.</summary>
    public double[] Theta { get; }

    /// <summary>Whether a sector is bought at home only.</summary>
    public bool[] IsDiagonal { get; }

    /// <summary>Step lengths of factor prices at the base; worked out when first asked for.</summary>
    public BaseSteps Steps => LazyInitializer.EnsureInitialized(ref _steps, () => new BaseSteps(this));

    /// <summary>World nominal value added: the numeraire.</summary>
    public double WorldValueAdded { get; }
}
