using System.IO.Compression;
using System.Text.Json;
using Tripoint.Faults;

namespace Tripoint.Data.Import;

/// <summary>
/// Reads Japan's statistical tariff schedule: a folder with one JSON tree a chapter (<c>j_04_tariff_data.json</c>, plain or gzip). A node has
/// <c>stat_code</c>, <c>hs_code</c> (the last three digits; empty in a heading), <c>desc</c>, <c>rate</c>, <c>unit</c> and <c>children</c>, in that order.
/// </summary>
/// <remarks>
/// An empty general, temporary, WTO, GSP or LDC cell takes the cell of the nearest heading above that has one. Headings never carry a cell of
/// an agreement, so that an empty one there is no concession. Two nodes with the same nine digits are the seasons of one line.
/// </remarks>
public static class JapanTariffSchedule
{
    /// <summary>Reads all chapters of a folder, or one chapter's file.</summary>
    /// <exception cref="BadInputException">No chapter is there, a file is damaged, or its columns are not the known ones.</exception>
    public static JapanTariff Read(string path)
    {
        var files = Directory.Exists(path)
            ? Directory.EnumerateFiles(path, "j_*_tariff_data.json*").Order(StringComparer.Ordinal).ToArray()
            : File.Exists(path) ? [path] : throw new BadInputException("the file or folder does not exist", path, "a folder with files such as j_01_tariff_data.json.gz");
        if (files.Length == 0) throw new BadInputException("the folder holds no chapter of Japan's schedule", path, "files such as j_01_tariff_data.json.gz");
        var lines = new List<JapanTariffLine>(10_000);
        var rates = new JapanRates();
        foreach (var file in files)
        {
            try
            {
                new JapanChapter(Path.GetFileName(file), rates, lines).Read(Bytes(file));
            }
            catch (Exception e) when (e is JsonException or InvalidDataException or InvalidOperationException or EndOfStreamException or IOException or UnauthorizedAccessException)
            {
                throw new BadInputException($"the chapter is damaged or cut short ({e.Message})", file, "a JSON tree of Japan's schedule", "Fetch it again");
            }
        }
        lines.Sort((a, b) => a.Code.CompareTo(b.Code));
        return new JapanTariff(Edition(files[0]), [.. JoinSeasons(lines)], rates.Cells, [.. rates.Unparsed]);
    }

    private static byte[] Bytes(string file)
    {
        var bytes = File.ReadAllBytes(file);
        if (!file.EndsWith(".gz", StringComparison.OrdinalIgnoreCase)) return bytes;
        using var unzip = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
        // The last four bytes of a gzip file are its length unzipped: right for one member below 4 GB, and only a first guess otherwise.
        var guess = bytes.Length < 18 ? 0 : BitConverter.ToUInt32(bytes, bytes.Length - 4);
        using var plain = new MemoryStream((int)Math.Min(guess, 1u << 26));
        unzip.CopyTo(plain);
        return plain.GetBuffer().Length == plain.Length ? plain.GetBuffer() : plain.ToArray();
    }

    // index.json beside the chapters names the edition first of all; it is otherwise notes of law, and is not read further.
    private static string Edition(string file)
    {
        var index = Path.Combine(Path.GetDirectoryName(file) ?? ".", "index.json");
        if (!File.Exists(index)) return "unknown";
        using var stream = File.OpenRead(index);
        var head = new byte[256];
        var reader = new Utf8JsonReader(head.AsSpan(0, stream.ReadAtLeast(head, head.Length, false)), false, default);
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("version"u8) && reader.Read()) return reader.GetString() ?? "unknown";
            }
        }
        catch (JsonException)
        {
            return "unknown";
        }
        return "unknown";
    }

    private static IEnumerable<JapanTariffLine> JoinSeasons(List<JapanTariffLine> lines)
    {
        for (var k = 0; k < lines.Count; k++)
        {
            var line = lines[k];
            if (k + 1 < lines.Count && lines[k + 1].Code == line.Code) line = JapanRates.Join(line, lines[++k]);
            yield return line;
        }
    }
}
