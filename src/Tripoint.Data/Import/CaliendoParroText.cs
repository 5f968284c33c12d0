using System.Collections.Immutable;
using System.Security.Cryptography;
using Tripoint.Codes;
using Tripoint.Equilibrium;
using Tripoint.Faults;
using Tripoint.Tables;

namespace Tripoint.Data.Import;

/// <summary>
/// Imports the replication inputs of Caliendo and Parro (2015), "Estimates of the Trade and Welfare Effects of NAFTA", Review of Economic
/// Studies 82(1): 31 economies, 40 sectors of which the first 20 are traded, 1993. The folder holds whitespace matrices:
/// <c>xbilat1993.txt</c> 620 × 31 (sectors stacked, importers by row, exporters by column, thousand US$, no domestic sales),
/// <c>tariffs1993.txt</c> and <c>tariffs2005.txt</c> of the same shape in per cent, <c>GO.txt</c> 40 × 31 gross output in US$,
/// <c>B.txt</c> 40 × 31 value added over output, <c>IO.txt</c> 1240 × 40 (economies stacked, inputs by row, using sectors by column,
/// shares of intermediate cost), <c>T.txt</c> 20 trade elasticities. As published the data do not balance; as in the paper, the world table
/// is the model's equilibrium with zero deficits at the data's shares (<see cref="BaselineCalibration.FromShares"/>).
/// </summary>
public static class CaliendoParroText
{
    /// <summary>Name of the tariff matrix of 2005 in the imported table.</summary>
    public const string Tariffs2005 = "tariffs2005";

    private const int Traded = 20;

    /// <summary>θ of the sectors that are not traded; any value gives the same results, since their products cross no border.</summary>
    private const double NotTradedElasticity = 8.22;

    private static readonly ImmutableArray<string> s_economies =
    [
        "ARG", "AUS", "AUT", "BRA", "CAN", "CHL", "CHN", "DNK", "FIN", "FRA", "DEU", "GRC", "HUN", "IND", "IDN", "IRL", "ITA", "JPN", "KOR", "MEX",
        "NLD", "NZL", "NOR", "PRT", "ZAF", "ESP", "SWE", "TUR", "GBR", "USA", "ROW",
    ];

    private static readonly ImmutableArray<string> s_files =
        ["xbilat1993.txt", "tariffs1993.txt", "tariffs2005.txt", "GO.txt", "B.txt", "IO.txt", "T.txt"];

    /// <summary>Reads the folder into a balanced world table of 1993.</summary>
    /// <param name="folder">The folder with the seven files.</param>
    /// <param name="name">The table's name.</param>
    /// <exception cref="BadInputException">A file is missing or malformed; faults carry file, line and column, those of all files together.</exception>
    public static WorldTable Read(string folder, string name = "caliendo-parro-1993")
    {
        if (!Directory.Exists(folder)) throw new BadInputException("the folder does not exist", folder, "the folder with xbilat1993.txt and the other matrices");
        int n = s_economies.Length, j = Sector.Of("CP40").Length;
        var faults = new List<Fault>();
        var trade = Matrix("xbilat1993.txt", Traded * n, n, 0, 1e12);
        var tariff = Matrix("tariffs1993.txt", Traded * n, n, 0, 10000);
        var later = Matrix("tariffs2005.txt", Traded * n, n, 0, 10000);
        var output = Matrix("GO.txt", j, n, 0, 1e15);
        var valueAdded = Matrix("B.txt", j, n, 0, 1);
        var inputs = Matrix("IO.txt", j * n, j, -0.01, 1);
        var theta = Matrix("T.txt", Traded, 1, 0.01, 200);
        if (faults.Count > 0) throw new BadInputException(faults);

        var data = new WorldTableData
        {
            Name = name,
            Year = 1993,
            Economies = [.. s_economies.Select(Economy.Of)],
            Sectors = Sector.Of("CP40"),
            Trade = Flows(trade, output, n, j, out var raised),
            Tariff = Rates(tariff, n, j),
            InputShare = InputShares(inputs, valueAdded, n, j),
            Elasticity = [.. theta, .. Enumerable.Repeat(NotTradedElasticity, j - Traded)],
            TariffTables = ImmutableDictionary<string, double[]>.Empty.Add(Tariffs2005, Rates(later, n, j)),
            Rebalancing = raised,
            Provenance = new TableProvenance(
                "1993, as in Caliendo and Parro (2015): the model's equilibrium with zero aggregate deficits at the data's trade shares and technology",
                "Caliendo and Parro (2015) replication inputs, importers' books",
                false,
                [.. s_files.Select(file => Source(folder, file))],
                [
                    "Domestic sales are gross output less exports.",
                    "Input coefficients below zero (one cell, −0.0008) were set to zero.",
                    "Final expenditure shares are what intermediate use leaves; where that was negative it was set to zero and the shares were normalised.",
                    "Flows were solved anew with zero aggregate deficits; tariffs, technology and final shares are the data's.",
                ]),
        };
        return BaselineCalibration.FromShares(data);

        double[] Matrix(string file, int rows, int columns, double low, double high)
        {
            try
            {
                return TextMatrix.Read(Path.Combine(folder, file), rows, columns, low, high);
            }
            catch (BadInputException e)
            {
                faults.AddRange(e.Faults);
                return [];
            }
        }
    }

