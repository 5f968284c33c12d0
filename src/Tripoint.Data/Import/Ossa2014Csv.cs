using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using Tripoint.Codes;
using Tripoint.Equilibrium;
using Tripoint.Faults;
using Tripoint.Tables;

namespace Tripoint.Data.Import;

/// <summary>
/// Imports the data of Ossa (2014), "Trade Wars and Trade Talks with Data", American Economic Review 104(12): 7 regions, 33 sectors, 2005,
/// no intermediate inputs. The folder holds <c>trade_ijs.csv</c> and <c>tariff_ijs.csv</c>, 231 × 7 (sectors stacked, exporters by row,
/// importers by column; million US$ with domestic sales, fractions), <c>sigma_s.csv</c> 33 × 5 (elasticities of substitution: the paper's
/// estimates first, then four alternatives), <c>labels.csv</c> and <c>sectors.csv</c> with the names. θ = σ − 1. As in the paper, the world
/// table is the model's equilibrium without aggregate deficits.
/// </summary>
public static class Ossa2014Csv
{
    private static readonly ImmutableArray<string> s_economies = ["BRA", "CHN", "EU27", "IND", "JPN", "ROW", "USA"];

    private const int SectorCount = 33, FirstManufacture = 13;

    /// <summary>Reads the folder into a world table without deficits.</summary>
    /// <param name="folder">The folder with the matrices.</param>
    /// <param name="name">The table's name.</param>
    /// <exception cref="BadInputException">A file is missing or malformed.</exception>
    public static WorldTable Read(string folder, string name = "ossa-2014")
    {
        var raw = Content(folder, name);
        return BaselineCalibration.WithoutDeficits(WorldTable.Create(raw), ProfitShares(raw.Elasticity));
    }

    /// <summary>1/σ_j = 1/(1 + θ_j): the part of receipts that is profit under monopolistic competition with a fixed number of firms, J.</summary>
    public static double[] ProfitShares(IEnumerable<double> elasticity) => [.. elasticity.Select(theta => 1 / (1 + theta))];

    /// <summary>The data as published, with their deficits.</summary>
    /// <inheritdoc cref="Read"/>
    public static WorldTableData Content(string folder, string name = "ossa-2014")
    {
        if (!Directory.Exists(folder)) throw new BadInputException("the folder does not exist", folder, "the folder with trade_ijs.csv and the other matrices");
        int n = s_economies.Length, j = SectorCount;
        double[] trade = Matrix(folder, "trade_ijs.csv", n * j, n), tariff = Matrix(folder, "tariff_ijs.csv", n * j, n), sigma = Matrix(folder, "sigma_s.csv", j, 5);
        return new WorldTableData
        {
            Name = name,
            Year = 2005,
            Economies = [.. s_economies.Select(Economy.Of)],
            Sectors = Sectors(folder),
            Trade = Transposed(trade, n, j, domestic: true),
            Tariff = Transposed(tariff, n, j, domestic: false),
            InputShare = new double[n * j * j],
            Elasticity = [.. Enumerable.Range(0, j).Select(s => sigma[s * 5] - 1)],
            Provenance = new TableProvenance(
                "2005, as in Ossa (2014): the model's equilibrium without aggregate deficits at the data's trade shares",
                "Ossa (2014) replication data",
                false,
                [.. new[] { "trade_ijs.csv", "tariff_ijs.csv", "sigma_s.csv" }.Select(file => Source(folder, file))],
                ["No intermediate inputs.", "Trade elasticities are the paper's elasticities of substitution less one.", "Flows were solved anew without aggregate deficits."]),
        };
    }

    private static SourceRecord Source(string folder, string file) => new(
        "Ossa (2014), Trade Wars and Trade Talks with Data, replication data", "2005", "authors' data as published", file,
        Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(folder, file)))));

    private static ImmutableArray<Sector> Sectors(string folder)
    {
        var path = Path.Combine(folder, "sectors.csv");
        using var csv = CsvFile.Open(path);
        var sectors = ImmutableArray.CreateBuilder<Sector>();
        while (csv.NextRow() && sectors.Count < SectorCount)
        {
            var kind = sectors.Count < FirstManufacture ? SectorKind.Agriculture : SectorKind.Manufacturing;
            sectors.Add(new Sector("OSSA33", csv.Text(1), kind, new LocalizedName(csv.Text(2))));
        }
        csv.Faults.ThrowIfAny();
        return sectors.Count == SectorCount ? sectors.ToImmutable() : throw new BadInputException($"{sectors.Count} sectors", path, "33 sectors");
    }

    private static double[] Matrix(string folder, string file, int rows, int columns)
    {
        var path = Path.Combine(folder, file);
        var faults = new FaultList(path);
        if (!File.Exists(path)) throw new BadInputException("the file does not exist", path, "", "Check the folder");
        var values = new double[rows * columns];
        var line = 0;
        foreach (var text in File.ReadLines(path))
        {
            line++;
            var fields = text.Split(',');
            if (line > rows || fields.Length != columns)
            {
                faults.Add($"{fields.Length} values", line, 0, $"{rows} rows of {columns} values");
                break;
            }
            for (var column = 0; column < columns; column++)
            {
                if (!double.TryParse(fields[column], NumberStyles.Float, CultureInfo.InvariantCulture, out values[((line - 1) * columns) + column]) || !(values[((line - 1) * columns) + column] >= 0))
                    faults.Add($"'{fields[column]}' cannot be used here", line, column + 1, "a number that is not negative");
            }
        }
        if (line < rows) faults.Add($"the file ends after {line} rows", line, 0, $"{rows} rows of {columns} values");
        faults.ThrowIfAny();
        return values;
    }

    /// <summary>J × N(importer) × N(exporter) from sectors stacked with exporters by row.</summary>
    private static double[] Transposed(double[] stacked, int n, int j, bool domestic)
    {
        var flows = new double[j * n * n];
        for (var s = 0; s < j; s++)
        {
            for (var from = 0; from < n; from++)
            {
                for (var to = 0; to < n; to++)
                {
                    if (domestic || to != from) flows[(((s * n) + to) * n) + from] = stacked[(((s * n) + from) * n) + to];
                }
            }
        }
        return flows;
    }
}
