using System.Collections.Immutable;
using Tripoint.Codes;
using Tripoint.Exposure;
using Tripoint.InputOutput;

namespace Tripoint.Tests.InputOutput;

/// <summary>Every indicator on the real tables, recomputed from its definition with an inverse of the tests' own.</summary>
public class WorldTableRecomputationTests
{
    [Theory]
    [InlineData(1995, "KOR")]
    [InlineData(2008, "JPN")]
    [InlineData(2011, "CHN")]
    public void Every_indicator_equals_its_definition_taken_literally(int year, string code)
    {
        var system = IoTables.Wiod(year);
        var s = system.IndexOf(Economy.Of(code));
        var slow = new SlowDecomposition(system, s);
        ExportDecompositionTests.Agree(slow, system, 1e-10);
        var b = slow.Inverse;
        ValueAdded(system, b, s);
        Position(system, b);
        Reliance(system, b, s);
        Extracted(system, slow.Extracted(s), s);
        Carbon(system, b);
    }

    private static void ValueAdded(LeontiefSystem system, double[][] b, int s)
    {
        var trade = ValueAddedTrade.Of(system);
        for (var l = 0; l < system.EconomyCount; l++)
        {
            double absorbed = 0, origin = 0;
            for (var node = s * system.SectorCount; node < (s + 1) * system.SectorCount; node++)
            {
                for (var m = 0; m < system.NodeCount; m++)
                {
                    absorbed += system.ValueAddedShare[node] * b[node][m] * system.Final[m, l];
                    // Origin of the value added of s in l's exports to everyone.
                    if (m / system.SectorCount == l) origin += system.ValueAddedShare[node] * b[node][m] * Sold(system, m);
                }
            }
            Assert.Equal(absorbed, trade.Between(s, l), 1e-9 * Math.Max(1, absorbed));
            Assert.Equal(origin, Enumerable.Range(0, system.EconomyCount).Sum(r => trade.OriginIn(s, l, r)), 1e-9 * Math.Max(1, origin));
        }
    }

    private static double Sold(LeontiefSystem system, int node)
    {
        var abroad = system.Output[node];
        var own = node / system.SectorCount;
        for (var user = own * system.SectorCount; user < (own + 1) * system.SectorCount; user++) abroad -= system.Coefficients[node, user] * system.Output[user];
        return abroad - system.Final[node, own];
    }

    private static void Position(LeontiefSystem system, double[][] b)
    {
        var position = ChainPosition.Of(system);
        for (var node = 0; node < system.NodeCount; node += 37)
        {
            if (system.Output[node] == 0) continue;
            Assert.Equal(b[node].Select((value, m) => value * system.Output[m]).Sum() / system.Output[node], position.Upstreamness[node], 1e-9 * position.Upstreamness[node]);
            Assert.Equal(b.Sum(row => row[node]), position.Downstreamness[node], 1e-9 * position.Downstreamness[node]);
        }
    }

    private static void Reliance(LeontiefSystem system, double[][] b, int s)
    {
        int j = system.SectorCount, n = system.EconomyCount;
        bool Made(int node) => system.Table.Sectors[node % j].Kind == SectorKind.Manufacturing;
        double[] inFace = new double[n], inB = new double[n], inRest = new double[n], outFace = new double[n], outB = new double[n], outRest = new double[n];
        for (var own = s * j; own < (s + 1) * j; own++)
        {
            for (var other = 0; Made(own) && other < system.NodeCount; other++)
            {
                if (!Made(other)) continue;
                double unit = own == other ? 1 : 0, x = system.Output[own], y = system.Output[other];
                inFace[other / j] += system.Coefficients[other, own] * x;
                inB[other / j] += b[other][own] * x;
                inRest[other / j] += (b[other][own] - unit) * x;
                outFace[other / j] += system.Coefficients[own, other] * y;
                outB[other / j] += b[own][other] * y;
                outRest[other / j] += (b[own][other] - unit) * y;
            }
        }
        Check(LookThroughReliance.Inputs(system, LookThroughScope.Manufacturing)[s], inFace, inB, inRest);
        Check(LookThroughReliance.Sales(system, LookThroughScope.Manufacturing)[s], outFace, outB, outRest);

        static void Check(ImmutableArray<LookThroughShare> shares, double[] face, double[] b, double[] rest)
        {
            for (var at = 0; at < shares.Length; at++)
            {
                Assert.Equal(face[at] / face.Sum(), shares[at].Face, 1e-10);
                Assert.Equal(b[at] / b.Sum(), shares[at].TotalB, 1e-10);
                Assert.Equal(rest[at] / rest.Sum(), shares[at].TotalBMinusI, 1e-10);
            }
        }
    }

    private static void Extracted(LeontiefSystem system, double[][] without, int s)
    {
        var result = Extraction.Of(system, new ExtractionSpec { Supplier = system.Table.Economies[s], FinalToo = false });
        for (var node = 0; node < system.NodeCount; node += 11)
        {
            var output = 0.0;
            for (var m = 0; m < system.NodeCount; m++) output += without[node][m] * system.Final.Row(m).ToArray().Sum();
            Assert.Equal(system.Output[node] - output, result.LostOrders[node], 1e-9 * Math.Max(1e3, system.Output[node]));
            var supplied = without.Select((row, m) => system.ValueAddedShare[m] * row[node]).Sum();
            Assert.Equal((1 - supplied) * system.Output[node], result.LostSupply[node], 1e-9 * Math.Max(1e3, system.Output[node]));
        }
    }

    private static void Carbon(LeontiefSystem system, double[][] b)
    {
        // A made-up satellite: the arithmetic is what is tested.
        double[] q = [.. system.Output.Select((x, node) => x * (1 + node % 7) / 1000)];
        var footprint = Footprint.Of(system, new Satellite("test", "kt", 2011, q, new double[system.EconomyCount], []));
        Assert.Equal(footprint.Production.Sum(), footprint.Consumption.Sum(), 1e-9 * footprint.Production.Sum());
        var caused = 0.0;
        for (var node = 0; node < system.NodeCount; node++)
        {
            for (var m = 0; m < system.NodeCount; m++) caused += (system.Output[node] > 0 ? q[node] / system.Output[node] : 0) * b[node][m] * system.Final[m, 7];
        }
        Assert.Equal(caused, footprint.Consumption[7], 1e-9 * caused);
    }
}
