using Tripoint.Tables;

namespace Tripoint.Equilibrium.Core;

/// <summary>
/// Policies between the base and a whole policy, each of its changes in force to a degree from 0 to 1: tariffs and subsidies move in
/// proportion, barriers, taxes, rents, productivity and volume caps in proportion of their logs.
/// </summary>
/// <param name="table">The base.</param>
/// <param name="cumulative">The policies after none, one, two, … of the changes.</param>
internal sealed class PolicyPath(WorldTable table, PolicyChange[] cumulative)
{
    public PolicyChange At(Func<int, double> degree) => new()
    {
        Tariff = Blend(p => p.Tariff ?? table.Tariff.ToArray(), p => p.Tariff is not null, degree, v => v, v => v),
        Barrier = Blend(p => p.Barrier ?? Ones(Flows), p => p.Barrier is not null, degree, Math.Log, Math.Exp),
        ExportTax = Blend(p => p.ExportTax ?? new double[Flows], p => p.ExportTax is not null, degree, v => Math.Log(1 + v), v => Math.Exp(v) - 1),
        ImporterRent = Blend(p => p.ImporterRent ?? new double[Flows], p => p.ImporterRent is not null, degree, v => Math.Log(1 + v), v => Math.Exp(v) - 1),
        Productivity = Blend(p => p.Productivity ?? Ones(Own), p => p.Productivity is not null, degree, Math.Log, Math.Exp),
        Subsidy = Blend(p => p.Subsidy ?? new double[Own], p => p.Subsidy is not null, degree, v => v, v => v),
        VolumeCaps = [.. Caps(degree)],
    };

    private int Flows => table.SectorCount * table.EconomyCount * table.EconomyCount;

    private int Own => table.SectorCount * table.EconomyCount;

    private static double[] Ones(int length)
    {
        var ones = new double[length];
        Array.Fill(ones, 1.0);
        return ones;
    }

    private double[]? Blend(
        Func<PolicyChange, double[]> values, Func<PolicyChange, bool> given, Func<int, double> degree, Func<double, double> scale, Func<double, double> back)
    {
        if (!cumulative.Any(given)) return null;
        var before = values(cumulative[0]);
        var blended = Array.ConvertAll(before, v => scale(v));
        for (var k = 0; k + 1 < cumulative.Length; k++)
        {
            var after = given(cumulative[k + 1]) ? values(cumulative[k + 1]) : before;
            var share = degree(k);
            for (var at = 0; at < blended.Length; at++)
            {
                if (after[at] != before[at]) blended[at] += share * (scale(after[at]) - scale(before[at]));
            }
            before = after;
        }
        for (var at = 0; at < blended.Length; at++) blended[at] = Math.Max(back(blended[at]), 0);
        return blended;
    }

    private IEnumerable<VolumeCap> Caps(Func<int, double> degree)
    {
        var seen = new HashSet<(int, int, int)>();
        for (var k = 0; k + 1 < cumulative.Length; k++)
        {
            foreach (var cap in cumulative[k + 1].VolumeCaps)
            {
                if (seen.Add((cap.Sector, cap.Importer, cap.Exporter))) yield return cap with { VolumeRatio = Math.Pow(cap.VolumeRatio, degree(k)) };
            }
        }
    }
}
