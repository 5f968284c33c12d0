namespace Tripoint.Workspace.Tests;

/// <summary>Files of the repository that tests read.</summary>
internal static class RepositoryFiles
{
    public static string Root { get; } = Find();

    public static string Source => Path.Combine(Root, "src", "Tripoint.Workspace");

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Tripoint.slnx"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The repository's root was not found above the tests.");
    }
}
