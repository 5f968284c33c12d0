using Tripoint.Tables;

namespace Tripoint.InputOutput;

/// <summary>The expansion of a world table by proportionality.</summary>
public sealed partial class InputOutputTable
{
    /// <summary>
    /// A world table expanded to sources: every use of product k in economy n, by any sector or for final demand, is assumed to have the
    /// source shares of n's whole expenditure on k. With M_ni^k trade at the exporter's price, X_n^k expenditure including tariffs and
    /// Y_n^j output: Z_(i,k),(n,j) = γ_n^{k,j} Y_n^j M_ni^k / X_n^k. Rows balance; tariffs on inputs are left with value added.
    /// What no such table can show: that a sector buys more than its share from one source.
    /// </summary>
    public static InputOutputTable FromWorldTable(WorldTable table)
    {
        int n = table.EconomyCount, j = table.SectorCount, nodes = n * j;
        var intermediate = new double[nodes * nodes];
        var final = new double[nodes * n];
        var trade = table.Trade;
        for (var user = 0; user < n; user++)
        {
            for (var k = 0; k < j; k++)
            {
                var expenditure = table.Expenditure[user * j + k];
                if (expenditure <= 0) continue;
                var used = 0.0;
                for (var s = 0; s < j; s++)
                {
                    var inputs = table.InputShare[((user * j) + s) * j + k] * table.Output[user * j + s];
                    used += inputs;
                    for (var source = 0; source < n; source++)
                        intermediate[(source * j + k) * nodes + user * j + s] = inputs * trade[table.Cell(k, user, source)] / expenditure;
                }
                for (var source = 0; source < n; source++)
                    final[(source * j + k) * n + user] = (expenditure - used) * trade[table.Cell(k, user, source)] / expenditure;
            }
        }
        var provenance = table.Provenance with
        {
            HowMade = table.Provenance.HowMade + "; expanded to sources by proportionality",
            Log = table.Provenance.Log.Add("Every use of a product, intermediate or final, was given the source shares of the economy's whole expenditure on it; tariffs on inputs are left with value added."),
        };
        return new InputOutputTable(table.Name, table.Year, table.Economies, table.Sectors, ["FINAL"], intermediate, final, table.Output.ToArray(), provenance);
    }
}
