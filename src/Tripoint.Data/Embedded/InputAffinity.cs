using System.Collections.Immutable;
using Tripoint.Data.Import;

namespace Tripoint.Data.Embedded;

/// <summary>
/// Who takes which product of a WIOD sector that feeds several ICIO sectors: weights on the split by expenditure, 1 where nothing is said.
/// Read from <c>data/parameters/input-affinity.csv</c>, whose every line is an assumption that says so.
/// </summary>
/// <param name="Weights">J × (J + 1): input, using sector; the last column is final use.</param>
internal sealed record InputAffinity(ImmutableArray<double> Weights)
{
    /// <summary>The file's name.</summary>
    public const string FileName = "input-affinity.csv";

    /// <summary>The weight of an input for a using sector; J stands for final use.</summary>
    public double this[int input, int user] => Weights[input * (HybridScope.Sectors.Length + 1) + user];

    /// <summary>Reads the weights; later lines override earlier ones, and <c>*</c> stands for every user.</summary>
    public static InputAffinity Read(Stream stream)
    {
        using var csv = CsvFile.Read(stream, FileName);
        int input = csv.Column("input"), user = csv.Column("using"), weight = csv.Column("weight");
        csv.Faults.ThrowIfAny();
        var users = HybridScope.SectorCodes.Add("FINAL");
        var weights = Enumerable.Repeat(1.0, HybridScope.Sectors.Length * users.Length).ToArray();
        while (csv.NextRow())
        {
            var row = HybridScope.SectorCodes.IndexOf(csv.Text(input));
            if (row < 0) csv.Faults.Add($"unknown sector '{csv.Field(input)}'", csv.Line, input + 1);
            var value = csv.Number(weight, 1e-6, 1, "a weight above 0 and at most 1");
            foreach (var code in csv.Text(user) == "*" ? [.. users] : csv.Text(user).Split(' '))
            {
                var column = users.IndexOf(code);
                if (column < 0) csv.Faults.Add($"unknown user '{code}'", csv.Line, user + 1, "sector codes, FINAL or *");
                else if (row >= 0) weights[row * users.Length + column] = value;
            }
        }
        csv.Faults.ThrowIfAny();
        return new InputAffinity([.. weights]);
    }
}
