using System.Globalization;
using Tripoint.Faults;

namespace Tripoint.Quantities;

/// <summary>An amount of money in millions of current US dollars; may be negative (a balance). Zero is the default.</summary>
public readonly record struct MillionUsd : IComparable<MillionUsd>
{
    /// <summary>An amount in millions of US dollars.</summary>
    /// <exception cref="BadInputException">NaN or infinite.</exception>
    public MillionUsd(double value) => Value = double.IsFinite(value)
        ? value
        : throw new BadInputException($"{value.ToString(CultureInfo.InvariantCulture)} is not an amount in million US$", "", "a finite number");

    /// <summary>The amount in millions.</summary>
    public double Value { get; }

    /// <summary>The amount in billions.</summary>
    public double Billions => Value / 1000;

    /// <summary>An amount given in billions of US dollars.</summary>
    public static MillionUsd FromBillions(double billions) => new(billions * 1000);

    /// <inheritdoc/>
    public int CompareTo(MillionUsd other) => Value.CompareTo(other.Value);

    /// <summary>The amount with its unit, for example <c>1234.5 million US$</c>.</summary>
    public override string ToString() => Value.ToString("0.###", CultureInfo.InvariantCulture) + " million US$";

    /// <summary>Adds two amounts.</summary>
    public static MillionUsd operator +(MillionUsd left, MillionUsd right) => new(left.Value + right.Value);

    /// <summary>Subtracts an amount.</summary>
    public static MillionUsd operator -(MillionUsd left, MillionUsd right) => new(left.Value - right.Value);

    /// <summary>Compares two amounts.</summary>
    public static bool operator <(MillionUsd left, MillionUsd right) => left.Value < right.Value;

    /// <summary>Compares two amounts.</summary>
    public static bool operator >(MillionUsd left, MillionUsd right) => left.Value > right.Value;

    /// <summary>Compares two amounts.</summary>
    public static bool operator <=(MillionUsd left, MillionUsd right) => left.Value <= right.Value;

    /// <summary>Compares two amounts.</summary>
    public static bool operator >=(MillionUsd left, MillionUsd right) => left.Value >= right.Value;
}
