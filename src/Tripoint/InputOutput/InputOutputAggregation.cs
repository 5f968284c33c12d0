using Tripoint.Codes;
using Tripoint.Tables;

namespace Tripoint.InputOutput;

/// <summary>Adds up the economies and sectors of an input-output table into groups. Every total is conserved: cells are only added.</summary>
public static class InputOutputAggregation
{
    /// <summary>The table of the groups.</summary>
    public static InputOutputTable Of(InputOutputTable table, Grouping<Economy> economies, Grouping<Sector> sectors)
    {
        int j = table.Sectors.Length, categories = table.FinalCategories.Length;
        int groups = economies.Groups.Length, groupedSectors = sectors.Groups.Length, width = groups * groupedSectors;
        var target = new int[table.RowCount];
        for (var r = 0; r < target.Length; r++) target[r] = economies.GroupOf[r / j] * groupedSectors + sectors.GroupOf[r % j];
        double[] intermediate = new double[width * width], finalDemand = new double[width * groups * categories];
        for (var r = 0; r < target.Length; r++)
        {
            var uses = table.Intermediate.AsSpan(r * target.Length, target.Length);
            for (var c = 0; c < uses.Length; c++) intermediate[target[r] * width + target[c]] += uses[c];
            var finals = table.FinalDemand.AsSpan(r * table.Economies.Length * categories, table.Economies.Length * categories);
            for (var c = 0; c < finals.Length; c++)
                finalDemand[(target[r] * groups + economies.GroupOf[c / categories]) * categories + c % categories] += finals[c];
        }
        return new InputOutputTable(
            table.Name, table.Year, economies.Groups, sectors.Groups, table.FinalCategories, intermediate, finalDemand, Sum(table.Output)!,
            Aggregated(table.Provenance, table.Economies.Length, table.Sectors.Length, groups, groupedSectors))
        {
            ValueAdded = Sum(table.ValueAdded),
            TaxesLessSubsidies = Sum(table.TaxesLessSubsidies),
        };

        double[]? Sum(double[]? values)
        {
            if (values is null) return null;
            var sums = new double[width];
            for (var r = 0; r < target.Length; r++) sums[target[r]] += values[r];
            return sums;
        }
    }

    /// <summary>The provenance with a line that says what was added up.</summary>
    internal static TableProvenance Aggregated(TableProvenance provenance, int n, int j, int groups, int groupedSectors) => provenance with
    {
        Log = provenance.Log.Add(FormattableString.Invariant($"{n} economies × {j} sectors added up to {groups} × {groupedSectors}")),
    };
}
