using System.Collections.Immutable;
using Tripoint.Codes;
using Tripoint.Data.Import;

namespace Tripoint.Data.Embedded;

/// <summary>
/// The coarsest common ground of two classifications: groups of WIOD sectors that equal groups of ICIO sectors. Each sector of either
/// classification belongs to exactly one group. Read from <c>data/parameters/concordance-wiod35-icio28.csv</c>.
/// </summary>
/// <param name="Groups">The names of the groups, in index order.</param>
/// <param name="Wiod">For each of the 35 WIOD sectors, its group.</param>
/// <param name="Icio">For each of the 28 ICIO sectors, its group.</param>
internal sealed record SectorConcordance(ImmutableArray<string> Groups, ImmutableArray<int> Wiod, ImmutableArray<int> Icio)
{
    /// <summary>The file's name.</summary>
    public const string FileName = "concordance-wiod35-icio28.csv";

    /// <summary>Reads the concordance.</summary>
    public static SectorConcordance Read(Stream stream)
    {
        using var csv = CsvFile.Read(stream, FileName);
        int group = csv.Column("group"), wiod = csv.Column("wiod35"), icio = csv.Column("icio28");
        csv.Faults.ThrowIfAny();
        var groups = ImmutableArray.CreateBuilder<string>();
        int[] fromWiod = [.. Sector.Of("WIOD35").Select(_ => -1)], fromIcio = [.. HybridScope.Sectors.Select(_ => -1)];
        while (csv.NextRow())
        {
            Assign(wiod, Sector.Of("WIOD35"), fromWiod);
            Assign(icio, HybridScope.Sectors, fromIcio);
            groups.Add(csv.Text(group));
        }
        if (fromWiod.Contains(-1) || fromIcio.Contains(-1)) csv.Faults.Add("a sector belongs to no group", 0, 0, "each sector in exactly one group");
        csv.Faults.ThrowIfAny();
        return new SectorConcordance(groups.ToImmutable(), [.. fromWiod], [.. fromIcio]);

        void Assign(int column, ImmutableArray<Sector> sectors, int[] to)
        {
            foreach (var code in csv.Text(column).Split(' '))
            {
                var at = sectors.Select(s => s.Code).ToList().IndexOf(code);
                if (at < 0 || to[at] >= 0) csv.Faults.Add($"the sector '{code}' is unknown or given twice", csv.Line, column + 1);
                else to[at] = groups.Count;
            }
        }
    }
}
