using System.Collections.Immutable;
using Tripoint.Codes;
using Tripoint.Exposure.Products;
using Tripoint.Faults;

namespace Tripoint.Data.Import;

/// <summary>
/// A basket of products: CSV with the column <c>hs6</c> and, if wished, <c>editions</c> (<c>HS17 HS22</c>, separated by spaces; empty: any) and
/// <c>label</c>. A file of bare codes, one a line and without a header, is read as well.
/// </summary>
public static class BasketFile
{
    /// <summary>Reads a basket.</summary>
    /// <param name="path">The file; its name without the extension names the basket.</param>
    /// <exception cref="BadInputException">The file is missing or empty, a code or an edition is none, or a code occurs twice.</exception>
    public static Basket Read(string path)
    {
        if (!File.Exists(path)) throw new BadInputException("the file does not exist", path, "", $"Check the path, or choose {string.Join(", ", Embedded.BasketLibrary.Names)}");
        return Read(File.ReadAllBytes(path), path, Path.GetFileNameWithoutExtension(path));
    }

    /// <summary>Reads a basket from its bytes.</summary>
    internal static Basket Read(byte[] bytes, string file, string name)
    {
        var headless = bytes.Length > 0 && (char.IsAsciiDigit((char)bytes[0]) || bytes[0] == (byte)'"');
        using var csv = CsvFile.Read(new MemoryStream(headless ? [.. "hs6\n"u8, .. bytes] : bytes), file);
        int code = csv.Column("hs6"), editions = Optional(csv, "editions"), label = Optional(csv, "label");
        csv.Faults.ThrowIfAny();
        var items = new List<BasketItem>();
        while (csv.NextRow())
        {
            var line = csv.Line - (headless ? 1 : 0);
            if (csv.Text(code).Trim() is not { Length: > 0 } text) continue;
            if (!Hs6.TryOf(text, out var product))
            {
                csv.Faults.Add($"'{text}' is not a six-digit HS code", line, code + 1, "six digits of a chapter from 01 to 97, such as 310210");
                continue;
            }
            var valid = Editions(csv, editions, line);
            var item = new BasketItem(product, valid, label < 0 || label >= csv.FieldCount ? "" : csv.Text(label).Trim());
            if (items.Exists(i => i.Product == product && (i.Editions.IsEmpty || valid.IsEmpty || i.Editions.Intersect(valid).Any())))
                csv.Faults.Add($"the code {product} occurs twice", line, code + 1, "each code once in an edition");
            items.Add(item);
        }
        if (items.Count == 0) csv.Faults.Add("the basket has no product", 0, 0, "a code a line");
        csv.Faults.ThrowIfAny();
        return new Basket(name, [.. items.OrderBy(i => i.Product)]);
    }

    private static ImmutableArray<HsEdition> Editions(CsvFile csv, int column, long line)
    {
        if (column < 0 || column >= csv.FieldCount) return [];
        var all = ImmutableArray.CreateBuilder<HsEdition>();
        foreach (var word in csv.Text(column).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (HsEditions.TryParse(word, out var edition)) all.Add(edition);
            else csv.Faults.Add($"'{word}' is no edition of the Harmonized System", line, column + 1, $"some of {string.Join(", ", HsEditions.All.Select(e => e.Tag()))}");
        }
        return all.ToImmutable();
    }

    private static int Optional(CsvFile csv, string name) => csv.Header.ToList().IndexOf(name);
}
