using System.Collections.Immutable;
using Tripoint.Negotiation.Schedules;

namespace Tripoint.Negotiation.Offers;

/// <summary>Where the lines of a schedule lie in a table's sectors, and how much each weighs in its sector's average.</summary>
/// <param name="Codes">A sector code for each line, in the schedule's order; empty where the concordance has none.</param>
/// <param name="Weights">Non-negative, in the schedule's order; used within a sector only, so that their unit does not matter.</param>
/// <param name="Method">One sentence on the concordance and the weights.</param>
/// <param name="Unmapped">Lines without a sector; they are in no average.</param>
public sealed record LineSectors(ImmutableArray<string> Codes, ImmutableArray<double> Weights, string Method, ImmutableArray<TariffCode> Unmapped);