    private static SourceRecord Source(string folder, string file) => new(
        "Caliendo and Parro (2015), Estimates of the Trade and Welfare Effects of NAFTA, replication inputs",
        "1993",
        "authors' published replication inputs",
        file,
        Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(folder, file)))));

    /// <summary>Million US$, J × N × N; domestic sales are output less exports, output being raised to exports where it falls short.</summary>
    private static double[] Flows(double[] trade, double[] output, int n, int j, out ImmutableArray<RebalancingStep> steps)
    {
        var flows = new double[j * n * n];
        double moved = 0, total = 0;
        var raised = new List<(double Amount, int Sector, int At)>();
        for (var s = 0; s < j; s++)
        {
            for (var from = 0; from < n; from++)
            {
                var exports = 0.0;
                for (var to = 0; to < n && s < Traded; to++)
                {
                    if (to == from) continue;
                    var value = trade[(((s * n) + to) * n) + from] / 1e3;
                    flows[(((s * n) + to) * n) + from] = value;
                    exports += value;
                }
                var produced = output[(s * n) + from] / 1e6;
                total += produced;
                if (exports > produced)
                {
                    moved += exports - produced;
                    raised.Add((exports - produced, s, from));
                }
                flows[(((s * n) + from) * n) + from] = Math.Max(0, produced - exports);
            }
        }
        steps = moved == 0
            ? []
            :
            [
                new RebalancingStep(
                    "output raised to exports",
                    "the sources of output and of trade differ, and recorded exports exceed recorded output",
                    moved,
                    moved / total,
                    [
                        .. raised.OrderByDescending(r => r.Amount).Take(5).Select(r =>
                            FormattableString.Invariant($"{s_economies[r.At]}, {Sector.Of("CP40")[r.Sector]}: {r.Amount:0} million US$")),
                    ]),
            ];
        return flows;
    }

    private static double[] Rates(double[] percent, int n, int j)
    {
        var rates = new double[j * n * n];
        for (var at = 0; at < percent.Length; at++)
        {
            if (at / n % n != at % n) rates[at] = percent[at] / 100;
        }
        return rates;
    }

    /// <summary>γ_n^{k,j} = (1 − γ_n^j) times the share of input k in intermediate cost, N × J(using) × J(input).</summary>
    private static double[] InputShares(double[] inputs, double[] valueAdded, int n, int j)
    {
        var shares = new double[n * j * j];
        for (var at = 0; at < n; at++)
        {
            for (var user = 0; user < j; user++)
            {
                var total = 0.0;
                for (var k = 0; k < j; k++) total += Math.Max(0, inputs[(((at * j) + k) * j) + user]);
                var intermediate = 1 - valueAdded[(user * n) + at];
                for (var k = 0; k < j && total > 0; k++)
                    shares[(((at * j) + user) * j) + k] = intermediate * Math.Max(0, inputs[(((at * j) + k) * j) + user]) / total;
            }
        }
        return shares;
    }
}
