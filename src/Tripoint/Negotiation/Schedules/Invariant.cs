using System.Globalization;

namespace Tripoint.Negotiation.Schedules;

/// <summary>Numbers of schedules as text: no grouping, no trailing zeros, the same in every culture.</summary>
internal static class Invariant
{
    public static string Number(decimal value) => value.ToString("0.############", CultureInfo.InvariantCulture);
}
