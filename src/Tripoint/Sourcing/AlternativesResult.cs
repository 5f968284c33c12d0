using System.Collections.Immutable;
using Tripoint.Codes;

namespace Tripoint.Sourcing;

/// <summary>The alternatives, best first, and how far they close the gap. Values are thousand US$ a year.</summary>
/// <param name="Importer">Who buys.</param>
/// <param name="Without">The suppliers to be replaced.</param>
/// <param name="Imports">All imports of the product.</param>
/// <param name="Gap">What is to be replaced, or what more is sought.</param>
/// <param name="Alternatives">Best first.</param>
/// <param name="Coverage">How the gap closes.</param>
public sealed record AlternativesResult(
    Economy Importer, ImmutableArray<Economy> Without, double Imports, double Gap, ImmutableArray<Alternative> Alternatives, GapCoverage Coverage);
