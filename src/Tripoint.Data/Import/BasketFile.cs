using System.Collections.Immutable;
using Tripoint.Baskets;
using Tripoint.Codes;
using Tripoint.Faults;

namespace Tripoint.Data.Import;

/// <summary>
/// The lines of a basket: CSV with the column <c>code</c> (or <c>hs6</c>; 2, 4 or 6 digits) and, if wished, <c>editions</c> (<c>HS17 HS22</c>,
/// separated by spaces; empty: any), <c>sector</c> (of ICIO28) and <c>label</c>. A file of bare codes, one a line and without a header, is read as well.
/// </summary>
public static class BasketFile
{
    /// <summary>Reads a basket of one's own.</summary>
    /// <param name="path">The file; its name without the extension names the basket.</param>
    /// <exception cref="BadInputException">The file is missing or empty, a code, an edition or a sector is none, or a code occurs twice.</exception>
    public static Basket Read(string path)
    {
        if (!File.Exists(path)) throw new BadInputException("the file does not exist", path, "", $"Check the path, or choose {string.Join(", ", Embedded.EmbeddedBaskets.Keys)}");
        var name = Path.GetFileNameWithoutExtension(path);
        return new Basket(name, "", new LocalizedName(name), null, Lines(File.ReadAllBytes(path), path), path, true, "");
    }

    /// <summary>Reads the lines from a file's bytes.</summary>
    internal static ImmutableArray<BasketLine> Lines(byte[] bytes, string file)
    {
        var headless = bytes.Length > 0 && (char.IsAsciiDigit((char)bytes[0]) || bytes[0] == (byte)'"');
        using var csv = CsvFile.Read(new MemoryStream(headless ? [.. "code\n"u8, .. bytes] : bytes), file);
        var code = csv.Column(csv.Header.Contains("hs6", StringComparer.Ordinal) ? "hs6" : "code");
        int editions = Optional(csv, "editions"), sector = Optional(csv, "sector"), label = Optional(csv, "label");
        csv.Faults.ThrowIfAny();
        var lines = new List<BasketLine>();
        while (csv.NextRow())
        {
            var at = csv.Line - (headless ? 1 : 0);
            if (csv.Text(code).Trim() is not { Length: > 0 } text) continue;
            if (!TryCode(text, out var digits))
            {
                csv.Faults.Add($"'{text}' is no code of the Harmonized System", at, code + 1, "2, 4 or 6 digits of a chapter from 01 to 97, such as 310210");
                continue;
            }
            var line = new BasketLine(digits, Editions(csv, editions, at), Field(csv, sector), Field(csv, label));
            if (line.Sector.Length > 0 && !Sector.Of("ICIO28").Any(s => s.Code == line.Sector)) csv.Faults.Add($"unknown sector '{line.Sector}'", at, sector + 1, "a sector of ICIO28");
            if (lines.Exists(l => l.Code == digits && (l.Editions.IsEmpty || line.Editions.IsEmpty || l.Editions.Intersect(line.Editions).Any())))
                csv.Faults.Add($"the code {digits} occurs twice", at, code + 1, "each code once in an edition");
            lines.Add(line);
        }
        if (lines.Count == 0) csv.Faults.Add("the basket has no product", 0, 0, "a code a line");
        csv.Faults.ThrowIfAny();
        return [.. lines.OrderBy(l => l.Code, StringComparer.Ordinal)];
    }

    private static bool TryCode(string text, out string digits)
    {
        digits = text.Replace(".", "", StringComparison.Ordinal);
        return digits.Length is 2 or 4 or 6 && digits.All(char.IsAsciiDigit) && Hs6.TryOf(digits.PadRight(6, '0'), out _);
    }

    private static ImmutableArray<HsEdition> Editions(CsvFile csv, int column, long line)
    {
        var all = ImmutableArray.CreateBuilder<HsEdition>();
        foreach (var word in Field(csv, column).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (HsEditions.TryParse(word, out var edition)) all.Add(edition);
            else csv.Faults.Add($"'{word}' is no edition of the Harmonized System", line, column + 1, $"some of {string.Join(", ", HsEditions.All.Select(e => e.Tag()))}");
        }
        return all.ToImmutable();
    }

    private static string Field(CsvFile csv, int column) => column < 0 || column >= csv.FieldCount ? "" : csv.Text(column).Trim();

    private static int Optional(CsvFile csv, string name) => csv.Header.ToList().IndexOf(name);
}
