using System.Globalization;
using Tripoint.Faults;

namespace Tripoint.Quantities;

/// <summary>
/// An ad valorem rate: a fraction of the value taxed. Ranges from 0 to 100 (10,000 per cent). Not a change of a rate and not an iceberg
/// cost, which are other quantities even where they are also written in per cent.
/// </summary>
public readonly record struct AdValoremRate : IComparable<AdValoremRate>
{
    /// <summary>The largest rate accepted, as a fraction.</summary>
    public const double LargestFraction = 100;

    private AdValoremRate(double fraction) => Fraction = fraction;

    /// <summary>The rate as a fraction: 0.05 for 5 per cent.</summary>
    public double Fraction { get; }

    /// <summary>The rate in per cent.</summary>
    public double Percent => Fraction * 100;

    /// <summary>Free of duty.</summary>
    public static AdValoremRate Free => default;

    /// <summary>A rate given as a fraction (0.05 for 5 per cent).</summary>
    /// <exception cref="BadInputException">NaN, infinite, negative, or above <see cref="LargestFraction"/>.</exception>
    public static AdValoremRate FromFraction(double fraction) => double.IsFinite(fraction) && fraction is >= 0 and <= LargestFraction
        ? new AdValoremRate(fraction)
        : throw new BadInputException($"{fraction.ToString(CultureInfo.InvariantCulture)} is not an ad valorem rate", "", "a fraction between 0 and 100 (0.05 is 5%)");

    /// <summary>A rate given in per cent (5 for 5 per cent).</summary>
    /// <exception cref="BadInputException">NaN, infinite, negative, or above 10,000.</exception>
    public static AdValoremRate FromPercent(double percent) => double.IsFinite(percent) && percent is >= 0 and <= LargestFraction * 100
        ? new AdValoremRate(percent / 100)
        : throw new BadInputException($"{percent.ToString(CultureInfo.InvariantCulture)}% is not an ad valorem rate", "", "between 0% and 10000%");

    /// <inheritdoc/>
    public int CompareTo(AdValoremRate other) => Fraction.CompareTo(other.Fraction);

    /// <summary>The rate in per cent, for example <c>5%</c>.</summary>
    public override string ToString() => Percent.ToString("0.####", CultureInfo.InvariantCulture) + "%";

    /// <summary>Compares two rates.</summary>
    public static bool operator <(AdValoremRate left, AdValoremRate right) => left.Fraction < right.Fraction;

    /// <summary>Compares two rates.</summary>
    public static bool operator >(AdValoremRate left, AdValoremRate right) => left.Fraction > right.Fraction;

    /// <summary>Compares two rates.</summary>
    public static bool operator <=(AdValoremRate left, AdValoremRate right) => left.Fraction <= right.Fraction;

    /// <summary>Compares two rates.</summary>
    public static bool operator >=(AdValoremRate left, AdValoremRate right) => left.Fraction >= right.Fraction;
}
