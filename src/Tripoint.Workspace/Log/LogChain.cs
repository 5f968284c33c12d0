using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Tripoint.Workspace.Log;

/// <summary>The arithmetic of the record: seals and hashes, of UTF-8 text with one field a line.</summary>
public static class LogChain
{
    /// <summary>What stands before the first entry.</summary>
    public static readonly string Start = new('0', 64);

    /// <summary>The seal of contents.</summary>
    /// <param name="salt">128 random bits, hexadecimal.</param>
    /// <param name="person">Who.</param>
    /// <param name="party">Of which party.</param>
    /// <param name="action">What.</param>
    /// <param name="item">To which item.</param>
    /// <param name="owner">Whose item.</param>
    /// <param name="details">A JSON object on one line.</param>
    public static string Seal(string salt, string person, string party, LogAction action, string item, string owner, string details) =>
        Sha256($"{salt}\n{person}\n{party}\n{action}\n{item}\n{owner}\n{details}");

    /// <summary>The hash of an entry.</summary>
    public static string Hash(long number, DateTimeOffset at, string seal, string previous) =>
        Sha256(string.Create(CultureInfo.InvariantCulture, $"{number}\n{at.ToUnixTimeMilliseconds()}\n{seal}\n{previous}"));

    /// <summary>128 random bits, hexadecimal.</summary>
    public static string NewSalt() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    private static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
