using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Tripoint.Data.Store;

/// <summary>
/// The fingerprint of a table's content: every code, sentence and number, in a fixed order, numbers as little-endian IEEE 754 doubles. Two
/// tables with the same fingerprint are the same to the bit, whatever file they are stored in.
/// </summary>
internal static class ContentHash
{
    /// <summary>SHA-256, lower-case hexadecimal.</summary>
    public static string Of(IEnumerable<PartContent> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in parts.OrderBy(p => p.Part, StringComparer.Ordinal))
        {
            Text(hash, part.Part, part.Name, part.Provenance.HowMade, part.Provenance.Books, part.Provenance.IsHybrid ? "hybrid" : "");
            Number(hash, part.Year);
            foreach (var source in part.Provenance.Sources) Text(hash, source.Title, source.Vintage, source.Licence, source.File, source.Sha256);
            Text(hash, [.. part.Provenance.Log]);
            Text(hash, [.. part.Economies.Select(e => e.Code)]);
            foreach (var sector in part.Sectors) Text(hash, sector.Classification, sector.Code, sector.Kind.ToString());
            Text(hash, [.. part.FinalCategories]);
            foreach (var step in part.Rebalancing)
            {
                Text(hash, [step.Step, step.Reason, .. step.Largest]);
                Numbers(hash, [step.MovedMusd, step.MovedShare]);
            }
            foreach (var block in part.Numbers.OrderBy(b => b.Field, StringComparer.Ordinal))
            {
                Text(hash, block.Field);
                Numbers(hash, block.Values);
            }
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Text(IncrementalHash hash, params ReadOnlySpan<string> texts)
    {
        Number(hash, texts.Length);
        foreach (var text in texts)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            Number(hash, bytes.Length);
            hash.AppendData(bytes);
        }
    }

    private static void Number(IncrementalHash hash, int number)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
        hash.AppendData(bytes);
    }

    private static void Numbers(IncrementalHash hash, ReadOnlySpan<double> numbers)
    {
        Number(hash, numbers.Length);
        if (BitConverter.IsLittleEndian)
        {
            hash.AppendData(MemoryMarshal.AsBytes(numbers));
            return;
        }
        Span<byte> bytes = stackalloc byte[8];
        foreach (var number in numbers)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(bytes, number);
            hash.AppendData(bytes);
        }
    }
}
