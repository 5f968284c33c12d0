using System.Security.Cryptography;
using System.Text;

namespace Tripoint.Workspace.Disclosure;

/// <summary>Encryption under a delegation's key: AES-256-GCM with a random nonce, bound to where the text stands.</summary>
internal static class Sealing
{
    public const int KeyBytes = 32;

    /// <summary>OWASP, Password Storage: PBKDF2-HMAC-SHA512 with at least 210,000 rounds; three times that, as it is asked for seldom.</summary>
    public const int Iterations = 630_000;

    private const int NonceBytes = 12, TagBytes = 16;

    /// <summary>Encrypts.</summary>
    /// <param name="key">32 bytes.</param>
    /// <param name="plain">What.</param>
    /// <param name="place">Where it stands, for example party, item and version: it opens nowhere else.</param>
    /// <returns>Nonce, ciphertext, tag.</returns>
    public static byte[] Seal(ReadOnlySpan<byte> key, ReadOnlySpan<byte> plain, string place)
    {
        var all = new byte[NonceBytes + plain.Length + TagBytes];
        var nonce = all.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagBytes);
        aes.Encrypt(nonce, plain, all.AsSpan(NonceBytes, plain.Length), all.AsSpan(NonceBytes + plain.Length), Encoding.UTF8.GetBytes(place));
        return all;
    }

    /// <summary>Decrypts; null where key, place or bytes are not those.</summary>
    public static byte[]? Open(ReadOnlySpan<byte> key, ReadOnlySpan<byte> all, string place)
    {
        if (all.Length < NonceBytes + TagBytes) return null;
        var plain = new byte[all.Length - NonceBytes - TagBytes];
        using var aes = new AesGcm(key, TagBytes);
        try
        {
            aes.Decrypt(all[..NonceBytes], all[NonceBytes..^TagBytes], all[^TagBytes..], plain, Encoding.UTF8.GetBytes(place));
            return plain;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    /// <summary>A key from a passphrase.</summary>
    public static byte[] Derive(string passphrase, byte[] salt, int iterations) =>
        Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(passphrase.Normalize(NormalizationForm.FormKC)), salt, iterations, HashAlgorithmName.SHA512, KeyBytes);
}
