using System.Numerics.Tensors;

namespace Tripoint.Equilibrium.Core;

/// <summary>The accounts of a solved state in the public index order: N × J and J × N × N.</summary>
internal sealed class ResultAssembly
{
    /// <summary>Computes the accounts.</summary>
    /// <param name="system">The base.</param>
    /// <param name="technology">Elasticities of technology.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="map">The map, left at the state.</param>
    /// <param name="state">The solved state.</param>
    /// <param name="flows">J × N × N to write the flows to; null: a new array.</param>
    public ResultAssembly(
        BaseSystem system, Technology technology, PolicySystem policy, EquilibriumMap map, ReadOnlySpan<double> state, double[]? flows = null)
    {
        int n = system.N, j = system.J, np = system.Np;
        var image = new double[map.Size];
        map.Apply(policy, state, image);
        Trade = flows ?? GC.AllocateUninitializedArray<double>(j * n * n);
        LogPrice = new double[n * j];
        LogCost = new double[n * j];
        LogSupply = new double[n * j];
        FactorPriceHat = new double[n * j];
        Expenditure = new double[n * j];
        Output = new double[n * j];
        ValueAdded = new double[n * j];
        FactorIncome = map.FactorIncome[..n];
        Exports = new double[n];
        Imports = new double[n];
        TariffRevenue = new double[n];
        RentRevenue = new double[n];
        ExportTaxRevenue = new double[n];
        SubsidyCost = new double[n];
        Profit = new double[n];
        Income = new double[n];
        LogConsumerPrice = new double[n];
        CapRent = Rents(policy, map, state);
        var plain = policy.Policy.ImporterRent is null && policy.Policy.ExportTax is null && CapRent is null;
        var tariffs = policy.Policy.Tariff ?? system.BaseTariff;
        for (var s = 0; s < j; s++)
        {
            var b = policy.HasImportWedge[s] ? policy.B(s) : policy.A(s);
            ReadOnlySpan<double> supply = map.Supply.AsSpan(s * np, n);
            for (var at = 0; at < n; at++)
            {
                int own = (s * np) + at, slot = (at * j) + s, first = ((s * n) + at) * n;
                LogPrice[slot] = image[map.PriceAt + own];
                LogCost[slot] = map.UnitCost[own] - LogOf(policy.Policy.Productivity, slot);
                LogSupply[slot] = map.ProducerPrice[own];
                FactorPriceHat[slot] = Math.Exp(map.FactorPrice[own]);
                Expenditure[slot] = map.Expenditure[own];
                Output[slot] = map.Output[own];
                ValueAdded[slot] = map.Rate[own] * map.Output[own];
                SubsidyCost[at] += map.Output[own] * (policy.CostShare[own] - system.BaseCostShare[s]);
                Profit[at] += map.Output[own] * (1 - system.BaseCostShare[s]);
                var row = Trade.AsSpan(first, n);
                TensorPrimitives.Multiply(b.Slice(at * np, n), supply, row);
                TensorPrimitives.Multiply(row, map.Demand[own], row);
                Imports[at] += TensorPrimitives.Sum<double>(row) - row[at];
                TensorPrimitives.Add(Exports, row, Exports);
                Exports[at] -= row[at];
                if (plain) TariffRevenue[at] += TensorPrimitives.Dot<double>(tariffs.AsSpan(first, n), row);
                else Revenues(policy, s, at, row);
            }
        }
        for (var at = 0; at < n; at++)
        {
            Income[at] = FactorIncome[at] + TariffRevenue[at] + RentRevenue[at] + ExportTaxRevenue[at] + Profit[at] - SubsidyCost[at] + policy.Deficit[at];
            LogConsumerPrice[at] = ConsumerPrice(system, technology, at);
        }
    }

    /// <summary>Rents that volume caps create, in force besides the policy's own rates; null where there is no cap.</summary>
    public CapRents? CapRent { get; }

    /// <summary>J × N × N, at the border.</summary>
    public double[] Trade { get; }

    public double[] LogPrice { get; }

    public double[] LogCost { get; }

    public double[] LogSupply { get; }

    public double[] FactorPriceHat { get; }

    public double[] Expenditure { get; }

    public double[] Output { get; }

    public double[] ValueAdded { get; }

    public double[] FactorIncome { get; }

    public double[] Exports { get; }

    public double[] Imports { get; }

    public double[] TariffRevenue { get; }

    public double[] RentRevenue { get; }

    public double[] ExportTaxRevenue { get; }

    public double[] SubsidyCost { get; }

    public double[] Profit { get; }

    public double[] Income { get; }

    public double[] LogConsumerPrice { get; }

    /// <summary>The rents of caps in force, J × N × N; null without caps.</summary>
    private static CapRents? Rents(PolicySystem policy, EquilibriumMap map, ReadOnlySpan<double> state)
    {
        if (policy.Caps.Length == 0) return null;
        int n = policy.Base.N, cells = policy.Base.J * n * n;
        var rents = new CapRents(new double[cells], new double[cells]);
        for (var at = 0; at < policy.Caps.Length; at++)
        {
            var cap = policy.Caps[at];
            (cap.Rent == RentHolder.Exporter ? rents.ToExporter : rents.ToImporter)[(((cap.Sector * n) + cap.Importer) * n) + cap.Exporter] =
                Math.Exp(Math.Max(0, state[map.CapsAt + at])) - 1;
        }
        return rents;
    }

    private void Revenues(PolicySystem policy, int s, int at, ReadOnlySpan<double> row)
    {
        for (var from = 0; from < row.Length; from++)
        {
            var value = row[from];
            if (value == 0 || at == from) continue;
            var cell = (((s * row.Length) + at) * row.Length) + from;
            var rent = ((1 + policy.Rent(s, at, from)) * (1 + (CapRent?.ToImporter[cell] ?? 0))) - 1;
            var tax = ((1 + policy.ExportTax(s, at, from)) * (1 + (CapRent?.ToExporter[cell] ?? 0))) - 1;
            TariffRevenue[at] += value * (1 + rent) * policy.Tariff(s, at, from);
            RentRevenue[at] += value * rent;
            ExportTaxRevenue[from] += value * tax / (1 + tax);
        }
    }

    private static double LogOf(double[]? values, int at) => values is null ? 0 : Math.Log(values[at]);

    private double ConsumerPrice(BaseSystem system, Technology technology, int at)
    {
        double sigma = 1 - technology.FinalElasticity, sum = 0;
        for (var s = 0; s < system.J; s++)
        {
            var share = system.Alpha[(s * system.Np) + at];
            if (share > 0) sum += share * (sigma == 0 ? LogPrice[(at * system.J) + s] : Math.Exp(sigma * LogPrice[(at * system.J) + s]));
        }
        return sigma == 0 ? sum : Math.Log(sum) / sigma;
    }
}
