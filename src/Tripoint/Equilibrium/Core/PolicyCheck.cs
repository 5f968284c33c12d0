using System.Globalization;
using System.Numerics.Tensors;
using Tripoint.Faults;
using Tripoint.Tables;

namespace Tripoint.Equilibrium.Core;

/// <summary>Refuses a policy that has the wrong shape or values out of range; lists all faults.</summary>
internal static class PolicyCheck
{
    private const int FaultLimit = 20;

    /// <exception cref="BadInputException">Something is wrong; all faults up to a limit are listed.</exception>
    public static void Throw(WorldTable table, PolicyChange policy)
    {
        int n = table.EconomyCount, j = table.SectorCount;
        var faults = new List<Fault>();
        Range("tariff", policy.Tariff, j * n * n, "J × N × N", v => v is > -1 and <= 100, "a fraction above −1 and at most 100 (0.05 is 5%); below zero is an import subsidy", Flow);
        Range("barrier ratio", policy.Barrier, j * n * n, "J × N × N", v => v > 0, "positive; 0.98 is a cut of 2 per cent, +∞ closes the flow", Flow);
        Range("export tax", policy.ExportTax, j * n * n, "J × N × N", v => v is > -1 and <= 1e6, "a fraction above −1 and at most 1e6", Flow);
        Range("importer's rent", policy.ImporterRent, j * n * n, "J × N × N", v => v is > -1 and <= 1e6, "a fraction above −1 and at most 1e6", Flow);
        Range("productivity ratio", policy.Productivity, n * j, "N × J", v => v > 0 && double.IsFinite(v), "positive and finite", Own);
        Range("subsidy", policy.Subsidy, n * j, "N × J", v => v is >= 0 and < 1, "a fraction of unit cost, at least 0 and below 1", Own);
        Domestic("tariff", policy.Tariff);
        Domestic("export tax", policy.ExportTax);
        Domestic("importer's rent", policy.ImporterRent);
        foreach (var cap in policy.VolumeCaps)
        {
            var inside = cap.Sector >= 0 && cap.Sector < j && cap.Importer >= 0 && cap.Importer < n && cap.Exporter >= 0 && cap.Exporter < n;
            if (!inside) faults.Add(new Fault($"a volume cap for sector {cap.Sector}, importer {cap.Importer}, exporter {cap.Exporter}", "", $"indices below J = {j} and N = {n}"));
            else if (cap.Importer == cap.Exporter) faults.Add(new Fault("a volume cap on domestic sales", Flow(table.Cell(cap.Sector, cap.Importer, cap.Exporter)), "a flow between two economies"));
            else if (!(cap.VolumeRatio > 0 && double.IsFinite(cap.VolumeRatio)))
                faults.Add(new Fault($"a volume cap of {Show(cap.VolumeRatio)}", Flow(table.Cell(cap.Sector, cap.Importer, cap.Exporter)), "a positive ratio to the base volume", "Close a flow with a barrier of +∞ instead"));
        }
        foreach (var twice in policy.VolumeCaps.GroupBy(c => (c.Sector, c.Importer, c.Exporter)).Where(g => g.Count() > 1).Take(3))
            faults.Add(new Fault("two volume caps on the same flow", Flow(table.Cell(twice.Key.Sector, twice.Key.Importer, twice.Key.Exporter))));
        if (faults.Count > 0) throw new BadInputException(faults);

        string Flow(int at) => $"{table.Sectors[at / (n * n)]}, importer {table.Economies[at / n % n]}, exporter {table.Economies[at % n]}";
        string Own(int at) => $"{table.Economies[at / j]}, {table.Sectors[at % j]}";
        void Range(string what, double[]? values, int length, string shape, Func<double, bool> accepted, string expected, Func<int, string> where)
        {
            if (values is null) return;
            if (values.Length != length)
            {
                faults.Add(new Fault($"the policy's {what} has {values.Length} values", "", $"{shape} = {length}"));
                return;
            }
            // NaN comes through Min and Max, and no range accepts it; the search for the place is only for a policy that is refused.
            if (accepted(TensorPrimitives.Min<double>(values)) && accepted(TensorPrimitives.Max<double>(values))) return;
            for (var at = 0; at < values.Length && faults.Count < FaultLimit; at++)
            {
                if (!accepted(values[at])) faults.Add(new Fault($"{what} {Show(values[at])}", where(at), expected));
            }
        }
        void Domestic(string what, double[]? values)
        {
            if (values is null || values.Length != j * n * n) return;
            for (var at = 0; at < n * j && faults.Count < FaultLimit; at++)
            {
                var cell = table.Cell(at / n, at % n, at % n);
                if (values[cell] != 0) faults.Add(new Fault($"{what} {Show(values[cell])} on domestic sales", Flow(cell), "zero where importer and exporter are the same"));
            }
        }
    }

    private static string Show(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
}
