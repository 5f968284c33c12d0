namespace Tripoint.Workspace.Negotiation;

/// <summary>What a side has on the table for one tariff.</summary>
/// <param name="Rate">The rate when complete, a fraction; null where it was withdrawn.</param>
/// <param name="Staging">How fast.</param>
/// <param name="Version">1, 2, 3, …</param>
/// <param name="Number">The move that put it there.</param>
public sealed record DraftPosition(double? Rate, string Staging, int Version, int Number);
