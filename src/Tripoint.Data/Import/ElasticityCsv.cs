using System.Collections.Immutable;
using Tripoint.Codes;
using Tripoint.Faults;
using Tripoint.Quantities;

namespace Tripoint.Data.Import;

/// <summary>Reads trade elasticities from a CSV with the columns <c>sector</c> and <c>elasticity</c> (θ, positive): one row a sector of the table.</summary>
public static class ElasticityCsv
{
    /// <summary>Reads a file.</summary>
    /// <returns>J elasticities in the order of the sectors.</returns>
    /// <exception cref="BadInputException">A missing column or sector, an unknown sector, or a value that is no elasticity.</exception>
    public static double[] Read(string path, ImmutableArray<Sector> sectors)
    {
        using var csv = CsvFile.Open(path);
        int sectorColumn = csv.Column("sector"), valueColumn = csv.Column("elasticity");
        csv.Faults.ThrowIfAny();
        var theta = new double[sectors.Length];
        while (csv.NextRow())
        {
            var code = csv.Text(sectorColumn);
            var value = csv.Number(valueColumn, double.Epsilon, TradeElasticity.Largest, $"a trade elasticity above 0 and at most {TradeElasticity.Largest}");
            var at = -1;
            for (var k = 0; k < sectors.Length && at < 0; k++)
            {
                if (sectors[k].Code == code) at = k;
            }
            if (at < 0) csv.Faults.Add($"the table has no sector '{code}'", csv.Line, sectorColumn + 1, $"one of {string.Join(", ", sectors.Take(8))}, …");
            else theta[at] = value;
        }
        var missing = sectors.Where((_, k) => theta[k] == 0).Select(s => s.Code).ToList();
        if (missing.Count > 0 && csv.Faults.Count == 0) csv.Faults.Add($"no elasticity for {string.Join(", ", missing)}", 0, 0, "one row for every sector of the table");
        csv.Faults.ThrowIfAny();
        return theta;
    }
}
