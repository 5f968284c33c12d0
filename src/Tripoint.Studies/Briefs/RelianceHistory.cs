using System.Collections.Immutable;
using Tripoint.Codes;

namespace Tripoint.Studies.Briefs;

/// <summary>One member's reliance over the years of <see cref="Standing.Years"/>.</summary>
public sealed record RelianceHistory
{
    /// <summary>The member.</summary>
    public required Economy Economy { get; init; }

    /// <summary>Share of exports sold to the other members, one value a year.</summary>
    public required ImmutableArray<double> ExportsToBloc { get; init; }

    /// <summary>Share of imports bought from the other members, one value a year.</summary>
    public required ImmutableArray<double> ImportsFromBloc { get; init; }

    /// <summary>The largest single market outside the bloc in the last year; null where nothing is sold outside.</summary>
    public required Economy? OutsideMarket { get; init; }

    /// <summary>Share of exports sold to <see cref="OutsideMarket"/>, one value a year.</summary>
    public required ImmutableArray<double> ExportsToOutsideMarket { get; init; }
}
