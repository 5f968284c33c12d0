using Tripoint.Data.Import;

namespace Tripoint.Data.Embedded;

/// <summary>The trade elasticities of the embedded sectors.</summary>
internal static class ElasticityBuild
{
    /// <summary>θ of services: an assumption, not an estimate.</summary>
    public const double ServicesTheta = 5;

    /// <summary>J elasticities.</summary>
    public static double[] Theta(string proteeFile, string hsToIsicFile, string parameters)
    {
        var products = ProteeElasticities.Products(proteeFile, hsToIsicFile, File.OpenRead(Path.Combine(parameters, "concordance-isic3-icio28.csv")));
        var pools = Pools(Path.Combine(parameters, "elasticity-pools.csv"));
        return
        [
            .. HybridScope.Sectors.Select(s => !s.IsGoods
                ? ServicesTheta
                : MatrixText.Rounded(ProteeElasticities.Summarise(pools.GetValueOrDefault(s.Code, [s.Code]).SelectMany(p => products[p])).Theta, MatrixText.ThreeDecimals)),
        ];
    }

    private static Dictionary<string, string[]> Pools(string path)
    {
        using var csv = CsvFile.Open(path);
        int sector = csv.Column("sector"), pool = csv.Column("pool");
        csv.Faults.ThrowIfAny();
        var pools = new Dictionary<string, string[]>(StringComparer.Ordinal);
        while (csv.NextRow()) pools.Add(csv.Text(sector), csv.Text(pool).Split(' '));
        return pools;
    }
}
