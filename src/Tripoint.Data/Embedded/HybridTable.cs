using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using Tripoint.Numerics.LinearAlgebra;
using Tripoint.Tables;

namespace Tripoint.Data.Embedded;

/// <summary>
/// Makes a world table of one year from its flows and tariffs and an older year's input coefficients. For each economy n the prior
/// z_kj = a_{h(k),g(j)} w_kj Y_j, with w the split of a WIOD sector's product among ICIO products, is re-balanced by RAS so that
/// Σ_j z_kj + f_k = X_k for every product k, Σ_k z_kj = (1 − v_j) Y_j for every using sector j, and f_k > 0. A pure function: the same
/// inputs give the same bytes. See docs/models/hybrid-table.md.
/// </summary>
internal static class HybridTable
{
    private const int LargestListed = 10;

    /// <summary>Builds the content of a table.</summary>
    /// <param name="year">The year of the flows.</param>
    /// <param name="trade">J × N × N in the scope of <see cref="HybridScope"/>, million US$ before tariff.</param>
    /// <param name="tariff">J × N × N, fractions.</param>
    /// <param name="prior">Input coefficients on the common ground of the classifications.</param>
    /// <param name="concordance">The common ground.</param>
    /// <param name="affinity">Which user takes which product where a WIOD sector is split.</param>
    /// <param name="elasticity">J trade elasticities.</param>
    /// <param name="provenance">Sources and log; what is found here is added to the log.</param>
    /// <exception cref="InvalidOperationException">An economy cannot be balanced.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static WorldTableData Build(
        int year, double[] trade, double[] tariff, InputPrior prior, SectorConcordance concordance, InputAffinity affinity, double[] elasticity, TableProvenance provenance)
    {
        int n = HybridScope.Economies.Length, j = HybridScope.Sectors.Length, g = prior.Groups.Length;
        var (output, expenditure) = Totals(trade, tariff, n, j);
        var inputShare = new double[n * j * j];
        var log = provenance.Log.ToBuilder();
        var moves = new List<(double Size, int At, int K, int User, double Old, double Value)>();
        double moved = 0, total = 0;
        for (var at = 0; at < n; at++)
        {
            double[] y = output[(at * j)..((at + 1) * j)], x = expenditure[(at * j)..((at + 1) * j)];
            var split = Split(x, concordance, affinity, j);
            double[] before = new double[j * (j + 1)], columns = new double[j + 1];
            for (var k = 0; k < j; k++)
            {
                for (var user = 0; user < j; user++)
                {
                    var share = prior.InputShare[(at * g + concordance.Icio[user]) * g + concordance.Icio[k]] * split[k * (j + 1) + user];
                    columns[user] += before[k * (j + 1) + user] = share * y[user];
                    inputShare[((at * j) + user) * j + k] = share;
                }
            }
            for (var user = 0; user < j; user++)
            {
                if (y[user] == 0) log.Add($"{HybridScope.EconomyCodes[at]} has no output of {HybridScope.SectorCodes[user]}; its input shares are those of the prior and have no weight");
            }
            columns[j] = x.Sum() - columns.AsSpan(0, j).ToArray().Sum();
            if (!(columns[j] > 0)) throw new InvalidOperationException($"{HybridScope.EconomyCodes[at]} {year}: intermediate use leaves nothing for final demand.");
            FinalPrior(before, x, columns[j], prior, concordance, affinity, at, j, g);

            var fit = BiproportionalFit.Solve(before, x, columns);
            if (!fit.Converged) throw new InvalidOperationException($"{HybridScope.EconomyCodes[at]} {year} cannot be balanced: {fit.Infeasibility}.");
            for (var k = 0; k < j; k++)
            {
                for (var user = 0; user < j; user++)
                {
                    double old = before[k * (j + 1) + user], value = fit.Values[k * (j + 1) + user];
                    moved += Math.Abs(value - old);
                    total += old;
                    moves.Add((Math.Abs(value - old), at, k, user, old, value));
                    if (y[user] > 0) inputShare[((at * j) + user) * j + k] = value / y[user];
                }
            }
        }
        for (var cell = 0; cell < inputShare.Length; cell++) inputShare[cell] = MatrixText.SixDigits(inputShare[cell]);
        var largest = moves.OrderByDescending(m => m.Size).Take(LargestListed).Select(m => Move(m.At, m.K, m.User, m.Old, m.Value)).ToImmutableArray();
        return new WorldTableData
        {
            Name = string.Create(CultureInfo.InvariantCulture, $"{year} hybrid"),
            Year = year,
            Economies = HybridScope.Economies,
            Sectors = HybridScope.Sectors,
            Trade = trade,
            Tariff = tariff,
            InputShare = inputShare,
            Elasticity = elasticity,
            Provenance = provenance with { Log = log.ToImmutable() },
            Rebalancing =
            [
                new RebalancingStep(
                    "RAS of the input coefficients",
                    string.Create(CultureInfo.InvariantCulture, $"coefficients of 2011 do not meet the goods markets of {year}; cells are intermediate uses in million US$"),
                    Math.Round(moved, 3),
                    Math.Round(moved / total, 6),
                    largest),
            ],
        };
    }

    private static (double[] Output, double[] Expenditure) Totals(double[] trade, double[] tariff, int n, int j)
    {
        double[] output = new double[n * j], expenditure = new double[n * j];
        for (var cell = 0; cell < trade.Length; cell++)
        {
            int s = cell / (n * n), importer = cell / n % n, exporter = cell % n;
            output[exporter * j + s] += trade[cell];
            expenditure[importer * j + s] += trade[cell] * (1 + tariff[cell]);
        }
        return (output, expenditure);
    }

    // J × (J + 1): the share of product k among the products of its group, for each user; the last column is final use.
    private static double[] Split(double[] x, SectorConcordance concordance, InputAffinity affinity, int j)
    {
        var split = new double[j * (j + 1)];
        for (var user = 0; user <= j; user++)
        {
            var groups = new double[concordance.Groups.Length];
            for (var k = 0; k < j; k++) groups[concordance.Icio[k]] += affinity[k, user] * x[k];
            for (var k = 0; k < j; k++)
            {
                var whole = groups[concordance.Icio[k]];
                split[k * (j + 1) + user] = whole > 0 ? affinity[k, user] * x[k] / whole : 0;
            }
        }
        return split;
    }

    // The prior of final demand: the group's share of final use in its product, shifted between the group's products by the affinities.
    private static void FinalPrior(double[] before, double[] x, double total, InputPrior prior, SectorConcordance concordance, InputAffinity affinity, int at, int j, int g)
    {
        var sum = 0.0;
        for (var k = 0; k < j; k++) sum += before[k * (j + 1) + j] = x[k] * prior.FinalUse[at * g + concordance.Icio[k]] * affinity[k, j];
        for (var k = 0; k < j; k++) before[k * (j + 1) + j] *= total / sum;
    }

    private static string Move(int at, int k, int user, double old, double value) => string.Create(
        CultureInfo.InvariantCulture,
        $"{HybridScope.EconomyCodes[at]}: {HybridScope.SectorCodes[k]} used by {HybridScope.SectorCodes[user]} from {old:0} to {value:0} million US$");
}
