namespace Tripoint.Workspace.Negotiation;

/// <summary>What a draft would bring one party, compared with today.</summary>
/// <param name="PartyId">The party.</param>
/// <param name="Welfare">Change of real income, a fraction.</param>
/// <param name="Income">The same in million US$ a year.</param>
/// <param name="Exports">Change of the value of its exports, a fraction.</param>
/// <param name="Revenue">Change of its tariff revenue, million US$.</param>
/// <param name="WorstSector">Code of the goods sector that shrinks most.</param>
/// <param name="Worst">Change of that sector's output in volume, a fraction.</param>
/// <param name="BestSector">Code of the goods sector that grows most.</param>
/// <param name="Best">Change of that sector's output in volume, a fraction.</param>
public sealed record PartyFigures(
    string PartyId, double Welfare, double Income, double Exports, double Revenue, string WorstSector, double Worst, string BestSector, double Best);
