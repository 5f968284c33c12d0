using System.IO.Compression;
using System.Text;
using Tripoint.Faults;

namespace Tripoint.Data.Import.Text;

/// <summary>What is done with one line; called from several threads at once, each line exactly once.</summary>
/// <param name="line">One-based line in the file.</param>
/// <param name="text">The line without its end.</param>
internal delegate void LineAction(long line, ReadOnlySpan<byte> text);

/// <summary>
/// Reads a large text file in blocks and hands its lines out in parallel. Memory is two blocks whatever the file's size. A name ending in
/// <c>.gz</c> is decompressed on the way.
/// </summary>
internal sealed class DelimitedRows : IDisposable
{
    private const int FirstBlock = 1 << 24;

    private readonly Stream _stream;
    private byte[] _block = GC.AllocateUninitializedArray<byte>(FirstBlock);
    private int _start, _end;
    private bool _atEnd;

    private DelimitedRows(string file, Stream stream)
    {
        File = file;
        _stream = stream;
    }

    /// <summary>The file's path as the user gave it.</summary>
    public string File { get; }

    /// <summary>The one-based number of the last line read.</summary>
    public long Line { get; private set; }

    /// <summary>Opens a file.</summary>
    /// <exception cref="BadInputException">It is missing, a folder, or cannot be read.</exception>
    public static DelimitedRows Open(string path)
    {
        if (Directory.Exists(path)) throw new BadInputException("a folder was given where a file is needed", path);
        try
        {
            Stream stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 0, FileOptions.SequentialScan);
            if (path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase)) stream = new GZipStream(stream, CompressionMode.Decompress);
            return new DelimitedRows(path, stream);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new BadInputException("the file does not exist", path, "", "Check the path");
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new BadInputException($"the file cannot be read ({e.Message})", path);
        }
    }

    /// <summary>The next line as fields of text, quotes and spaces around them removed; null at the end.</summary>
    public string[]? NextFields(byte delimiter)
    {
        var length = -1;
        while ((length = _block.AsSpan(_start, _end - _start).IndexOf((byte)'\n')) < 0 && Fill()) { }
        if (length < 0) length = _end - _start;
        if (length == 0 && _start == _end) return null;
        var line = WithoutEnd(_block.AsSpan(_start, length));
        if (Line == 0 && line.StartsWith("\uFEFF"u8)) line = line[3..];
        _start = Math.Min(_end, _start + length + 1);
        Line++;
        var fields = new List<string>();
        for (var at = 0; at <= line.Length;) fields.Add(Encoding.UTF8.GetString(NumberText.Field(line, ref at, delimiter)));
        return [.. fields];
    }

    /// <summary>Hands out every remaining line, empty ones left out.</summary>
    public void ForEach(LineAction action, CancellationToken cancel = default)
    {
        var lines = new List<(int Start, int Length)>();
        var more = true;
        while (more)
        {
            cancel.ThrowIfCancellationRequested();
            more = Fill();
            Split(lines, last: !more);
            var block = _block;
            var first = Line;
            try
            {
                Parallel.For(0, lines.Count, new ParallelOptions { CancellationToken = cancel }, k =>
                {
                    var line = WithoutEnd(block.AsSpan(lines[k].Start, lines[k].Length));
                    if (!line.IsEmpty) action(first + k + 1, line);
                });
            }
            catch (AggregateException e)
            {
                throw e.InnerExceptions.FirstOrDefault(i => i is BadInputException) ?? e;
            }
            Line += lines.Count;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();

    private void Split(List<(int Start, int Length)> lines, bool last)
    {
        lines.Clear();
        while (_start < _end)
        {
            var length = _block.AsSpan(_start, _end - _start).IndexOf((byte)'\n');
            if (length < 0 && !last) return;
            if (length < 0) length = _end - _start;
            lines.Add((_start, length));
            _start = Math.Min(_end, _start + length + 1);
        }
    }

    // Moves the unread rest to the front and fills the block; grows it when one line is longer than the block.
    private bool Fill()
    {
        if (_atEnd) return false;
        var rest = _end - _start;
        if (rest == _block.Length)
        {
            if (rest >= Array.MaxLength / 2) throw new BadInputException("a single line is longer than a gigabyte", File);
            Array.Resize(ref _block, rest * 2);
        }
        else if (_start > 0)
        {
            _block.AsSpan(_start, rest).CopyTo(_block);
        }
        (_start, _end) = (0, rest);
        try
        {
            while (_end < _block.Length)
            {
                var read = _stream.Read(_block.AsSpan(_end));
                if (read == 0)
                {
                    _atEnd = true;
                    break;
                }
                _end += read;
            }
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            throw new BadInputException(Fault.InFile($"the file is damaged or cut short ({e.Message})", File, Line + 1, 0, "", "Fetch it again"));
        }
        return _end > rest;
    }

    private static ReadOnlySpan<byte> WithoutEnd(ReadOnlySpan<byte> line) => line.Length > 0 && line[^1] == '\r' ? line[..^1] : line;
}
