namespace Tripoint.Equilibrium.Core;

/// <summary>The accounts of a solved state in the public index order: N × J and J × N × N.</summary>
internal sealed class ResultAssembly
{
    public ResultAssembly(BaseSystem system, Technology technology, PolicySystem policy, EquilibriumMap map, ReadOnlySpan<double> state)
    {
        int n = system.N, j = system.J, np = system.Np;
        var image = new double[map.Size];
        map.Apply(policy, state, image);
        Trade = new double[j * n * n];
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
        Income = new double[n];
        LogConsumerPrice = new double[n];
        for (var s = 0; s < j; s++)
        {
            var b = policy.B(s);
            if (!policy.HasImportWedge[s]) b = policy.A(s);
            for (var at = 0; at < n; at++)
            {
                var own = (s * np) + at;
                var slot = (at * j) + s;
                LogPrice[slot] = image[map.PriceAt + own];
                LogCost[slot] = map.UnitCost[own] - LogOf(policy.Policy.Productivity, slot);
                LogSupply[slot] = map.ProducerPrice[own];
                FactorPriceHat[slot] = Math.Exp(map.FactorPrice[own]);
                Expenditure[slot] = map.Expenditure[own];
                Output[slot] = map.Output[own];
                ValueAdded[slot] = map.Rate[own] * map.Output[own];
                SubsidyCost[at] += map.Output[own] * (policy.CostShare[own] - 1);
                for (var from = 0; from < n; from++)
                {
                    var value = b[(at * np) + from] * map.Supply[(s * np) + from] * map.Demand[own];
                    Trade[(((s * n) + at) * n) + from] = value;
                    if (value == 0 || at == from) continue;
                    Imports[at] += value;
                    Exports[from] += value;
                    double tariff = policy.Tariff(s, at, from), rent = policy.Rent(s, at, from), tax = policy.ExportTax(s, at, from);
                    TariffRevenue[at] += value * (1 + rent) * tariff;
                    RentRevenue[at] += value * rent;
                    ExportTaxRevenue[from] += value * tax / (1 + tax);
                }
            }
        }
        for (var at = 0; at < n; at++)
        {
            Income[at] = FactorIncome[at] + TariffRevenue[at] + RentRevenue[at] + ExportTaxRevenue[at] - SubsidyCost[at] + policy.Deficit[at];
            LogConsumerPrice[at] = ConsumerPrice(system, technology, at);
        }
    }

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

    public double[] Income { get; }

    public double[] LogConsumerPrice { get; }

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
