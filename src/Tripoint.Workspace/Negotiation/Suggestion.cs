namespace Tripoint.Workspace.Negotiation;

/// <summary>A concession that a party could ask for next, by the derivatives of every party's real income at the draft.</summary>
/// <param name="Key">The tariff.</param>
/// <param name="Rate">The rate that the draft leaves, a fraction.</param>
/// <param name="ToAsker">What its end would bring the asker, million US$ a year.</param>
/// <param name="ToGiver">What it would bring its giver, million US$ a year; null where its results are not open to the viewer.</param>
public sealed record Suggestion(CellKey Key, double Rate, double ToAsker, double? ToGiver);
