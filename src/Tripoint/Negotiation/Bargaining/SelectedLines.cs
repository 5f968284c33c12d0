using System.Collections.Immutable;
using Tripoint.Equilibrium;

namespace Tripoint.Negotiation.Bargaining;

/// <summary>A choice of few tariffs to free.</summary>
/// <param name="Chosen">The tariffs freed, in the order in which they were found.</param>
/// <param name="Rates">All rates, in the order of the game's space.</param>
/// <param name="Equilibrium">The equilibrium.</param>
/// <param name="Gains">Each party's gain, fraction.</param>
/// <param name="IsEnough">Whether everybody got what was asked and no red line is crossed.</param>
public sealed record SelectedLines(ImmutableArray<MovableRate> Chosen, double[] Rates, EquilibriumResult Equilibrium, double[] Gains, bool IsEnough);
