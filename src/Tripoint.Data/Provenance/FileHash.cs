using System.Security.Cryptography;
using Tripoint.Faults;

namespace Tripoint.Data.Provenance;

/// <summary>The fingerprint by which a source file is told apart from any other.</summary>
public static class FileHash
{
    /// <summary>SHA-256 of a file's bytes as they lie on disk (a gzip file is not unpacked), lower-case hexadecimal.</summary>
    /// <exception cref="BadInputException">The file cannot be read.</exception>
    public static string Sha256(string path)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 20, FileOptions.SequentialScan);
            return Convert.ToHexStringLower(SHA256.HashData(stream));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"the file cannot be read ({e.Message})", path);
        }
    }
}
