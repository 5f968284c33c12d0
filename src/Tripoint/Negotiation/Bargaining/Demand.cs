using Tripoint.Codes;
using Tripoint.Negotiation.Mandates;

namespace Tripoint.Negotiation.Bargaining;

/// <summary>Something a party insists on.</summary>
/// <param name="Party">The party.</param>
/// <param name="Line">The red line; null: being no worse off than its alternative.</param>
public sealed record Demand(Economy Party, RedLine? Line)
{
    /// <summary>In words.</summary>
    public override string ToString() => Line is null ? $"{Party} must be no worse off than without agreement" : $"{Party}: {Line.Name}";
}
