using System.Collections.Immutable;
using Tripoint.Codes;
using Tripoint.Dialogue;

namespace Tripoint.Studies.Commitments;

/// <summary>What an indicator is computed for.</summary>
/// <param name="Bloc">The members.</param>
/// <param name="AsOf">The day up to which is counted.</param>
/// <param name="Meetings">The meetings on record.</param>
/// <param name="Measures">Restrictive measures between members that were notified.</param>
public sealed record IndicatorRequest(Bloc Bloc, DateOnly AsOf, ImmutableArray<Meeting> Meetings, ImmutableArray<NotifiedMeasure> Measures);

/// <summary>A restrictive measure between members, as notified in a room.</summary>
/// <param name="From">The day from which it applies.</param>
/// <param name="Until">The day on which it ended; null while it applies.</param>
public sealed record NotifiedMeasure(DateOnly From, DateOnly? Until);
