using System.Numerics.Tensors;
using Tripoint.Tables;

namespace Tripoint.Equilibrium.Core;

/// <summary>
/// The first-order welfare formula of Caliendo and Parro (2015), equation 15, evaluated at the exact changes:
/// d ln W_n = (1/I_n) Σ_j Σ_i (E_ni^j d ln c_n^j − M_ni^j d ln c_i^j) + (1/I_n) Σ_j Σ_i τ_ni^j M_ni^j (d ln M_ni^j − d ln c_i^j),
/// terms of trade plus volume of trade, with base weights. As in the paper's table, d ln x stands for the relative change x'/x − 1. The
/// price of a product is the producer's (unit cost less subsidy).
/// </summary>
internal static class FirstOrderWelfare
{
    /// <summary>Both parts of every economy, in one pass over the flows.</summary>
    /// <param name="table">The base.</param>
    /// <param name="before">J × N × N flows of the base as the model computes them.</param>
    /// <param name="after">J × N × N new flows.</param>
    /// <param name="logSupply">N × J, ln of producer prices.</param>
    public static (double[] Terms, double[] Volume) Totals(WorldTable table, double[] before, double[] after, double[] logSupply)
    {
        int n = table.EconomyCount, j = table.SectorCount;
        double[] terms = new double[n], volume = new double[n], price = new double[n], sold = new double[n], row = new double[n];
        for (var s = 0; s < j; s++)
        {
            for (var at = 0; at < n; at++) price[at] = Math.Exp(logSupply[(at * j) + s]) - 1;
            Array.Clear(sold);
            for (var at = 0; at < n; at++)
            {
                var first = table.Cell(s, at, 0);
                ReadOnlySpan<double> trade = table.Trade.Slice(first, n), tariff = table.Tariff.Slice(first, n);
                TensorPrimitives.Add(sold, trade, sold);
                terms[at] -= TensorPrimitives.Dot(trade, price);
                if (!tariff.ContainsAnyExcept(0.0)) continue;
                // τ M (M'/M − ĉ) = τ (M' − M − M (ĉ − 1)).
                TensorPrimitives.Subtract(after.AsSpan(first, n), before.AsSpan(first, n), row);
                volume[at] += TensorPrimitives.Dot(tariff, row);
                TensorPrimitives.Multiply(trade, price, row);
                volume[at] -= TensorPrimitives.Dot(tariff, row);
            }
            TensorPrimitives.MultiplyAdd(sold, price, terms, terms);
        }
        TensorPrimitives.Divide(terms, table.Income, terms);
        TensorPrimitives.Divide(volume, table.Income, volume);
        return (terms, volume);
    }

    /// <summary>The same by partner and by sector.</summary>
    public static WelfareDecomposition Decompose(WorldTable table, double[] before, double[] after, double[] supplyHat)
    {
        int n = table.EconomyCount, j = table.SectorCount;
        double[] termsByPartner = new double[n * n], volumeByPartner = new double[n * n], termsBySector = new double[n * j], volumeBySector = new double[n * j];
        for (var s = 0; s < j; s++)
        {
            for (var at = 0; at < n; at++)
            {
                for (var other = 0; other < n; other++)
                {
                    if (at == other) continue;
                    int bought = table.Cell(s, at, other), sold = table.Cell(s, other, at);
                    double own = supplyHat[(at * j) + s] - 1, foreign = supplyHat[(other * j) + s] - 1;
                    var terms = ((table.Trade[sold] * own) - (table.Trade[bought] * foreign)) / table.Income[at];
                    var volume = table.Tariff[bought] * (after[bought] - before[bought] - (table.Trade[bought] * foreign)) / table.Income[at];
                    termsByPartner[(at * n) + other] += terms;
                    termsBySector[(at * j) + s] += terms;
                    volumeByPartner[(at * n) + other] += volume;
                    volumeBySector[(at * j) + s] += volume;
                }
            }
        }
        return new WelfareDecomposition(termsByPartner, volumeByPartner, termsBySector, volumeBySector);
    }
}
