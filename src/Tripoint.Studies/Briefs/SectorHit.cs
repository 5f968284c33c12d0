using Tripoint.Codes;

namespace Tripoint.Studies.Briefs;

/// <summary>A sector that a disruption reaches.</summary>
/// <param name="Economy">The member.</param>
/// <param name="Sector">The sector.</param>
/// <param name="Day">The first day its output is below base by more than the hit threshold (one per cent unless the disruption says otherwise).</param>
public sealed record SectorHit(Economy Economy, Sector Sector, int Day);
