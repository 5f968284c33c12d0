using System.Globalization;
using System.IO.Compression;
using Sylvan.Data.Csv;
using Tripoint.Faults;

namespace Tripoint.Data.Import;

/// <summary>
/// Reads a CSV file (plain or gzip) row by row, with faults placed by line and column. Numbers are invariant-culture decimals; NaN and
/// infinities are refused. Wraps Sylvan.Data.Csv.
/// </summary>
public sealed class CsvFile : IDisposable
{
    private readonly CsvDataReader _reader;
    private readonly string[] _header;

    private CsvFile(string file, CsvDataReader reader, string[] header)
    {
        Faults = new FaultList(file);
        _reader = reader;
        _header = header;
    }

    /// <summary>The faults found so far.</summary>
    public FaultList Faults { get; }

    /// <summary>The header's fields.</summary>
    public IReadOnlyList<string> Header => _header;

    /// <summary>One-based line of the current row; assumes one row a line, which holds for all our numeric formats.</summary>
    public long Line { get; private set; } = 1;

    /// <summary>The number of fields in the current row.</summary>
    public int FieldCount => _reader.RowFieldCount;

    /// <summary>Opens a file; one whose name ends in <c>.gz</c> is decompressed on the way.</summary>
    /// <exception cref="BadInputException">The file is missing, unreadable or empty.</exception>
    public static CsvFile Open(string path, char delimiter = ',')
    {
        NamedFile.Require(path, "the file");
        try
        {
            if (Directory.Exists(path)) throw new BadInputException("a folder was given where a file is needed", path);
            Stream stream = File.OpenRead(path);
            if (path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase)) stream = new GZipStream(stream, CompressionMode.Decompress);
            return Read(stream, path, delimiter);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new BadInputException("the file does not exist", path, "", "Check the path");
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException or InvalidDataException)
        {
            throw new BadInputException($"the file cannot be read ({e.Message})", path);
        }
    }

    /// <summary>Reads CSV from a stream, which is disposed with this object.</summary>
    /// <exception cref="BadInputException">There is no header.</exception>
    public static CsvFile Read(Stream stream, string file, char delimiter = ',')
    {
        CsvDataReader reader;
        try
        {
            reader = CsvDataReader.Create(new StreamReader(stream), new CsvDataReaderOptions
            {
                Delimiter = delimiter,
                BufferSize = 1 << 20,
                MaxBufferSize = 1 << 24,
                HasHeaders = true,
                ResultSetMode = ResultSetMode.SingleResult,
            });
        }
        catch (CsvMissingHeadersException)
        {
            stream.Dispose();
            throw new BadInputException("the file is empty", file, "a header and at least one row");
        }
        catch
        {
            stream.Dispose();
            throw;
        }
        var header = Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).ToArray();
        return new CsvFile(file, reader, header);
    }

    /// <summary>The position of a column by name; a missing one is a fault at line 1 (−1 is returned).</summary>
    public int Column(string name)
    {
        var at = Array.IndexOf(_header, name);
        if (at < 0) Faults.Add($"the column '{name}' is missing", 1, 0, $"columns {name}, …; found {string.Join(", ", _header.Take(12))}");
        return at;
    }

    /// <summary>The position of an optional column by name, or −1.</summary>
    public int Find(string name) => Array.IndexOf(_header, name);

    /// <summary>Moves to the next row. A broken or truncated stream is a fault.</summary>
    /// <exception cref="BadInputException">The file breaks off or is not CSV.</exception>
    public bool NextRow()
    {
        try
        {
            if (!_reader.Read()) return false;
            Line++;
            return true;
        }
        catch (Exception e) when (e is InvalidDataException or IOException or CsvFormatException or CsvRecordTooLargeException)
        {
            Faults.Add($"the file is damaged or cut short ({e.Message})", Line + 1, 0, "", "Fetch it again");
            Faults.ThrowIfAny();
            return false;
        }
    }

    /// <summary>Whether the current row has as many fields as the header; otherwise it is a fault.</summary>
    public bool HasAllFields()
    {
        if (FieldCount == _header.Length) return true;
        Faults.Add($"the row has {FieldCount} fields", Line, 0, $"{_header.Length}, as the header");
        return false;
    }

    /// <summary>The characters of a field; empty where the row has fewer fields.</summary>
    public ReadOnlySpan<char> Field(int column) => column < FieldCount ? _reader.GetFieldSpan(column) : default;

    /// <summary>A field as text.</summary>
    public string Text(int column) => Field(column).ToString();

    /// <summary>A field as a finite number within a range; anything else is a fault and gives 0.</summary>
    public double Number(int column, double low, double high, string expected)
    {
        var field = Field(column);
        if (double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= low && value <= high && double.IsFinite(value))
            return value;
        Faults.Add(field.IsEmpty ? "a value is missing" : $"'{field}' cannot be used here", Line, column + 1, expected);
        return 0;
    }

    /// <inheritdoc/>
    public void Dispose() => _reader.Dispose();
}
