using Tripoint.Codes;
using Tripoint.Data.Import;
using Tripoint.Equilibrium;
using Tripoint.Synthetic;
using Tripoint.Tables;

namespace Tripoint.Bench.Equilibrium;

/// <summary>One problem to time: a table and a policy.</summary>
public sealed record EquilibriumCase(string Name, WorldTable Table, PolicyChange Policy)
{
    private static readonly string[] s_nafta = ["MEX", "CAN", "USA"];

    /// <summary>NAFTA 1993 to 2005, from the folder of Caliendo and Parro's data.</summary>
    public static EquilibriumCase Nafta(string folder)
    {
        var table = CaliendoParroText.Read(folder);
        var tariff = PolicyChange.TariffsOf(table);
        if (!table.TryTariffTable(CaliendoParroText.Tariffs2005, out var later)) throw new InvalidOperationException("The tariffs of 2005 are missing.");
        int[] members = [.. s_nafta.Select(code => table.IndexOf(Economy.Of(code)))];
        for (var s = 0; s < table.SectorCount; s++)
        {
            foreach (var to in members)
            {
                foreach (var from in members) tariff[table.Cell(s, to, from)] = later[table.Cell(s, to, from)];
            }
        }
        return new EquilibriumCase("NAFTA 31 × 40", table, new PolicyChange { Tariff = tariff });
    }

    /// <summary>A synthetic world in which every tariff rises by ten points.</summary>
    public static EquilibriumCase Synthetic(int economies, int sectors)
    {
        var table = SyntheticWorld.Create(economies, sectors);
        return new EquilibriumCase($"synthetic {economies} × {sectors}, +10 points", table, Raised(table, 0.1));
    }

    /// <summary>Every tariff between economies raised by a number of points.</summary>
    public static PolicyChange Raised(WorldTable table, double by)
    {
        var tariff = PolicyChange.TariffsOf(table);
        for (var cell = 0; cell < tariff.Length; cell++)
        {
            if (cell / table.EconomyCount % table.EconomyCount != cell % table.EconomyCount) tariff[cell] += by;
        }
        return new PolicyChange { Tariff = tariff };
    }
}
