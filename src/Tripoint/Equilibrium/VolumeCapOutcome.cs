namespace Tripoint.Equilibrium;

/// <summary>What a volume cap does.</summary>
/// <param name="Cap">The cap.</param>
/// <param name="RentRate">Ad valorem equivalent of the rent as a fraction of the producer's (exporter's rent) or border (importer's) price; 0 where the cap does not bind.</param>
/// <param name="RentMusd">The rent, million US$.</param>
public sealed record VolumeCapOutcome(VolumeCap Cap, double RentRate, double RentMusd)
{
    /// <summary>Whether the cap holds the volume back.</summary>
    public bool Binds => RentRate > 0;
}
