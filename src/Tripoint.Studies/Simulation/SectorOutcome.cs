using System.Collections.Immutable;
using Tripoint.Codes;
using Tripoint.Equilibrium;

namespace Tripoint.Studies.Simulation;

/// <summary>What a scenario does to one sector of one economy; changes are fractions, values in the numeraire.</summary>
/// <param name="Sector">The sector.</param>
/// <param name="OutputMusd">Gross output in the base, million US$.</param>
/// <param name="OutputVolume">Change of the volume of output.</param>
/// <param name="Price">Change of the price index of the sector's products to users.</param>
/// <param name="Exports">Change of the value of exports before tariff; 0 where there are none.</param>
/// <param name="Imports">Change of the value of imports before tariff; 0 where there are none.</param>
public sealed record SectorOutcome(Sector Sector, double OutputMusd, double OutputVolume, double Price, double Exports, double Imports)
{
    /// <summary>The outcomes of an economy's sectors, in the order of the table.</summary>
    public static ImmutableArray<SectorOutcome> Of(EquilibriumResult result, int economy)
    {
        var table = result.Base;
        int n = table.EconomyCount, j = table.SectorCount;
        var outcomes = ImmutableArray.CreateBuilder<SectorOutcome>(j);
        for (var s = 0; s < j; s++)
        {
            double exports = 0, exportsBefore = 0, imports = 0, importsBefore = 0;
            for (var other = 0; other < n; other++)
            {
                if (other == economy) continue;
                int sold = table.Cell(s, other, economy), bought = table.Cell(s, economy, other);
                exports += result.Trade[sold];
                exportsBefore += table.Trade[sold];
                imports += result.Trade[bought];
                importsBefore += table.Trade[bought];
            }
            var at = economy * j + s;
            outcomes.Add(new SectorOutcome(
                table.Sectors[s], table.Output[at], result.OutputVolume[at], result.PriceHat[at] - 1, Ratio(exports, exportsBefore), Ratio(imports, importsBefore)));
        }
        return outcomes.ToImmutable();
    }

    private static double Ratio(double after, double before) => before > 0 ? after / before - 1 : 0;
}
