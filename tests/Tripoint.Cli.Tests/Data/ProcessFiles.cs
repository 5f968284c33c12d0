using System.Globalization;

namespace Tripoint.Cli.Tests.Data;

/// <summary>Looks at another process from outside, through /proc.</summary>
internal static class ProcessFiles
{
    /// <summary>Whether the process holds a file open.</summary>
    public static bool Writes(int process, string file)
    {
        try
        {
            return Directory.EnumerateFiles($"/proc/{process.ToString(CultureInfo.InvariantCulture)}/fd").Any(fd => File.ResolveLinkTarget(fd, returnFinalTarget: false)?.FullName == file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The process ended, or closed the file, while we looked.
            return false;
        }
    }
}
