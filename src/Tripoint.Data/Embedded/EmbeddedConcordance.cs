using Tripoint.Codes;
using Tripoint.Data.Import;

namespace Tripoint.Data.Embedded;

/// <summary>The editions of the Harmonized System that ship: code lists, and what became of each code.</summary>
public static class EmbeddedConcordance
{
    private static readonly Lazy<HsConcordance> s_hs = new(Read);

    /// <summary>The concordance, read once.</summary>
    public static HsConcordance Hs => s_hs.Value;

    private static HsConcordance Read()
    {
        var codes = new List<KeyValuePair<Hs6, byte>>();
        using (var csv = CsvFile.Read(EmbeddedFiles.Open(EmbeddedFiles.HsCodes), EmbeddedFiles.HsCodes))
        {
            while (csv.NextRow())
            {
                byte editions = 0;
                foreach (var digit in csv.Field(1)) editions |= (byte)(1 << (digit - '0'));
                codes.Add(KeyValuePair.Create(Hs6.Of(csv.Text(0)), editions));
            }
        }
        var changes = new List<(HsEdition, HsEdition, Hs6, Hs6)>();
        using (var csv = CsvFile.Read(EmbeddedFiles.Open(EmbeddedFiles.HsChanges), EmbeddedFiles.HsChanges))
        {
            while (csv.NextRow()) changes.Add(((HsEdition)(csv.Field(0)[0] - '0'), (HsEdition)(csv.Field(1)[0] - '0'), Hs6.Of(csv.Text(2)), Hs6.Of(csv.Text(3))));
        }
        return new HsConcordance(codes, changes);
    }
}
