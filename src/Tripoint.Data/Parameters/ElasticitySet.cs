using System.Collections.Immutable;
using Tripoint.Codes;
using Tripoint.Faults;

namespace Tripoint.Data.Parameters;

/// <summary>Trade elasticities of all sectors of a classification from one source.</summary>
/// <param name="Name">The set's name, for example <c>protee</c>.</param>
/// <param name="Classification">The classification of its sectors.</param>
/// <param name="Reference">The publication.</param>
/// <param name="Period">The years of the data behind the estimates.</param>
/// <param name="Method">How the values follow from the source.</param>
/// <param name="Sectors">One entry a sector, in the classification's order.</param>
public sealed record ElasticitySet(
    string Name, string Classification, string Reference, string Period, string Method, ImmutableArray<SectorElasticity> Sectors)
{
    /// <summary>θ in the order of the given sectors.</summary>
    /// <exception cref="BadInputException">A sector is not in the set.</exception>
    public double[] For(IEnumerable<Sector> sectors) => [.. sectors.Select(s => Of(s).Theta)];

    /// <summary>The entry of a sector.</summary>
    /// <exception cref="BadInputException">The sector is not in the set.</exception>
    public SectorElasticity Of(Sector sector) => Sectors.FirstOrDefault(e => e.Sector == sector.Code && sector.Classification == Classification)
        ?? throw new BadInputException($"the elasticities '{Name}' have none for {sector.Code}", "", $"a sector of {Classification}");
}
