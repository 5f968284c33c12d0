using System.Security.Cryptography;

namespace Tripoint.Data.Import;

/// <summary>The fingerprint of a source file, as provenance records it.</summary>
public static class FileHash
{
    /// <summary>SHA-256 of a file's bytes, lower-case hexadecimal.</summary>
    public static string Sha256(string path)
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
