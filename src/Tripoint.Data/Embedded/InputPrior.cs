using System.Collections.Immutable;
using System.Globalization;
using Tripoint.Codes;
using Tripoint.Data.Import;
using Tripoint.InputOutput;

namespace Tripoint.Data.Embedded;

/// <summary>
/// Input coefficients on the common ground of the two classifications (G groups), for each economy of the embedded dataset, from a WIOD
/// table: before they are split to ICIO sectors and re-balanced. Rounded as stored, so that what is built from the sources and what is
/// built from the stored files is the same.
/// </summary>
/// <param name="Groups">The groups, in index order.</param>
/// <param name="InputShare">N × G(using) × G(input): share of gross output, at basic prices.</param>
/// <param name="FinalUse">N × G: final use of each group as a share of all uses of it, at least <see cref="SmallestFinalUse"/>.</param>
internal sealed record InputPrior(ImmutableArray<string> Groups, double[] InputShare, double[] FinalUse)
{
    /// <summary>The smallest share of a product's uses that goes to final demand, so that no market is shut by a missing observation.</summary>
    public const double SmallestFinalUse = 0.001;

    /// <summary>The file that names the WIOD economies behind each economy.</summary>
    public const string EconomyFileName = "concordance-economies.csv";

    /// <summary>Pools the WIOD economies of each economy and aggregates their sectors.</summary>
    public static InputPrior From(InputOutputTable wiod, SectorConcordance sectors, Stream economyConcordance)
    {
        int n = HybridScope.Economies.Length, g = sectors.Groups.Length, j = wiod.Sectors.Length, rows = wiod.RowCount, categories = wiod.FinalCategories.Length;
        var members = Members(wiod, economyConcordance);
        double[] use = new double[n * g * g], output = new double[n * g], final = new double[n * g], all = new double[n * g];
        for (var at = 0; at < n; at++)
        {
            foreach (var user in members[at])
            {
                for (var s = 0; s < j; s++) output[at * g + sectors.Wiod[s]] += wiod.Output[user * j + s];
                for (var row = 0; row < rows; row++)
                {
                    var input = at * g + sectors.Wiod[row % j];
                    for (var s = 0; s < j; s++)
                    {
                        var value = wiod.Intermediate[row * rows + user * j + s];
                        use[(at * g + sectors.Wiod[s]) * g + sectors.Wiod[row % j]] += value;
                        all[input] += value;
                    }
                    for (var f = 0; f < categories; f++)
                    {
                        var value = Math.Max(0, wiod.FinalDemand[row * wiod.Economies.Length * categories + user * categories + f]);
                        final[input] += value;
                        all[input] += value;
                    }
                }
            }
        }
        for (var at = 0; at < n * g; at++)
        {
            for (var input = 0; input < g; input++)
                use[at * g + input] = output[at] > 0 ? MatrixText.SixDigits(use[at * g + input] / output[at]) : 0;
            final[at] = all[at] > 0 ? MatrixText.SixDigits(Math.Max(SmallestFinalUse, final[at] / all[at])) : SmallestFinalUse;
        }
        return new InputPrior(sectors.Groups, use, final);
    }

    private static int[][] Members(InputOutputTable wiod, Stream concordance)
    {
        using var csv = CsvFile.Read(concordance, EconomyFileName);
        int economy = csv.Column("economy"), from = csv.Column("wiod");
        csv.Faults.ThrowIfAny();
        var members = new int[HybridScope.Economies.Length][];
        while (csv.NextRow())
        {
            var at = HybridScope.EconomyCodes.IndexOf(csv.Text(economy));
            var found = csv.Text(from).Split(' ').Select(code => Economy.TryOf(code, out var known) ? wiod.Economies.IndexOf(known) : -1).ToArray();
            if (at < 0 || members[at] is not null) csv.Faults.Add($"'{csv.Field(economy)}' is not in the dataset or given twice", csv.Line, economy + 1);
            else if (found.Contains(-1)) csv.Faults.Add($"'{csv.Field(from)}' has an economy without a WIOD table", csv.Line, from + 1);
            else members[at] = found;
        }
        var missing = HybridScope.EconomyCodes.Where((_, at) => members[at] is null).ToArray();
        if (missing.Length > 0)
            csv.Faults.Add(string.Create(CultureInfo.InvariantCulture, $"nothing is said about {string.Join(", ", missing)}"), 0, 0, "one row an economy");
        csv.Faults.ThrowIfAny();
        return members;
    }
}
