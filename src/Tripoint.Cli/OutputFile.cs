namespace Tripoint.Cli;

/// <summary>Writes a file whole or not at all: beside its place first, then moved there.</summary>
internal static class OutputFile
{
    /// <summary>Writes a file. An interrupted or failed write leaves what was there before.</summary>
    /// <exception cref="IOException">The disk is full, the path is a folder, or its folder does not exist.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public static void Write(string path, Action<Stream> write, CancellationToken cancellation)
    {
        if (Directory.Exists(path)) throw new IOException($"'{path}' is a folder.");
        if (IsDevice(path))
        {
            using var device = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
            write(device);
            return;
        }
        var temporary = path + ".part";
        try
        {
            using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None)) write(stream);
            cancellation.ThrowIfCancellationRequested();
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception e)
        {
            Remove(temporary);
            // What .NET makes of a limit on the size of files (EFBIG).
            if (e is ArgumentOutOfRangeException) throw new IOException($"The file system does not take a file as large as '{path}'.", e);
            throw;
        }
    }

    /// <summary>A device or a pipe of the shell (<c>/dev/stdout</c>, <c>/dev/fd/63</c>) is written to; replacing it by a file would break it.</summary>
    private static bool IsDevice(string path) => !OperatingSystem.IsWindows() && Path.GetFullPath(path).StartsWith("/dev/", StringComparison.Ordinal) && File.Exists(path);

    // The reason of the failure matters more than a leftover that cannot be removed.
    private static void Remove(string file)
    {
        try { File.Delete(file); }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException) { }
    }
}
