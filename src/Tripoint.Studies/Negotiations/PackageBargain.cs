using System.Collections.Immutable;
using Tripoint.Negotiation.Bargaining;
using Tripoint.Studies.Briefs;

namespace Tripoint.Studies.Negotiations;

/// <summary>A package beside the bargain that the same mandates would strike, and whether the package enforces itself.</summary>
/// <param name="Game">The game: the mandates given, real income alone for the others; the package's barrier commitments are in force throughout.</param>
/// <param name="Gains">By party: what the package brings over its alternative, in its own score, fraction.</param>
/// <param name="Bargain">The Nash bargain.</param>
/// <param name="IsAgreed">Whether the bargain leaves every party better off and crosses no red line.</param>
/// <param name="TradeOffs">What pairs of parties can trade off; empty where there is no bargain.</param>
/// <param name="Rates">The tariffs of the package, in the order of the game's space.</param>
/// <param name="Enforcement">Whether the package enforces itself, if a breach ends it.</param>
public sealed record PackageBargain(
    BargainingGame Game, double[] Gains, FoundPackage Bargain, bool IsAgreed, ImmutableArray<TradeOff> TradeOffs, double[] Rates, EnforcementResult Enforcement);
