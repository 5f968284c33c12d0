using Tripoint.Faults;

namespace Tripoint.InputOutput;

/// <summary>
/// Production- and consumption-based accounts of a satellite: q̂ x̂⁻¹ B Y (Peters 2008; Miller and Blair 2009, ch. 10). Unit of the satellite.
/// </summary>
/// <param name="Satellite">What is counted.</param>
/// <param name="Flows">N (where it arises) × N (whose final demand causes it), without what final users cause directly.</param>
/// <param name="Production">N: production-based, final users' direct part included.</param>
/// <param name="Consumption">N: consumption-based, final users' direct part included. Its sum is that of <paramref name="Production"/>.</param>
/// <param name="Intensity">NJ: per million US$ of output; 0 where there is no output.</param>
/// <param name="Unallocated">What the satellite puts on sectors without output; counted where it arises, in both accounts.</param>
public sealed record Footprint(Satellite Satellite, double[] Flows, double[] Production, double[] Consumption, double[] Intensity, double Unallocated)
{
    /// <summary>One set of N right-hand sides.</summary>
    /// <exception cref="BadInputException">The satellite's lengths do not fit, or a value is not finite.</exception>
    public static Footprint Of(LeontiefSystem system, Satellite satellite)
    {
        int n = system.EconomyCount, j = system.SectorCount;
        if (satellite.ByNode.Length != system.NodeCount || satellite.Direct.Length != n)
            throw new BadInputException($"{satellite.Name} has {satellite.ByNode.Length} sector values and {satellite.Direct.Length} direct ones", "", $"{system.NodeCount} and {n} for the table '{system.Table.Name}'");
        if (satellite.ByNode.Concat(satellite.Direct).Any(q => !double.IsFinite(q))) throw new BadInputException($"{satellite.Name} holds a value that is not finite", "", satellite.Unit);
        var intensity = new double[system.NodeCount];
        double[] flows = new double[n * n], production = [.. satellite.Direct], consumption = [.. satellite.Direct];
        var unallocated = 0.0;
        var absorbed = system.Solve(system.Final);
        for (var node = 0; node < system.NodeCount; node++)
        {
            var s = node / j;
            production[s] += satellite.ByNode[node];
            if (system.Output[node] > 0)
            {
                intensity[node] = satellite.ByNode[node] / system.Output[node];
                for (var l = 0; l < n; l++) flows[s * n + l] += intensity[node] * absorbed[node, l];
            }
            else
            {
                unallocated += satellite.ByNode[node];
                consumption[s] += satellite.ByNode[node];
            }
        }
        for (var cell = 0; cell < flows.Length; cell++) consumption[cell % n] += flows[cell];
        return new Footprint(satellite, flows, production, consumption, intensity, unallocated);
    }
}
