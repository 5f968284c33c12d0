using Tripoint.Faults;

namespace Tripoint.Data.Import;

/// <summary>Finds the files of a source that comes as a folder.</summary>
internal static class SourceFolder
{
    /// <summary>The one file whose name matches a pattern.</summary>
    /// <exception cref="BadInputException">The folder does not exist, or holds none or several.</exception>
    public static string One(string folder, string pattern, string what)
    {
        if (!Directory.Exists(folder)) throw new BadInputException("the folder does not exist", folder, what, "Check the path");
        var found = Directory.GetFiles(folder, pattern).Concat(Directory.GetFiles(folder, pattern + ".gz")).Order(StringComparer.Ordinal).ToList();
        return found.Count switch
        {
            1 => found[0],
            0 => throw new BadInputException($"the file {pattern} is missing", folder, what),
            _ => throw new BadInputException($"several files match {pattern}: {string.Join(", ", found.Select(Path.GetFileName))}", folder, "one year a folder"),
        };
    }

    /// <summary>Whether a file is there, plain or gzip.</summary>
    public static bool Has(string folder, string file) => File.Exists(Path.Combine(folder, file)) || File.Exists(Path.Combine(folder, file + ".gz"));
}
