using System.Collections.Immutable;
using Tripoint.Baskets;
using Tripoint.Codes;
using Tripoint.Data.Import;
using Tripoint.Faults;

namespace Tripoint.Data.Embedded;

/// <summary>The baskets of tariff lines that ship (<c>data/baskets</c>): a list of baskets, and a file of lines for each, read as one's own are.</summary>
public static class EmbeddedBaskets
{
    private const string ListFile = "baskets.csv";
    private static readonly Lazy<ImmutableArray<Basket>> s_all = new(Read);

    /// <summary>All baskets, in the order of the list.</summary>
    public static ImmutableArray<Basket> All => s_all.Value;

    /// <summary>The baskets of an area of cooperation; every line of theirs has a sector of the world table.</summary>
    public static ImmutableArray<Basket> OfAreas => [.. All.Where(b => b.Area.Length > 0)];

    /// <summary>The keys, in the order of the list.</summary>
    public static ImmutableArray<string> Keys => [.. All.Select(b => b.Key)];

    /// <summary>The basket of a key.</summary>
    /// <exception cref="DataMissingException">There is none.</exception>
    public static Basket Of(string key) => All.FirstOrDefault(b => b.Key == key)
        ?? throw new DataMissingException(new Fault($"there is no basket '{key}'", "", string.Join(", ", Keys)));

    /// <summary>
    /// A basket by its key, by a part that only one key has (<c>environmental</c>), or by the path of a file. A file wins where both exist.
    /// </summary>
    /// <exception cref="BadInputException">None of these exists, or the file is faulty.</exception>
    public static Basket OfOrRead(string keyOrPath)
    {
        if (File.Exists(keyOrPath)) return BasketFile.Read(keyOrPath);
        if (All.FirstOrDefault(b => b.Key == keyOrPath) is { } basket) return basket;
        var near = All.Where(b => keyOrPath.Length > 3 && b.Key.Contains(keyOrPath, StringComparison.OrdinalIgnoreCase)).ToList();
        return near.Count == 1 ? near[0] : BasketFile.Read(keyOrPath);
    }

    private static ImmutableArray<Basket> Read()
    {
        using var csv = CsvFile.Read(new MemoryStream(Bytes(ListFile)), ListFile);
        int key = csv.Column("key"), area = csv.Column("area"), edition = csv.Column("edition"), own = csv.Column("own"), source = csv.Column("source"), note = csv.Column("note");
        int en = csv.Column("en"), zh = csv.Column("zh"), ja = csv.Column("ja"), ko = csv.Column("ko");
        csv.Faults.ThrowIfAny();
        var all = ImmutableArray.CreateBuilder<Basket>();
        while (csv.NextRow())
        {
            var file = csv.Text(key) + ".csv";
            var lines = BasketFile.Lines(Bytes(file), file);
            if (csv.Text(area).Length > 0 && lines.Any(l => l.Sector.Length == 0)) csv.Faults.Add($"a line of {file} has no sector", csv.Line, area + 1, "a sector for every line of a basket with an area");
            all.Add(new Basket(
                csv.Text(key), csv.Text(area), new LocalizedName(csv.Text(en), csv.Text(zh), csv.Text(ja), csv.Text(ko)), csv.Text(edition) is { Length: > 0 } tag ? HsEditions.Parse(tag) : null, lines,
                csv.Text(source), csv.Field(own).SequenceEqual("yes"), csv.Text(note)));
        }
        csv.Faults.ThrowIfAny();
        return all.ToImmutable();
    }

    private static byte[] Bytes(string file)
    {
        using var stream = typeof(EmbeddedBaskets).Assembly.GetManifestResourceStream("baskets/" + file) ?? throw new InvalidOperationException($"The basket file {file} is not compiled in.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
