using Tripoint.Codes;
using Tripoint.Tables;

namespace Tripoint.TestSupport;

/// <summary>A balanced world of five economies and four sectors, with input-output links, made by hand for tests.</summary>
internal static class SmallWorld
{
    /// <summary>CHN, JPN, KOR, EU27, ROW × agriculture, electronics, metals, services.</summary>
    public static WorldTable Table(double tariff = 0.1, int year = 2022)
    {
        Economy[] economies = [.. new[] { "CHN", "JPN", "KOR", "EU27", "ROW" }.Select(Economy.Of)];
        Sector[] sectors =
        [
            new("TEST", "A01", SectorKind.Agriculture, new LocalizedName("Crops")),
            new("TEST", "C26", SectorKind.Manufacturing, new LocalizedName("Electronics")),
            new("TEST", "C24B", SectorKind.Manufacturing, new LocalizedName("Metals")),
            new("TEST", "SVC", SectorKind.Services, new LocalizedName("Services")),
        ];
        int n = economies.Length, j = sectors.Length;
        double[] trade = new double[j * n * n], tariffs = new double[j * n * n], other = new double[j * n * n], inputs = new double[n * j * j];
        for (var s = 0; s < j; s++)
        {
            for (var importer = 0; importer < n; importer++)
            {
                for (var exporter = 0; exporter < n; exporter++)
                {
                    var cell = ((s * n) + importer) * n + exporter;
                    trade[cell] = importer == exporter ? 1000 + 200 * s : 10 + 7 * ((importer + 2 * exporter + 3 * s) % 5);
                    if (importer == exporter || s == 3) continue;
                    tariffs[cell] = tariff;
                    other[cell] = tariff / 2;
                }
            }
        }
        for (var at = 0; at < n * j; at++)
        {
            for (var k = 0; k < j; k++) inputs[at * j + k] = 0.05 + 0.02 * ((at + k) % 4);
        }
        return WorldTable.Create(new WorldTableData
        {
            Name = "small",
            Year = year,
            Economies = [.. economies],
            Sectors = [.. sectors],
            Trade = trade,
            Tariff = tariffs,
            InputShare = inputs,
            Elasticity = [4, 6, 5, 3],
            TariffTables = System.Collections.Immutable.ImmutableDictionary<string, double[]>.Empty.Add("half", other),
        });
    }
}
