using System.IO.Compression;
using System.Text;
using Tripoint.Data.Import.Trade;
using Tripoint.Data.Store;
using Tripoint.Data.Tests.Store;

namespace Tripoint.Data.Tests.Trade;

/// <summary>A store of one test's own, and files to import into it.</summary>
internal sealed class TradeFiles : IDisposable
{
    private readonly TestFolder _folder = new();

    public string Home => Path.Combine(_folder.Path, "home");

    public string File(string name, string content)
    {
        var path = Path.Combine(_folder.Path, name);
        System.IO.File.WriteAllText(path, content);
        return path;
    }

    public string Folder => _folder.Path;

    public string Zip(string name, params (string Entry, string Content)[] entries)
    {
        var path = Path.Combine(_folder.Path, name);
        using var zip = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach (var (entry, content) in entries)
        {
            using var stream = zip.CreateEntry(entry).Open();
            stream.Write(Encoding.UTF8.GetBytes(content));
        }
        return path;
    }

    /// <summary>Imports every file of a source; returns how many were stored.</summary>
    public int Import(string kind, TradeRequest request, string name = "t", bool replace = false)
    {
        var stored = 0;
        using var store = TradeStore.OpenForWriting(Home);
        foreach (var file in TradeImportKinds.Find(kind)!.Files(request))
        {
            if (store.Exists(name) && store.Holds(name, file.Name, file.Sha256())) continue;
            store.Write(name, file.Read(default), TimeProvider.System, replace);
            stored++;
        }
        return stored;
    }

    public TradeStore Open() => TradeStore.OpenForReading(Home);

    public void Dispose() => _folder.Dispose();
}
