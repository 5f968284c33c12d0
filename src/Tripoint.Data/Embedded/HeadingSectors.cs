using System.Text;
using Tripoint.Codes;
using Tripoint.Data.Import;

namespace Tripoint.Data.Embedded;

/// <summary>
/// The ICIO28 sector of a four-digit heading of the Harmonized System: the one that most of its subheadings lead to through the UN's
/// correspondences of HS 2007 and HS 2022 with ISIC rev. 3. Of equal ones the first by code.
/// </summary>
public static class HeadingSectors
{
    internal const string FileName = EmbeddedCovariates.Folder + "heading-sectors.csv";
    internal const string OldSource = "concordances/hs3-isic3.csv.gz", NewSource = "concordances/hs6-isic3.csv.gz";

    private static readonly Lazy<Dictionary<int, string>> s_sectors = new(Read);

    /// <summary>The code of a product's ICIO28 sector; null where no correspondence leads to one.</summary>
    public static string? Of(Hs6 product) => s_sectors.Value.GetValueOrDefault(product.Heading);

    /// <summary>Makes the file from the correspondences.</summary>
    internal static byte[] Build(Func<string, string> source, Func<string, Stream> parameter)
    {
        var prefixes = ProteeElasticities.Prefixes(parameter("concordance-isic3-icio28.csv"));
        var votes = new SortedDictionary<string, SortedDictionary<string, int>>(StringComparer.Ordinal);
        foreach (var (file, edition) in new[] { (OldSource, "HS3"), (NewSource, "HS6") })
        {
            using var csv = CsvFile.Open(source(file));
            int heading = csv.Column(edition + "_4d"), isic = csv.Column("ISIC3_4d");
            csv.Faults.ThrowIfAny();
            while (csv.NextRow())
            {
                if (ProteeElasticities.Longest(prefixes, csv.Text(isic)) is not { } sector) continue;
                if (!votes.TryGetValue(csv.Text(heading), out var own)) votes.Add(csv.Text(heading), own = new(StringComparer.Ordinal));
                own[sector] = own.GetValueOrDefault(sector) + 1;
            }
            csv.Faults.ThrowIfAny();
        }
        var text = new StringBuilder("heading,sector\n");
        foreach (var (heading, own) in votes) text.Append(heading).Append(',').Append(own.MaxBy(v => v.Value).Key).Append('\n');
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static Dictionary<int, string> Read()
    {
        using var csv = CsvFile.Read(EmbeddedFiles.Open(FileName), FileName);
        int heading = csv.Column("heading"), sector = csv.Column("sector");
        csv.Faults.ThrowIfAny();
        var all = new Dictionary<int, string>();
        while (csv.NextRow()) all.Add((int)csv.Number(heading, 101, 9999, "a heading"), csv.Text(sector));
        csv.Faults.ThrowIfAny();
        return all;
    }
}
