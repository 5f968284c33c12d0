using System.IO.Compression;
using System.Text;

namespace Tripoint.Data.Tests.Import;

/// <summary>A folder of a test's own, removed with it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("tripoint-test-").FullName;

    public string this[string name] => System.IO.Path.Combine(Path, name);

    public string Write(string name, string text)
    {
        File.WriteAllText(this[name], text);
        return this[name];
    }

    public string WriteGzip(string name, string text, int dropLastBytes = 0)
    {
        using var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(Encoding.UTF8.GetBytes(text));
        File.WriteAllBytes(this[name], memory.ToArray()[..^dropLastBytes]);
        return this[name];
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
