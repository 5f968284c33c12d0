using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Tripoint.Workspace.Tests.Browser;

/// <summary>An authenticator app: six digits every thirty seconds (RFC 6238 with HMAC-SHA1).</summary>
internal static class Totp
{
    /// <summary>The digits of a moment.</summary>
    /// <param name="key">The key in base 32 (RFC 4648); spaces are left out.</param>
    /// <param name="at">The moment.</param>
    public static string Code(string key, DateTimeOffset at)
    {
        Span<byte> message = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(message, at.ToUnixTimeSeconds() / 30);
#pragma warning disable CA5350 // RFC 6238's default, which authenticator apps use.
        var hash = HMACSHA1.HashData(Bytes(key.Replace(" ", "", StringComparison.Ordinal)), message);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0x0F)) & 0x7FFF_FFFF;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    private static byte[] Bytes(string base32)
    {
        var bytes = new List<byte>();
        int bits = 0, held = 0;
        foreach (var letter in base32)
        {
            held = (held << 5) | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter, StringComparison.Ordinal);
            bits += 5;
            if (bits < 8) continue;
            bits -= 8;
            bytes.Add((byte)(held >> bits));
            held &= (1 << bits) - 1;
        }
        return [.. bytes];
    }
}
