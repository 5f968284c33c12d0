using Tripoint.Tables;

namespace Tripoint.Equilibrium.Core;

/// <summary>
/// The first-order welfare formula of Caliendo and Parro (2015), equation 15, evaluated at the exact changes:
/// d ln W_n = (1/I_n) Σ_j Σ_i (E_ni^j d ln c_n^j − M_ni^j d ln c_i^j) + (1/I_n) Σ_j Σ_i τ_ni^j M_ni^j (d ln M_ni^j − d ln c_i^j),
/// terms of trade plus volume of trade, with base weights, by partner and by sector. As in the paper's table, d ln x stands for the relative
/// change x'/x − 1. The price of a product is the producer's (unit cost less subsidy).
/// </summary>
internal sealed class FirstOrderWelfare
{
    public FirstOrderWelfare(WorldTable table, ResultAssembly answer, ResultAssembly before)
    {
        int n = table.EconomyCount, j = table.SectorCount;
        TermsByPartner = new double[n * n];
        VolumeByPartner = new double[n * n];
        TermsBySector = new double[n * j];
        VolumeBySector = new double[n * j];
        Terms = new double[n];
        Volume = new double[n];
        for (var s = 0; s < j; s++)
        {
            for (var at = 0; at < n; at++)
            {
                for (var other = 0; other < n; other++)
                {
                    if (at == other) continue;
                    int bought = table.Cell(s, at, other), sold = table.Cell(s, other, at);
                    double ownPrice = Math.Exp(answer.LogSupply[(at * j) + s]) - 1, otherPrice = Math.Exp(answer.LogSupply[(other * j) + s]) - 1;
                    var terms = ((table.Trade[sold] * ownPrice) - (table.Trade[bought] * otherPrice)) / table.Income[at];
                    Terms[at] += terms;
                    TermsByPartner[(at * n) + other] += terms;
                    TermsBySector[(at * j) + s] += terms;
                    if (table.Tariff[bought] == 0 || table.Trade[bought] == 0) continue;
                    var change = (answer.Trade[bought] / before.Trade[bought]) - (1 + otherPrice);
                    var volume = table.Tariff[bought] * table.Trade[bought] * change / table.Income[at];
                    Volume[at] += volume;
                    VolumeByPartner[(at * n) + other] += volume;
                    VolumeBySector[(at * j) + s] += volume;
                }
            }
        }
    }

    public double[] Terms { get; }

    public double[] Volume { get; }

    public double[] TermsByPartner { get; }

    public double[] VolumeByPartner { get; }

    public double[] TermsBySector { get; }

    public double[] VolumeBySector { get; }
}
