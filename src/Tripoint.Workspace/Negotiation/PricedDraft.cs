using System.Collections.Immutable;
using Tripoint.Equilibrium;

namespace Tripoint.Workspace.Negotiation;

/// <summary>A draft that was priced. Holds every party's figures: what a viewer is shown goes through <see cref="ResultsRule"/>.</summary>
/// <param name="Result">The equilibrium.</param>
/// <param name="Figures">What it brings each party, in their order.</param>
/// <param name="Took">How long the solve took.</param>
public sealed record PricedDraft(EquilibriumResult Result, ImmutableArray<PartyFigures> Figures, TimeSpan Took);
