using Tripoint.Tables;

namespace Tripoint.Equilibrium;

/// <summary>The result of a policy that admits no equilibrium: every figure is NaN.</summary>
internal static class InfeasibleResult
{
    public static EquilibriumResult Create(WorldTable table, PolicyChange policy, EquilibriumOptions options, string diagnosis)
    {
        int n = table.EconomyCount, own = n * table.SectorCount;
        return new EquilibriumResult
        {
            Base = table,
            Policy = policy,
            Options = options,
            Status = SolveStatus.Infeasible,
            Diagnosis = diagnosis,
            Iterations = 0,
            Certificate = new Certificate(double.NaN, double.NaN, double.NaN, double.NaN),
            WelfareExact = NaN(n),
            WelfareFirstOrder = NaN(n),
            TermsOfTrade = NaN(n),
            VolumeOfTrade = NaN(n),
            RealWage = NaN(n),
            Exports = NaN(n),
            Imports = NaN(n),
            WageHat = NaN(n),
            ConsumerPriceHat = NaN(n),
            PriceHat = NaN(own),
            UnitCostHat = NaN(own),
            SupplyPriceHat = NaN(own),
            FactorPriceHat = NaN(own),
            Trade = NaN(own * n),
            Expenditure = NaN(own),
            Output = NaN(own),
            OutputVolume = NaN(own),
            ValueAdded = NaN(own),
            Employment = NaN(own),
            Income = NaN(n),
            TariffRevenue = NaN(n),
            RentRevenue = NaN(n),
            ExportTaxRevenue = NaN(n),
            SubsidyCost = NaN(n),
            TradeBefore = table.Trade.ToArray(),
        };
    }

    private static double[] NaN(int length)
    {
        var values = new double[length];
        Array.Fill(values, double.NaN);
        return values;
    }
}
