using System.Collections.Immutable;

namespace Tripoint.Claims;

/// <summary>What statements are checked against.</summary>
/// <param name="Trade">Published trade figures.</param>
/// <param name="Meetings">Dated meetings.</param>
public sealed record Facts(ImmutableArray<TradeFact> Trade, ImmutableArray<MeetingFact> Meetings);
