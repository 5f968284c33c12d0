using System.Collections.Immutable;
using Tripoint.Baskets;
using Tripoint.Codes;
using Tripoint.Data.Import;
using Tripoint.Faults;

namespace Tripoint.Data.Embedded;

/// <summary>The baskets of tariff lines that ship (<c>data/baskets</c>): a list of baskets, and a file of lines for each.</summary>
public static class EmbeddedBaskets
{
    private const string ListFile = "baskets.csv";
    private static readonly Lazy<ImmutableArray<Basket>> s_all = new(Read);

    /// <summary>All baskets, in the order of the list.</summary>
    public static ImmutableArray<Basket> All => s_all.Value;

    /// <summary>The basket of a key.</summary>
    /// <exception cref="DataMissingException">There is none.</exception>
    public static Basket Of(string key) => All.FirstOrDefault(b => b.Key == key)
        ?? throw new DataMissingException(new Fault($"there is no basket '{key}'", "", string.Join(", ", All.Select(b => b.Key))));

    private static ImmutableArray<Basket> Read()
    {
        using var csv = CsvFile.Read(Open(ListFile), ListFile);
        int key = csv.Column("key"), area = csv.Column("area"), edition = csv.Column("edition"), own = csv.Column("own"), source = csv.Column("source"), note = csv.Column("note");
        int en = csv.Column("en"), zh = csv.Column("zh"), ja = csv.Column("ja"), ko = csv.Column("ko");
        csv.Faults.ThrowIfAny();
        var all = ImmutableArray.CreateBuilder<Basket>();
        while (csv.NextRow())
        {
            all.Add(new Basket(
                csv.Text(key), csv.Text(area), new LocalizedName(csv.Text(en), csv.Text(zh), csv.Text(ja), csv.Text(ko)), csv.Text(edition), Lines(csv.Text(key) + ".csv"),
                csv.Text(source), csv.Field(own).SequenceEqual("yes"), csv.Text(note)));
        }
        return all.ToImmutable();
    }

    private static ImmutableArray<BasketLine> Lines(string file)
    {
        using var csv = CsvFile.Read(Open(file), file);
        int code = csv.Column("code"), sector = csv.Column("sector"), label = csv.Column("label");
        csv.Faults.ThrowIfAny();
        var lines = ImmutableArray.CreateBuilder<BasketLine>();
        while (csv.NextRow())
        {
            var digits = csv.Text(code);
            if (digits.Length is not (2 or 4 or 6) || !digits.All(char.IsAsciiDigit)) csv.Faults.Add($"'{digits}' is no code of the Harmonized System", csv.Line, code + 1, "2, 4 or 6 digits");
            if (!Sector.Of("ICIO28").Any(s => csv.Field(sector).SequenceEqual(s.Code))) csv.Faults.Add($"unknown sector '{csv.Text(sector)}'", csv.Line, sector + 1, "a sector of ICIO28");
            lines.Add(new BasketLine(digits, csv.Text(sector), csv.Text(label)));
        }
        csv.Faults.ThrowIfAny();
        return lines.ToImmutable();
    }

    private static Stream Open(string file) => typeof(EmbeddedBaskets).Assembly.GetManifestResourceStream("baskets/" + file)
        ?? throw new InvalidOperationException($"The basket file {file} is not compiled in.");
}
