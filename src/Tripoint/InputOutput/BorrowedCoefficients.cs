using System.Globalization;
using Tripoint.Codes;
using Tripoint.Faults;
using Tripoint.Numerics.LinearAlgebra;
using Tripoint.Tables;

namespace Tripoint.InputOutput;

/// <summary>
/// Makes a world table of flows that come without input coefficients, by borrowing those of another table of the same sectors. An economy
/// the lender does not have takes those of the aggregate it belongs to (EU27), else of the rest of the world. Within each economy the
/// intermediate uses γ^{k,j} Y^j and the final uses are then fitted by RAS to what was bought of each product and to what each sector
/// spends on inputs, so that goods markets clear and final use is positive.
/// </summary>
public static class BorrowedCoefficients
{
    private const int Listed = 10;
    private const double SmallestFinalShare = 1e-3;

    /// <summary>Builds the table; its provenance says that it is a hybrid and whose coefficients it has.</summary>
    /// <param name="flows">The economies, sectors, flows, tariffs, elasticities and provenance; input shares are ignored and may be empty.</param>
    /// <param name="lender">The table whose coefficients are borrowed.</param>
    /// <exception cref="BadInputException">The lender lacks a sector, or an economy and any aggregate it belongs to; or no fit exists.</exception>
    public static WorldTable Create(WorldTableData flows, WorldTable lender)
    {
        int n = flows.Economies.Length, j = flows.Sectors.Length;
        var from = Lenders(flows, lender);
        var sector = flows.Sectors.Select(s => lender.IndexOfSector(s.Code)).ToArray();
        var (output, bought) = Totals(flows, n, j);
        var inputShare = new double[n * j * j];
        double moved = 0, total = 0;
        var moves = new List<(double Size, string Text)>();
        var log = flows.Provenance.Log.ToBuilder();
        for (var at = 0; at < n; at++)
        {
            double[] y = output[(at * j)..((at + 1) * j)], x = bought[(at * j)..((at + 1) * j)];
            var before = new double[j * (j + 1)];
            var columns = new double[j + 1];
            for (var k = 0; k < j; k++)
            {
                var final = x[k];
                for (var user = 0; user < j; user++)
                {
                    var share = lender.InputShare[(from[at] * j + sector[user]) * j + sector[k]];
                    inputShare[(at * j + user) * j + k] = y[user] > 0 ? share : 0;
                    if (x[k] > 0) columns[user] += before[k * (j + 1) + user] = share * y[user];
                    final -= share * y[user];
                }
                before[k * (j + 1) + j] = Math.Max(final, SmallestFinalShare * x[k]);
            }
            columns[j] = x.Sum() - columns.AsSpan(0, j).ToArray().Sum();
            if (!(columns[j] > 0))
            {
                throw new BadInputException(
                    $"{flows.Economies[at]} would use more inputs than it buys in all with the coefficients of {lender.Economies[from[at]]}", $"'{lender.Name}'",
                    "coefficients that leave something for final demand", "Name another table with --coefficients");
            }
            var fit = BiproportionalFit.Solve(before, x, columns);
            if (!fit.Converged) throw new BadInputException($"the borrowed coefficients cannot be fitted to {flows.Economies[at]}: {fit.Infeasibility}", $"'{lender.Name}'");
            for (var k = 0; k < j; k++)
            {
                for (var user = 0; user < j; user++)
                {
                    double old = before[k * (j + 1) + user], value = fit.Values[k * (j + 1) + user];
                    moved += Math.Abs(value - old);
                    total += old;
                    if (Math.Abs(value - old) > 0)
                        moves.Add((Math.Abs(value - old), string.Create(CultureInfo.InvariantCulture, $"{flows.Economies[at]}: {flows.Sectors[k]} used by {flows.Sectors[user]} from {old:0} to {value:0} million US$")));
                    if (y[user] > 0) inputShare[(at * j + user) * j + k] = value / y[user];
                }
            }
        }
        foreach (var borrowed in flows.Economies.Select((e, at) => (Economy: e, From: lender.Economies[from[at]])).Where(b => !b.Economy.Equals(b.From)).GroupBy(b => b.From))
            log.Add($"input coefficients of {borrowed.Key} used for {string.Join(", ", borrowed.Select(b => b.Economy))}");
        var steps = flows.Rebalancing.Add(new RebalancingStep(
            "RAS of borrowed input coefficients", $"the coefficients of '{lender.Name}' do not meet these goods markets", moved, total > 0 ? moved / total : 0,
            [.. moves.OrderByDescending(m => m.Size).ThenBy(m => m.Text, StringComparer.Ordinal).Take(Listed).Select(m => m.Text)]));
        return WorldTable.Create(flows with
        {
            InputShare = inputShare,
            Provenance = flows.Provenance with
            {
                HowMade = $"{flows.Provenance.HowMade}; input coefficients from '{lender.Name}' ({lender.Provenance.HowMade})",
                IsHybrid = true,
                Sources = [.. flows.Provenance.Sources.Concat(lender.Provenance.Sources).Distinct()],
                Log = log.ToImmutable(),
            },
            Rebalancing = steps,
        });
    }

    private static int[] Lenders(WorldTableData flows, WorldTable lender)
    {
        var faults = new List<Fault>();
        var missing = flows.Sectors.Where(s => lender.IndexOfSector(s.Code) < 0).Select(s => s.Code).ToList();
        if (missing.Count > 0 || lender.SectorCount != flows.Sectors.Length)
        {
            faults.Add(new Fault(
                $"the table '{lender.Name}' has {lender.SectorCount} sectors of {lender.Sectors[0].Classification}, the flows {flows.Sectors.Length} of {flows.Sectors[0].Classification}",
                "", "a table of the same sectors", "Name another table with --coefficients"));
        }
        var from = new int[flows.Economies.Length];
        for (var at = 0; at < from.Length; at++)
        {
            var economy = flows.Economies[at];
            from[at] = lender.IndexOf(economy);
            if (from[at] < 0 && Bloc.TryOf("EU27", out var union) && union.Contains(economy) && Economy.TryOf("EU27", out var whole)) from[at] = lender.IndexOf(whole);
            if (from[at] < 0) from[at] = lender.IndexOf(Economy.Of("ROW"));
            if (from[at] < 0) faults.Add(new Fault($"the table '{lender.Name}' has neither {economy} nor an aggregate it belongs to", "", "the economy, EU27 or ROW"));
        }
        if (faults.Count > 0) throw new BadInputException(faults.Take(20));
        return from;
    }

    private static (double[] Output, double[] Bought) Totals(WorldTableData flows, int n, int j)
    {
        double[] output = new double[n * j], bought = new double[n * j];
        for (var cell = 0; cell < flows.Trade.Length; cell++)
        {
            int k = cell / (n * n), importer = cell / n % n, exporter = cell % n;
            output[exporter * j + k] += flows.Trade[cell];
            bought[importer * j + k] += flows.Trade[cell] * (1 + flows.Tariff[cell]);
        }
        return (output, bought);
    }
}
