using System.Collections.Immutable;

namespace Tripoint.Negotiation.Offers;

/// <summary>A commitment settled against a table.</summary>
/// <param name="Giver">Position of the party that gives it in <see cref="Package.Parties"/>.</param>
/// <param name="Number">Position in its offer.</param>
/// <param name="Commitment">The commitment.</param>
/// <param name="Cells">The flows it touches: flat indices (sector, importer, exporter), ascending.</param>
/// <param name="Targets">For each cell, the tariff when complete (a fraction), or the ratio of the iceberg cost under a barrier commitment.</param>
public sealed record ResolvedCommitment(int Giver, int Number, Commitment Commitment, ImmutableArray<int> Cells, ImmutableArray<double> Targets)
{
    /// <summary>Whether it changes tariffs; otherwise a barrier.</summary>
    public bool IsTariff => Commitment is not BarrierCommitment;

    /// <summary>Under a schedule by line, the path of each sector's tariff; otherwise null.</summary>
    internal LineSectorTariffs? Lines { get; init; }
}
