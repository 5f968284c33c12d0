using System.Security.Cryptography;
using System.Text;

namespace Tripoint.Workspace.Negotiation;

/// <summary>AES-256-GCM with a random nonce: nonce (12), tag (16), text. What it belongs to is authenticated with it, so that it cannot be moved elsewhere.</summary>
internal static class SealedBytes
{
    public const int KeyLength = 32;
    private const int NonceLength = 12, TagLength = 16;

    public static byte[] Seal(byte[] key, ReadOnlySpan<byte> plain, string belongsTo)
    {
        var made = new byte[NonceLength + TagLength + plain.Length];
        RandomNumberGenerator.Fill(made.AsSpan(0, NonceLength));
        using var aes = new AesGcm(key, TagLength);
        aes.Encrypt(made.AsSpan(0, NonceLength), plain, made.AsSpan(NonceLength + TagLength), made.AsSpan(NonceLength, TagLength), Encoding.UTF8.GetBytes(belongsTo));
        return made;
    }

    /// <summary>The plain bytes; null where the key is another or the bytes were changed.</summary>
    public static byte[]? Open(byte[] key, ReadOnlySpan<byte> made, string belongsTo)
    {
        if (made.Length < NonceLength + TagLength) return null;
        var plain = new byte[made.Length - NonceLength - TagLength];
        using var aes = new AesGcm(key, TagLength);
        try
        {
            aes.Decrypt(made[..NonceLength], made[(NonceLength + TagLength)..], made.Slice(NonceLength, TagLength), plain, Encoding.UTF8.GetBytes(belongsTo));
            return plain;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }
}
