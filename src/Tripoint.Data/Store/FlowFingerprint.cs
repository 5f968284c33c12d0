using System.Globalization;

namespace Tripoint.Data.Store;

/// <summary>A fingerprint of flows that does not depend on their order: the sum of a 64-bit mix of each row, twice. Tells damage, not intent.</summary>
internal struct FlowFingerprint
{
    private ulong _first;
    private ulong _second;

    /// <summary>Adds a row as it is stored.</summary>
    public void Add(int period, int books, int product, int suffix, int importer, int exporter, double value, double quantity)
    {
        var key = ((ulong)(uint)product << 32) | ((ulong)(ushort)importer << 16) | (ushort)exporter;
        var mix = Mix(key ^ Mix(((ulong)(uint)period << 32) | ((ulong)(uint)books << 30) ^ (uint)suffix));
        mix = Mix(mix ^ (ulong)BitConverter.DoubleToInt64Bits(value));
        mix = Mix(mix ^ (double.IsNaN(quantity) ? 1 : (ulong)BitConverter.DoubleToInt64Bits(quantity)));
        _first += mix;
        _second += Mix(mix ^ 0x9E3779B97F4A7C15);
    }

    /// <summary>Adds the rows of another fingerprint.</summary>
    public void Add(in FlowFingerprint other) => (_first, _second) = (_first + other._first, _second + other._second);

    /// <summary>32 hexadecimal digits.</summary>
    public override readonly string ToString() => string.Create(CultureInfo.InvariantCulture, $"{_first:x16}{_second:x16}");

    // The finalizer of SplitMix64 (Steele, Lea and Flood 2014).
    private static ulong Mix(ulong x)
    {
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return x ^ (x >> 31);
    }
}
