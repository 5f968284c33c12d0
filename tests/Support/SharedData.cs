namespace Tripoint.TestSupport;

/// <summary>Finds the third-party data that some tests need; a test is skipped, with its reason, where it is absent.</summary>
internal static class SharedData
{
    /// <summary>The path of a file or folder of the shared data; skips the running test where it does not exist.</summary>
    public static string Require(params string[] parts)
    {
        var path = Path.Combine([Root(), .. parts]);
        Assert.SkipUnless(Path.Exists(path), $"needs {string.Join('/', parts)} of the development data (TRIPOINT_SHARED_DATA)");
        return path;
    }

    /// <summary>The root of the repository: the folder of the solution file.</summary>
    public static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Tripoint.slnx"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run below the repository.");
    }

    private static string Root() => Environment.GetEnvironmentVariable("TRIPOINT_SHARED_DATA") is { Length: > 0 } set
        ? set
        : Path.Combine(RepositoryRoot(), "..", "shared", "data");
}
