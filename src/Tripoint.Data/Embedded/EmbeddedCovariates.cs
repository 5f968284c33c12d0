using System.Collections.Immutable;
using Tripoint.Codes;
using Tripoint.Data.Import;
using Tripoint.Tables;

namespace Tripoint.Data.Embedded;

/// <summary>
/// Distance, liner shipping connectivity, distance of votes, trade agreements, border, language and colonial past between economies, as they
/// ship. How they are made: docs/models/sourcing.md.
/// </summary>
public static class EmbeddedCovariates
{
    internal const string Folder = "covariates/";
    internal const string DistanceFile = Folder + "distance.csv";
    internal const string VoteFile = Folder + "votes.csv";
    internal const string PairFile = Folder + "pairs.csv";
    internal const string SourceFile = Folder + "sources.csv";

    private static readonly Lazy<PairCovariates> s_pairs = new(Read);

    /// <summary>The table; read at the first call.</summary>
    public static PairCovariates Pairs => s_pairs.Value;

    private static PairCovariates Read()
    {
        var (economies, distance) = Triangle(DistanceFile, 1);
        var (_, votes) = Triangle(VoteFile, 1000);
        var cells = PairCovariates.Cells(economies.Length);
        var connectivity = new double[cells];
        Array.Fill(connectivity, double.NaN);
        var since = new int[cells];
        var links = new PairLinks[cells];
        var position = economies.Select((e, at) => (e.Code, at)).ToDictionary(p => p.Code, p => p.at, StringComparer.Ordinal);
        using var csv = CsvFile.Read(EmbeddedFiles.Open(PairFile), PairFile);
        int a = csv.Column("a"), b = csv.Column("b"), lsbci = csv.Column("lsbci"), agreement = csv.Column("agreement_since"), link = csv.Column("links");
        csv.Faults.ThrowIfAny();
        while (csv.NextRow())
        {
            if (!position.TryGetValue(csv.Text(a), out var i) || !position.TryGetValue(csv.Text(b), out var j))
            {
                csv.Faults.Add($"unknown pair '{csv.Text(a)}', '{csv.Text(b)}'", csv.Line, a + 1);
                continue;
            }
            var cell = PairCovariates.Cell(i, j);
            if (!csv.Field(lsbci).IsEmpty) connectivity[cell] = csv.Number(lsbci, 0, 1, "an index from 0 to 1");
            if (!csv.Field(agreement).IsEmpty) since[cell] = (int)csv.Number(agreement, 1900, 2100, "a year");
            if (!csv.Field(link).IsEmpty) links[cell] = (PairLinks)csv.Number(link, 0, 7, "a sum of 1, 2 and 4");
        }
        csv.Faults.ThrowIfAny();
        return new PairCovariates(economies, distance, connectivity, votes, since, links, Provenance());
    }

    // A row per economy with the values for the economies up to itself; empty: unknown.
    private static (ImmutableArray<Economy> Economies, double[] Values) Triangle(string file, double divisor)
    {
        using var csv = CsvFile.Read(EmbeddedFiles.Open(file), file);
        ImmutableArray<Economy> economies = [.. csv.Header.Skip(1).Select(Economy.Of)];
        var values = new double[PairCovariates.Cells(economies.Length)];
        int row = 0, at = 0;
        for (; csv.NextRow() && row < economies.Length; row++)
        {
            if (!csv.Field(0).SequenceEqual(economies[row].Code)) csv.Faults.Add($"'{csv.Text(0)}' is out of order", csv.Line, 1, economies[row].Code);
            for (var column = 0; column <= row; column++) values[at++] = csv.Field(column + 1).IsEmpty ? double.NaN : csv.Number(column + 1, 0, 30_000, "a number") / divisor;
        }
        if (row < economies.Length) csv.Faults.Add($"{row} rows", csv.Line, 0, $"{economies.Length}, one an economy");
        csv.Faults.ThrowIfAny();
        return (economies, values);
    }

    private static TableProvenance Provenance()
    {
        using var csv = CsvFile.Read(EmbeddedFiles.Open(SourceFile), SourceFile);
        int title = csv.Column("title"), vintage = csv.Column("vintage"), licence = csv.Column("licence"), file = csv.Column("file"), sha = csv.Column("sha256");
        csv.Faults.ThrowIfAny();
        var sources = ImmutableArray.CreateBuilder<SourceRecord>();
        while (csv.NextRow()) sources.Add(new SourceRecord(csv.Text(title), csv.Text(vintage), csv.Text(licence), csv.Text(file), csv.Text(sha)));
        return new TableProvenance(
            "distance, border, language and colonial past from CEPII; liner shipping connectivity from UNCTAD; votes in the UN General Assembly 2011-2020; trade agreements by pair to 2023",
            "no trade figures",
            true,
            sources.ToImmutable(),
            [
                "Distance: kilometres between main cities weighted by population; between capitals where CEPII has no weighted figure",
                "Connectivity: UNCTAD's bilateral index as published with a gravity study; 1,800 pairs, the others are unknown",
                "Votes: yes 1, abstention 1/2, no 0; mean absolute difference over the roll calls in which both voted, at least 100 of them; economies without a seat are unknown",
                "Agreements: the first year of the unbroken run of years to 2023 in which some agreement bound the pair; an agreement is no proof that a product is covered",
            ]);
    }
}
