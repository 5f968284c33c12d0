using System.Globalization;
using Tripoint.Faults;

namespace Tripoint.Negotiation.Schedules;

/// <summary>Which way a reduced rate is rounded.</summary>
public enum RoundingDirection
{
    /// <summary>To the nearest step, a half away from zero.</summary>
    Nearest,

    /// <summary>To the next step above.</summary>
    Up,

    /// <summary>To the next step below.</summary>
    Down,
}

/// <summary>How an agreement rounds reduced rates.</summary>
/// <param name="Step">Percentage points, such as 0.1; 0 for no rounding.</param>
/// <param name="Direction">Which way.</param>
/// <param name="AmountStep">The step of money amounts in a specific rate, in its currency; 0 for no rounding.</param>
public readonly record struct StagingRounding(decimal Step, RoundingDirection Direction = RoundingDirection.Nearest, decimal AmountStep = 0)
{
    /// <summary>No rounding.</summary>
    public static StagingRounding None => default;

    /// <summary>To the nearest tenth of a point, amounts to the nearest hundredth of the currency.</summary>
    public static StagingRounding Tenth => new(0.1m, RoundingDirection.Nearest, 0.01m);

    /// <summary>Up to the next hundredth of a point, and of the currency.</summary>
    public static StagingRounding UpToHundredth => new(0.01m, RoundingDirection.Up, 0.01m);

    /// <summary>Reads <c>none</c>, <c>0.1</c>, <c>up 0.01</c>, <c>down 0.1</c>; amounts are then rounded to hundredths of the currency.</summary>
    /// <exception cref="BadInputException">Another text.</exception>
    public static StagingRounding Parse(string text)
    {
        if (text == "none") return None;
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        RoundingDirection? direction = words.Length == 1 ? RoundingDirection.Nearest : words.Length != 2 ? null : words[0] switch
        {
            "up" => RoundingDirection.Up,
            "down" => RoundingDirection.Down,
            "nearest" => RoundingDirection.Nearest,
            _ => null,
        };
        return direction is { } d && decimal.TryParse(words[^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var step) && step is > 0 and <= 1
            ? new StagingRounding(step, d, 0.01m)
            : throw new BadInputException($"'{text}' is not a rounding", "", "none, 0.1 (nearest), up 0.01, or down 0.1; the step in percentage points, at most 1");
    }

    /// <summary>A reduced ad valorem rate in per cent, rounded.</summary>
    public decimal Percent(decimal percent) => Round(percent, Step);

    /// <summary>A reduced amount, rounded.</summary>
    public decimal Amount(decimal amount) => Round(amount, AmountStep);

    /// <summary>The notation that <see cref="Parse"/> reads.</summary>
    public override string ToString() => Step == 0 ? "none" : Direction switch
    {
        RoundingDirection.Up => "up " + Invariant.Number(Step),
        RoundingDirection.Down => "down " + Invariant.Number(Step),
        _ => Invariant.Number(Step),
    };

    private decimal Round(decimal value, decimal step)
    {
        if (step == 0) return value;
        // A third times three must not be rounded up because its last digit is a 9 or a 1: the quotient is first brought to 12 places.
        var steps = Math.Round(value / step, 12);
        return step * (Direction switch
        {
            RoundingDirection.Up => decimal.Ceiling(steps),
            RoundingDirection.Down => decimal.Floor(steps),
            _ => Math.Round(steps, MidpointRounding.AwayFromZero),
        });
    }
}
