using System.Security.Cryptography;

namespace Tripoint.Workspace.Storage;

/// <summary>Identities of rows: 120 random bits in 24 lower-case letters and digits. They cannot be guessed and do not tell how many there are.</summary>
public static class RowId
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    /// <summary>Length of an identity.</summary>
    public const int Length = 24;

    /// <summary>A new identity.</summary>
    public static string New() => string.Create(Length, 0, (span, _) =>
    {
        Span<byte> bytes = stackalloc byte[Length];
        RandomNumberGenerator.Fill(bytes);
        for (var at = 0; at < Length; at++) span[at] = Alphabet[bytes[at] & 31];
    });
}
