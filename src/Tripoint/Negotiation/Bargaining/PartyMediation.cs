using System.Collections.Immutable;
using Tripoint.Codes;

namespace Tripoint.Negotiation.Bargaining;

/// <summary>What a proposal means for one party: for its eyes alone.</summary>
/// <param name="Party">The party.</param>
/// <param name="Score">Its own score, fraction.</param>
/// <param name="Gain">Score less that of its alternative.</param>
/// <param name="Welfare">Change of its real income, fraction.</param>
/// <param name="Output">J: change of its sectors' output in volume, in the table's order.</param>
/// <param name="Margins">How far each of its own red lines is from being crossed.</param>
public sealed record PartyMediation(Economy Party, double Score, double Gain, double Welfare, ImmutableArray<double> Output, ImmutableArray<PartyMargin> Margins);
