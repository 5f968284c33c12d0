using Tripoint.Codes;
using Tripoint.Data.Import;

namespace Tripoint.Data.Embedded;

/// <summary>
/// The straits and canals that goods between two economies usually pass, from the sea basins of <c>data/parameters/sea-basins.csv</c> and the
/// passages between them: a judgement about the usual route, one for each economy, not a record of voyages. Ways around exist and cost time.
/// </summary>
public static class SeaPassages
{
    private const string BasinFile = "sea-basins.csv", PassageFile = "sea-passages.csv";

    private static readonly Lazy<(Dictionary<string, string> Basin, Dictionary<(string, string), string> Passages)> s_data = new(Read);

    /// <summary>The passages, separated by spaces; empty where none binds the pair or a basin is unknown.</summary>
    public static string Between(Economy a, Economy b)
    {
        var (basin, passages) = s_data.Value;
        if (!basin.TryGetValue(a.Code, out var from) || !basin.TryGetValue(b.Code, out var to)) return "";
        return passages.GetValueOrDefault((from, to)) ?? passages.GetValueOrDefault((to, from)) ?? "";
    }

    private static (Dictionary<string, string>, Dictionary<(string, string), string>) Read()
    {
        var basins = new Dictionary<string, string>(StringComparer.Ordinal);
        var names = new HashSet<string>(StringComparer.Ordinal);
        using (var csv = CsvFile.Read(EmbeddedFiles.Parameter(BasinFile), BasinFile))
        {
            int basin = csv.Column("basin"), economies = csv.Column("economies");
            csv.Faults.ThrowIfAny();
            while (csv.NextRow())
            {
                names.Add(csv.Text(basin));
                foreach (var code in csv.Text(economies).Split(' '))
                {
                    if (!Economy.TryOf(code, out _)) csv.Faults.Add($"unknown economy '{code}'", csv.Line, economies + 1);
                    else if (!basins.TryAdd(code, csv.Text(basin))) csv.Faults.Add($"'{code}' lies in two basins", csv.Line, economies + 1);
                }
            }
            csv.Faults.ThrowIfAny();
        }
        var passages = new Dictionary<(string, string), string>();
        using (var csv = CsvFile.Read(EmbeddedFiles.Parameter(PassageFile), PassageFile))
        {
            int a = csv.Column("a"), b = csv.Column("b"), list = csv.Column("passages");
            csv.Faults.ThrowIfAny();
            while (csv.NextRow())
            {
                if (!names.Contains(csv.Text(a)) || !names.Contains(csv.Text(b))) csv.Faults.Add($"unknown basin '{csv.Text(a)}' or '{csv.Text(b)}'", csv.Line);
                else if (passages.ContainsKey((csv.Text(b), csv.Text(a))) || !passages.TryAdd((csv.Text(a), csv.Text(b)), csv.Text(list))) csv.Faults.Add("the pair is there twice", csv.Line);
            }
            csv.Faults.ThrowIfAny();
        }
        return (basins, passages);
    }
}
