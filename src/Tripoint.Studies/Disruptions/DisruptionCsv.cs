using System.Globalization;
using Tripoint.Faults;

namespace Tripoint.Studies.Disruptions;

/// <summary>A simulation as CSV: a row a day, economy and sector; million US$ a day.</summary>
public static class DisruptionCsv
{
    /// <summary>Writes the rows: output of the sector, and final demand of the economy for the sector's product.</summary>
    /// <exception cref="BadInputException">The report holds no simulation.</exception>
    public static void Write(TextWriter writer, DisruptionReport report)
    {
        if (report.Result is not { } result) throw new BadInputException("the CSV holds a simulation, and none was asked for", "--format csv", "a disruption to simulate");
        var data = result.Data;
        int j = data.SectorCount, nodes = data.NodeCount;
        writer.Write("day,economy,sector,output_musd,base_output_musd,final_served_musd\n");
        for (var day = 1; day <= result.Days; day++)
        {
            for (var f = 0; f < nodes; f++)
            {
                var at = (day - 1) * nodes + f;
                writer.Write(string.Create(CultureInfo.InvariantCulture, $"{day},{data.Economies[f / j]},{data.Sectors[f % j]},{result.Output[at]:G9},{data.Output[f]:G9},{result.FinalServed[at]:G9}\n"));
            }
        }
    }
}
