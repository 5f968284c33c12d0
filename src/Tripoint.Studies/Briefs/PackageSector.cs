using System.Collections.Immutable;
using Tripoint.Codes;

namespace Tripoint.Studies.Briefs;

/// <summary>What all cuts of a sector bring each member.</summary>
/// <param name="Sector">The sector; null: all sectors that are not named.</param>
/// <param name="Worth">Million US$ a year by member; over all sectors it adds up to the gain.</param>
public sealed record PackageSector(Sector? Sector, ImmutableArray<double> Worth);
