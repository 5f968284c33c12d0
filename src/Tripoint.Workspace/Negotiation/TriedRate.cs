namespace Tripoint.Workspace.Negotiation;

/// <summary>A rate that somebody tries without putting it on the table.</summary>
/// <param name="Rate">The rate when complete, a fraction.</param>
/// <param name="Staging">How fast.</param>
/// <param name="Seen">The version of the own side's position when the trying began.</param>
public sealed record TriedRate(double Rate, string Staging, int Seen);
