using System.Globalization;
using Tripoint.Faults;

namespace Tripoint.Tables;

/// <summary>A calendar year or a month of it. Years sort before their months.</summary>
public readonly record struct TradePeriod : IComparable<TradePeriod>
{
    /// <summary>A year, or a month of it.</summary>
    /// <param name="year">1900 to 2100.</param>
    /// <param name="month">1 to 12; 0 for the whole year.</param>
    /// <exception cref="BadInputException">Either is out of range.</exception>
    public TradePeriod(int year, int month = 0)
    {
        if (year is < 1900 or > 2100) throw new BadInputException(string.Create(CultureInfo.InvariantCulture, $"{year} is no year of trade"), "", "1900 to 2100");
        if (month is < 0 or > 12) throw new BadInputException(string.Create(CultureInfo.InvariantCulture, $"{month} is no month"), "", "1 to 12, or 0 for the whole year");
        Code = year * 100 + month;
    }

    /// <summary>The period as a number: year × 100 + month, the month 0 for a whole year.</summary>
    public int Code { get; }

    /// <summary>The year.</summary>
    public int Year => Code / 100;

    /// <summary>The month from 1 to 12; 0 for the whole year.</summary>
    public int Month => Code % 100;

    /// <summary>Whether it is a month.</summary>
    public bool IsMonth => Month > 0;

    /// <summary>The period of a <see cref="Code"/>.</summary>
    /// <exception cref="BadInputException">The number is no such code.</exception>
    public static TradePeriod OfCode(int code) => new(code / 100, code % 100);

    /// <inheritdoc/>
    public int CompareTo(TradePeriod other) => Code.CompareTo(other.Code);

    /// <summary><c>2021</c> or <c>2021-07</c>.</summary>
    public override string ToString() => IsMonth ? string.Create(CultureInfo.InvariantCulture, $"{Year}-{Month:00}") : Year.ToString(CultureInfo.InvariantCulture);

    /// <summary>Compares two periods.</summary>
    public static bool operator <(TradePeriod left, TradePeriod right) => left.Code < right.Code;

    /// <summary>Compares two periods.</summary>
    public static bool operator >(TradePeriod left, TradePeriod right) => left.Code > right.Code;

    /// <summary>Compares two periods.</summary>
    public static bool operator <=(TradePeriod left, TradePeriod right) => left.Code <= right.Code;

    /// <summary>Compares two periods.</summary>
    public static bool operator >=(TradePeriod left, TradePeriod right) => left.Code >= right.Code;
}
