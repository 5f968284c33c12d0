using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
using Tripoint.Codes;
using Tripoint.Data.Provenance;
using Tripoint.Faults;
using Tripoint.Tables;

namespace Tripoint.Data.Import.Trade;

/// <summary>
/// CEPII BACI as downloaded: a yearly CSV (<c>BACI_HS17_Y2022_V202401b.csv</c>), a folder of them, or the zipped release, which is read
/// without being unpacked to disk. The country and product files beside them are used where they are.
/// </summary>
internal static partial class BaciSource
{
    private const string Title = "CEPII BACI (Gaulier and Zignago 2010)";

    /// <summary>The yearly files, ascending by name.</summary>
    /// <exception cref="BadInputException">There is none, or the archive is damaged.</exception>
    public static IReadOnlyList<TradeFile> Files(TradeRequest request)
    {
        if (request.Path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase)) return Archive(request);
        if (Directory.Exists(request.Path))
        {
            var files = Directory.GetFiles(request.Path).Where(f => Wanted(Path.GetFileName(f), request.Year)).Order(StringComparer.Ordinal).ToList();
            if (files.Count == 0) throw new BadInputException("the folder has no yearly files", request.Path, "files such as BACI_HS17_Y2022_V202401b.csv", request.Year is null ? "" : "Leave --year out to see all");
            return files.ConvertAll(f => Plain(f, request));
        }
        if (!File.Exists(request.Path)) throw new BadInputException("the file does not exist", request.Path, "a yearly file, a folder of them or the zipped release", "Check the path");
        return [Plain(request.Path, request)];
    }

    private static TradeFile Plain(string path, TradeRequest request)
    {
        var hash = new Lazy<Task<string>>(() => Task.Run(() => FileHash.Sha256(path)));
        return new TradeFile(Path.GetFileName(path), () => hash.Value.Result, cancel =>
        {
            var hashing = hash.Value;
            var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
            var areas = new AreaList();
            var names = Companions(Directory.GetFiles(folder).Select(f => (Path.GetFileName(f), (Func<Stream>)(() => File.OpenRead(f)))), Path.GetFileName(path), areas);
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);
            using Stream stream = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : file;
            return Import(stream, Path.GetFileName(path), areas, names, request, () => hashing.Result, cancel);
        });
    }

    private static List<TradeFile> Archive(TradeRequest request)
    {
        var archive = Path.GetFileName(request.Path);
        var hash = new Lazy<string>(() => FileHash.Sha256(request.Path));
        List<string> entries;
        using (var zip = Open(request.Path)) entries = [.. zip.Entries.Where(e => Wanted(e.Name, request.Year)).Select(e => e.FullName).Order(StringComparer.Ordinal)];
        if (entries.Count == 0) throw new BadInputException("the archive has no yearly files", request.Path, "entries such as BACI_HS17_Y2022_V202401b.csv");
        return entries.ConvertAll(name => new TradeFile($"{archive}/{name}", () => hash.Value, cancel =>
        {
            using var zip = Open(request.Path);
            var areas = new AreaList();
            var names = Companions(zip.Entries.Select(e => (e.Name, (Func<Stream>)e.Open)), Path.GetFileName(name), areas);
            try
            {
                using var stream = zip.GetEntry(name)!.Open();
                return Import(stream, $"{archive}/{name}", areas, names, request, () => hash.Value, cancel);
            }
            catch (InvalidDataException e)
            {
                throw new BadInputException($"the archive is damaged or cut short ({e.Message})", $"{request.Path}, {name}", "", "Fetch it again");
            }
        }));
    }

    private static ZipArchive Open(string path)
    {
        try
        {
            return ZipFile.OpenRead(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new BadInputException("the file does not exist", path, "", "Check the path");
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"the archive is damaged or cut short ({e.Message})", path, "a whole zip file", "Fetch it again");
        }
    }

    private static TradeImport Import(Stream stream, string file, AreaList areas, ImmutableDictionary<int, string> names, TradeRequest request, Func<string> hash, CancellationToken cancel)
    {
        var named = FileName().Match(Path.GetFileName(file));
        var edition = request.Edition ?? (named.Success && HsEditions.TryParse(named.Groups["edition"].Value, out var found) ? found : throw new BadInputException(
            "the file's name does not tell the edition of its codes", file, "a name such as BACI_HS17_Y2022_V202401b.csv", "Give it with --edition, for example --edition HS17"));
        var batch = BaciFile.Read(stream, file, edition, areas, cancel);
        if (request.Year is { } year && batch.Period.Year != year) throw new BadInputException(FormattableString.Invariant($"the file holds {batch.Period.Year}, not {year}"), file, "", "Leave --year out");
        if (named.Success && named.Groups["year"].Value != batch.Period.Year.ToString(CultureInfo.InvariantCulture))
            throw new BadInputException(FormattableString.Invariant($"the rows are of {batch.Period.Year}, the file's name says {named.Groups["year"].Value}"), file);
        var vintage = named.Success ? $"{named.Groups["version"].Value}, {edition.Tag()}" : edition.Tag();
        var notes = ImmutableArray.CreateBuilder<string>();
        if (HsCodeCheck.Note(batch) is { } note) notes.Add(note);
        return new TradeImport("baci", new SourceRecord(Title, vintage, KnownLicences.Baci, file, hash()), areas.Areas, [batch]) { ProductNames = names, Notes = notes.ToImmutable() };
    }

    // BACI's country file gives its own numbers; the product file names. Both are found by the edition and version in the yearly file's name.
    private static ImmutableDictionary<int, string> Companions(IEnumerable<(string Name, Func<Stream> Open)> files, string yearly, AreaList areas)
    {
        var named = FileName().Match(yearly);
        var names = ImmutableDictionary.CreateBuilder<int, string>();
        foreach (var (name, open) in files)
        {
            if (!name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)) continue;
            if (name.StartsWith("country_codes", StringComparison.OrdinalIgnoreCase)) Countries(open(), name, areas);
            else if (named.Success && name.StartsWith($"product_codes_{named.Groups["edition"].Value}", StringComparison.OrdinalIgnoreCase)) Products(open(), name, names);
        }
        return names.ToImmutable();
    }

    private static void Countries(Stream stream, string file, AreaList areas)
    {
        using var csv = CsvFile.Read(stream, file);
        int code = csv.Column("country_code"), iso3 = csv.Column("country_iso3");
        csv.Faults.ThrowIfAny();
        int name = csv.Find("country_name");
        while (csv.NextRow())
        {
            var number = csv.Text(code).Trim();
            if (TradeAreas.TryOf(number, out _)) continue;
            var letters = csv.Text(iso3).Trim();
            if (TradeAreas.TryOf(letters, out var known)) areas.Alias(number, known);
            else if (number.Length is > 0 and <= 3) areas.Alias(number, Economy.Define($"{TradeAreas.UnspecifiedPrefix}{number.PadLeft(3, '0')}", new LocalizedName(name < 0 ? number : csv.Text(name))));
        }
    }

    private static void Products(Stream stream, string file, ImmutableDictionary<int, string>.Builder names)
    {
        using var csv = CsvFile.Read(stream, file);
        int code = csv.Column("code"), description = csv.Column("description");
        csv.Faults.ThrowIfAny();
        while (csv.NextRow())
        {
            if (int.TryParse(csv.Field(code), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && Hs6.TryOfNumber(number, out _)) names[number] = csv.Text(description);
        }
    }

    private static bool Wanted(string name, int? year)
    {
        var named = FileName().Match(name);
        return named.Success && (year is null || named.Groups["year"].Value == year.Value.ToString(CultureInfo.InvariantCulture));
    }

    [GeneratedRegex(@"^BACI_(?<edition>HS[0-9]{2})_Y(?<year>[0-9]{4})_(?<version>V[0-9]{6}[a-z]?)\.csv(\.gz)?$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FileName();
}
