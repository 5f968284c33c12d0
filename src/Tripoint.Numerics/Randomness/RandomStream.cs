using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Text;

namespace Tripoint.Numerics.Randomness;

/// <summary>
/// A stream of random numbers that its name and seed determine: the same on every machine and whatever else draws. Give each draw or task
/// its own stream (<c>stream.Child(i)</c>) and the answer does not depend on the number of threads. Not for secrets.
/// Generator: xoshiro256** (Blackman and Vigna 2021), its state filled by SplitMix64 from the seed and the FNV-1a hash of the name.
/// Not thread-safe.
/// </summary>
[SuppressMessage("Naming", "CA1711", Justification = "A stream of random numbers is the usual word; it is no System.IO.Stream.")]
public sealed class RandomStream
{
    private ulong _s0, _s1, _s2, _s3;

    /// <summary>Creates a stream.</summary>
    /// <param name="name">What is drawn, for example <c>disruption/size</c>.</param>
    /// <param name="seed">The user's seed.</param>
    public RandomStream(string name, ulong seed)
    {
        Name = name;
        Seed = seed;
        var state = Hash(name) ^ BitOperations.RotateLeft(SplitMix(seed), 17);
        _s0 = SplitMix(state);
        _s1 = SplitMix(state + 1);
        _s2 = SplitMix(state + 2);
        _s3 = SplitMix(state + 3) | 1;
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The seed.</summary>
    public ulong Seed { get; }

    /// <summary>The stream of one numbered part, independent of how much was drawn from this one.</summary>
    public RandomStream Child(int number) => new(string.Create(null, $"{Name}/{number}"), Seed);

    /// <summary>The next 64 bits.</summary>
    public ulong NextBits()
    {
        var result = BitOperations.RotateLeft(_s1 * 5, 7) * 9;
        var t = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= t;
        _s3 = BitOperations.RotateLeft(_s3, 45);
        return result;
    }

    /// <summary>Uniform in [0, 1), a multiple of 2^−53.</summary>
    public double NextUniform() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform in [low, high).</summary>
    public double NextUniform(double low, double high) => low + (high - low) * NextUniform();

    /// <summary>Uniform among 0 … count − 1 (Lemire 2019, without bias).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The count is not positive.</exception>
    public int NextInt(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        var range = (ulong)count;
        var threshold = (0 - range) % range;
        while (true)
        {
            var high = Math.BigMul(NextBits(), range, out var low);
            if (low >= threshold) return (int)high;
        }
    }

    /// <summary>Standard normal, by the polar method of Marsaglia and Bray (1964); the pair's second number is discarded.</summary>
    public double NextNormal()
    {
        while (true)
        {
            double u = NextUniform(-1, 1), v = NextUniform(-1, 1);
            var s = u * u + v * v;
            if (s is > 0 and < 1) return u * Math.Sqrt(-2 * Math.Log(s) / s);
        }
    }

    private static ulong SplitMix(ulong state)
    {
        var z = state + 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    private static ulong Hash(string name)
    {
        var hash = 0xCBF29CE484222325;
        foreach (var b in Encoding.UTF8.GetBytes(name)) hash = (hash ^ b) * 0x100000001B3;
        return hash;
    }
}
