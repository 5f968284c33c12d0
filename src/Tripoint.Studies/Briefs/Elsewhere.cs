using System.Collections.Immutable;
using Tripoint.Tables;

namespace Tripoint.Studies.Briefs;

/// <summary>Where else the members could buy the materials for which they rest on one supplier.</summary>
/// <param name="Year">The year of the flows.</param>
/// <param name="Replacements">By member, the largest purchases first.</param>
/// <param name="Provenance">Of the flows.</param>
public sealed record Elsewhere(int Year, ImmutableArray<Replacement> Replacements, TableProvenance Provenance);
