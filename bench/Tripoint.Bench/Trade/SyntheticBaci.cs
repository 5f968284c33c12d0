using System.Buffers.Text;
using System.Globalization;
using Tripoint.Codes;
using Tripoint.Numerics.Randomness;

namespace Tripoint.Bench.Trade;

/// <summary>
/// A seeded yearly file in BACI's layout (<c>t,i,j,k,v,q</c>): 226 economies, 5,000 products, about as many flows as asked. Sizes of
/// economies and products fall off like a power law, values are lognormal, one quantity in twenty-five is not known. The order is BACI's: by
/// exporter, importer, product.
/// </summary>
internal static class SyntheticBaci
{
    public const int Products = 5000;
    private const int LineRoom = 96;

    /// <summary>The numbers of the economies: every M49 number of the code list, cut to 226.</summary>
    public static int[] Economies { get; } = [.. Economy.All.Where(e => e.M49 > 0).Select(e => e.M49).Order().Take(226)];

    /// <summary>The codes of the products: 5,000 of the chapters 01 to 97.</summary>
    public static int[] ProductCodes { get; } = [.. Enumerable.Range(0, Products).Select(Code)];

    /// <summary>Writes a year; returns the number of flows.</summary>
    public static long Write(Stream stream, int year, long rows, ulong seed = 1)
    {
        var random = new RandomStream(string.Create(CultureInfo.InvariantCulture, $"baci/{year}"), seed);
        double[] size = [.. Economies.Select((_, at) => Math.Pow(1 + (at * 97 % 226), -0.45))], weight = [.. ProductCodes.Select((_, at) => 0.4 + 1.2 * ((at * 37L) % Products) / Products)];
        var scale = Scale(size, rows);
        var buffer = new byte[1 << 20];
        var at = 0;
        Text("t,i,j,k,v,q\n"u8);
        long written = 0;
        for (var i = 0; i < Economies.Length; i++)
        {
            for (var j = 0; j < Economies.Length; j++)
            {
                if (i == j) continue;
                var p = Math.Min(0.95, scale * size[i] * size[j]);
                var level = Math.Log(size[i] * size[j]) + 4;
                for (var k = 0; k < Products; k++)
                {
                    if (random.NextUniform() >= p * weight[k]) continue;
                    if (at > buffer.Length - LineRoom)
                    {
                        stream.Write(buffer, 0, at);
                        at = 0;
                    }
                    var value = Math.Exp(level + 2.2 * random.NextNormal());
                    Number(year, default);
                    Number(Economies[i], default);
                    Number(Economies[j], default);
                    Number(ProductCodes[k], new System.Buffers.StandardFormat('D', 6));
                    Decimal(value + 0.001);
                    if (random.NextUniform() < 0.04) Text("NA"u8);
                    else Decimal(value * Math.Exp(0.8 * random.NextNormal()) / 3 + 0.001, last: true);
                    buffer[at++] = (byte)'\n';
                    written++;
                }
            }
        }
        stream.Write(buffer, 0, at);
        return written;

        void Text(ReadOnlySpan<byte> text)
        {
            text.CopyTo(buffer.AsSpan(at));
            at += text.Length;
        }

        void Number(int number, System.Buffers.StandardFormat format)
        {
            Utf8Formatter.TryFormat(number, buffer.AsSpan(at), out var length, format);
            at += length;
            buffer[at++] = (byte)',';
        }

        void Decimal(double number, bool last = false)
        {
            Utf8Formatter.TryFormat(number, buffer.AsSpan(at), out var length, new System.Buffers.StandardFormat('F', 3));
            at += length;
            if (!last) buffer[at++] = (byte)',';
        }
    }

    // The factor at which the expected number of flows is the one asked for.
    private static double Scale(double[] size, long rows)
    {
        double low = 0, high = 100;
        for (var step = 0; step < 60; step++)
        {
            var middle = (low + high) / 2;
            double expected = 0;
            for (var i = 0; i < size.Length; i++)
            {
                for (var j = 0; j < size.Length; j++)
                {
                    if (i != j) expected += Products * Math.Min(0.95, middle * size[i] * size[j]);
                }
            }
            if (expected < rows) low = middle;
            else high = middle;
        }
        return low;
    }

    // 52 subheadings in each of the 96 chapters that are in use (77 is not), four or so a heading.
    private static int Code(int at)
    {
        var chapter = 1 + at / 53;
        if (chapter >= 77) chapter++;
        var within = at % 53;
        return chapter * 10000 + (1 + within / 4) * 100 + 10 + (within % 4) * 10;
    }
}
