namespace Tripoint.Negotiation.Schedules;

/// <summary>A customs value per unit of the goods, from trade statistics: what turns a specific rate into an ad valorem estimate.</summary>
/// <param name="Value">Money per unit; positive.</param>
/// <param name="Currency">ISO 4217 code.</param>
/// <param name="Unit">kg, l, head and so on, in the spelling of <see cref="DutyUnit"/>.</param>
public readonly record struct UnitValue(decimal Value, string Currency, string Unit);
