using System.Collections.Immutable;
using Tripoint.Codes;
using Tripoint.Data.Embedded;
using Tripoint.Tables;

namespace Tripoint.Data.Import;

/// <summary>
/// The default trade elasticities for a table of any classification. Those of the embedded dataset are by ICIO28 sector; a sector of
/// another classification takes the mean over the ICIO28 sectors it covers, as written in <c>data/parameters/elasticity-sectors.csv</c>;
/// one that is not written there takes the mean over the ICIO28 sectors of its broad kind.
/// </summary>
internal static class DefaultElasticities
{
    private const string Concordance = "elasticity-sectors.csv";

    /// <summary>J elasticities in the order of the sectors, the record of their source, and a sentence for the log.</summary>
    public static (double[] Theta, (SourceRecord Source, string Log) Provenance) For(ImmutableArray<Sector> sectors)
    {
        var embedded = EmbeddedDataset.World();
        var theta = embedded.Sectors.Select((s, at) => (s, at)).ToDictionary(p => p.s.Code, p => embedded.Elasticity[p.at], StringComparer.Ordinal);
        var covers = Covers();
        var byKind = new List<string>();
        var values = sectors.Select(sector =>
        {
            if (sector.Classification == "ICIO28" && theta.TryGetValue(sector.Code, out var own)) return own;
            if (covers.TryGetValue((sector.Classification, sector.Code), out var codes)) return codes.Average(c => theta[c]);
            byKind.Add(sector.Code);
            return embedded.Sectors.Where(s => s.Kind == sector.Kind).Average(s => theta[s.Code]);
        }).ToArray();
        var log = "default trade elasticities, by the ICIO28 sectors that each sector covers";
        if (byKind.Count > 0) log += $"; by broad kind for {string.Join(", ", byKind.Take(12))}{(byKind.Count > 12 ? $" and {byKind.Count - 12} more" : "")}";
        return (values, (new SourceRecord("", "", ""), log));
    }

    private static Dictionary<(string, string), string[]> Covers()
    {
        using var csv = CsvFile.Read(EmbeddedFiles.Parameter(Concordance), Concordance);
        int classification = csv.Column("classification"), sector = csv.Column("sector"), icio28 = csv.Column("icio28");
        csv.Faults.ThrowIfAny();
        var covers = new Dictionary<(string, string), string[]>();
        while (csv.NextRow()) covers.Add((csv.Text(classification), csv.Text(sector)), csv.Text(icio28).Split(' '));
        csv.Faults.ThrowIfAny();
        return covers;
    }
}
