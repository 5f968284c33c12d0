namespace Tripoint.Studies.Briefs;

/// <summary>One member's reliance on the other members together in one year of one source. Points of different sources make no line.</summary>
/// <param name="Year">The year.</param>
/// <param name="IsHybrid">True: the hybrid table of the year. False: the World Input-Output Table, as published.</param>
/// <param name="Reliance">The reliance.</param>
public sealed record ReliancePoint(int Year, bool IsHybrid, ChainReliance Reliance);
