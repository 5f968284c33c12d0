namespace Tripoint.Negotiation.Bargaining;

/// <summary>How far a red line is from being crossed.</summary>
/// <param name="Line">Its name.</param>
/// <param name="Margin">Fraction; negative where crossed.</param>
public sealed record PartyMargin(string Line, double Margin);
