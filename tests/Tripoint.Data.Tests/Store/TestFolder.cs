namespace Tripoint.Data.Tests.Store;

/// <summary>A folder of one test's own, removed with it.</summary>
internal sealed class TestFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("tripoint-store-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
