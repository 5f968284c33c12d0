using System.Globalization;
using System.Text;
using Tripoint.Codes;
using Tripoint.Data.Embedded;
using Tripoint.Tables;

namespace Tripoint.Data.Import;

public static partial class TableFolder
{
    /// <summary>Writes a table as a folder that reads back as the same table. Existing files of the same names are replaced.</summary>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public static void Write(WorldTable table, string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var (name, content) in ToFiles(table)) File.WriteAllBytes(Path.Combine(folder, name), content);
    }

    /// <summary>The files of a table, by name, as <see cref="Write"/> writes them.</summary>
    internal static IReadOnlyDictionary<string, byte[]> ToFiles(WorldTable table)
    {
        string[] economies = [.. table.Economies.Select(e => e.Code)], sectors = [.. table.Sectors.Select(s => s.Code)];
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal)
        {
            [DescriptionFile] = Encoding.UTF8.GetBytes(TableDescription.Write(table)),
            [EconomiesFile] = Lines("code,en,zh,ja,ko", table.Economies.Select(e => $"{e.Code},{Names(e.Name)}")),
            [SectorsFile] = Lines("code,kind,elasticity,en,zh,ja,ko", table.Sectors.Select((s, at) => string.Create(
                CultureInfo.InvariantCulture, $"{s.Code},{s.Kind.ToString().ToLowerInvariant()},{table.Elasticity[at]:R},{Names(s.Name)}"))),
            [TradeFile] = Bilateral(table.Trade),
            [TariffsFile] = Bilateral(table.Tariff),
            [InputSharesFile] = MatrixText.Write(["economy", "using"], [economies, sectors], sectors, table.InputShare),
            [ValueAddedSharesFile] = MatrixText.Write(["economy"], [economies], sectors, table.ValueAddedShare),
        };
        foreach (var name in table.TariffTableNames)
        {
            if (table.TryTariffTable(name, out var tariff)) files[NamedTariffFile(name)] = Bilateral(tariff);
        }
        return files;

        byte[] Bilateral(ReadOnlySpan<double> values) => MatrixText.Write(["sector", "importer"], [sectors, economies], economies, values);
    }

    private static byte[] Lines(string header, IEnumerable<string> lines) => Encoding.UTF8.GetBytes(header + "\n" + string.Concat(lines.Select(l => l + "\n")));

    private static string Names(LocalizedName name) => string.Join(',', Quoted(name.English), Quoted(name.Chinese), Quoted(name.Japanese), Quoted(name.Korean));

    private static string Quoted(string text) => text.AsSpan().ContainsAny(",\"\n\r") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
