using Tripoint.Faults;

namespace Tripoint.Data.Import;

/// <summary>Opens the text file that a user named, and says plainly what is wrong where that cannot be done.</summary>
internal static class NamedFile
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The path as the user gave it.</param>
    /// <param name="what">What is wanted: "the scenario file".</param>
    /// <param name="remedy">What to do where there is no such file.</param>
    /// <param name="read">Reads the text, given the file's name for faults.</param>
    /// <exception cref="BadInputException">No file is named, there is none, it cannot be read, or it is faulty.</exception>
    public static T Read<T>(string path, string what, string remedy, Func<TextReader, string, T> read)
    {
        Require(path, what, remedy);
        try
        {
            if (Directory.Exists(path)) throw new BadInputException($"a folder was given where {what} is needed", path);
            using var text = new StreamReader(path);
            return read(text, path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new BadInputException($"{what} does not exist", path, "the path of a file", remedy);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new BadInputException($"{what} cannot be read ({e.Message})", path);
        }
    }

    /// <summary>Refuses what can be no path.</summary>
    /// <exception cref="BadInputException">The path is empty or holds a null character.</exception>
    public static void Require(string path, string what, string remedy = "")
    {
        if (string.IsNullOrWhiteSpace(path) || path.Contains('\0', StringComparison.Ordinal)) throw new BadInputException($"{what} is not named", "", "the path of a file", remedy);
    }
}
