using System.Collections.Immutable;
using Tripoint.Data.Import;
using Tripoint.Negotiation.Offers;

namespace Tripoint.Data.Embedded;

/// <summary>
/// HS codes to the 28 ICIO sectors: the shortest set of rules that gives every subheading of HS 1988 to 2022 the sector of its ISIC rev. 3 class
/// (UN Statistics Division), the latest edition deciding where editions differ. Chapter 97 and scrap have no class and take their heading's
/// sector, or none.
/// </summary>
public static class HsSectorConcordance
{
    /// <summary>The classification of its sectors.</summary>
    public const string Classification = "ICIO28";

    private static readonly Lazy<HsSectors> s_shipped = new(Load);

    /// <summary>The concordance that ships.</summary>
    public static HsSectors Shipped => s_shipped.Value;

    /// <summary>The concordance to a table's sectors; null where its classification has none.</summary>
    public static HsSectors? For(Tables.WorldTable table) => table.Sectors[0].Classification == Classification ? Shipped : null;

    private static HsSectors Load()
    {
        var rules = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        using (var csv = CsvFile.Read(EmbeddedFiles.Parameter("concordance-hs-icio28.csv"), "concordance-hs-icio28.csv"))
        {
            int hs = csv.Column("hs"), sector = csv.Column("icio28");
            csv.Faults.ThrowIfAny();
            while (csv.NextRow()) rules.Add(csv.Text(hs), csv.Text(sector));
        }
        var counts = ImmutableDictionary.CreateBuilder<string, int>(StringComparer.Ordinal);
        using (var csv = CsvFile.Read(EmbeddedFiles.Parameter("hs2022-subheadings-icio28.csv"), "hs2022-subheadings-icio28.csv"))
        {
            int sector = csv.Column("icio28"), count = csv.Column("subheadings");
            csv.Faults.ThrowIfAny();
            while (csv.NextRow()) counts.Add(csv.Text(sector), (int)csv.Number(count, 0, 10_000, "a number of subheadings"));
        }
        return new HsSectors(Classification, rules.ToImmutable(), counts.ToImmutable());
    }
}
