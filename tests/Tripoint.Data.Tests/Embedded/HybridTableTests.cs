using Tripoint.Data.Embedded;

namespace Tripoint.Data.Tests.Embedded;

public class HybridTableTests
{
    [Fact]
    public void Value_added_shares_are_those_of_the_prior()
    {
        // The columns of RAS are (1 − v) Y with v from WIOD; for China's electronics v is one minus the prior's inputs of its group.
        var concordance = SectorConcordance.Read(EmbeddedFiles.Parameter(SectorConcordance.FileName));
        var shares = MatrixText.Read(
            EmbeddedFiles.Bytes(EmbeddedFiles.PriorInputShares), "prior", ["economy", "using"], [HybridScope.EconomyCodes, concordance.Groups], concordance.Groups);
        var world = EmbeddedDataset.World();
        int g = concordance.Groups.Length;
        for (var n = 0; n < 27; n++)
        {
            for (var j = 0; j < 28; j++)
            {
                if (world.Output[n * 28 + j] == 0) continue;
                var inputs = shares.AsSpan((n * g + concordance.Icio[j]) * g, g).ToArray().Sum();
                Assert.Equal(1 - inputs, world.ValueAddedShare[n * 28 + j], 1e-5);
            }
        }
    }

    [Fact]
    public void The_assumed_affinities_put_minerals_where_they_are_used()
    {
        var world = EmbeddedDataset.World();
        double Share(string economy, string user, string input) =>
            world.InputShare[((world.IndexOf(Codes.Economy.Of(economy)) * 28) + world.IndexOfSector(user)) * 28 + world.IndexOfSector(input)];
        foreach (var economy in new[] { "CHN", "JPN", "KOR", "USA", "EU27" })
        {
            Assert.True(Share(economy, "C19", "B06") > 5 * Share(economy, "C24B", "B06"), $"crude oil in {economy}");
            Assert.True(Share(economy, "C24B", "B07") > 5 * Share(economy, "C19", "B07"), $"ores in {economy}");
        }
    }

    [Fact]
    public void The_same_inputs_give_the_same_bits_on_any_thread()
    {
        var first = EmbeddedDataset.Content(2014).InputShare;
        var others = new double[4][];
        Parallel.For(0, others.Length, at => others[at] = EmbeddedDataset.Content(2014).InputShare);
        Assert.All(others, o => Assert.True(first.AsSpan().SequenceEqual(o)));
    }

    [Fact]
    public void Sectors_without_output_are_listed_in_the_log()
    {
        var world = EmbeddedDataset.World();
        for (var n = 0; n < 27; n++)
        {
            for (var j = 0; j < 28; j++)
            {
                var said = world.Provenance.Log.Any(l => l.StartsWith($"{world.Economies[n]} has no output of {world.Sectors[j]};", StringComparison.Ordinal));
                Assert.Equal(world.Output[n * 28 + j] == 0, said);
            }
        }
    }

    [Fact]
    public void The_two_classifications_meet_on_a_common_ground()
    {
        var concordance = SectorConcordance.Read(EmbeddedFiles.Parameter(SectorConcordance.FileName));
        Assert.Equal((16, 35, 28), (concordance.Groups.Length, concordance.Wiod.Length, concordance.Icio.Length));
        foreach (var (group, at) in concordance.Groups.Select((g, at) => (g, at))) Assert.True(concordance.Wiod.Contains(at) && concordance.Icio.Contains(at), group);
    }
}
