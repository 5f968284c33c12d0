using System.Collections.Immutable;
using Tripoint.Negotiation.Bargaining;
using Tripoint.Studies.InputOutput;

namespace Tripoint.Studies.Bargains;

/// <summary>An answer of a search.</summary>
/// <param name="Tables">The tables, the most important first.</param>
/// <param name="IsMet">Whether what was asked for was found.</param>
/// <param name="Package">The package found; null where the answer is none.</param>
public sealed record BargainAnswer(ImmutableArray<StudyTable> Tables, bool IsMet, FoundPackage? Package);
