using Tripoint.Numerics.Randomness;

namespace Tripoint.Numerics.Tests.Randomness;

public class RandomStreamTests
{
    [Fact]
    public void The_same_name_and_seed_give_the_same_numbers()
    {
        RandomStream a = new("size", 7), b = new("size", 7);
        for (var i = 0; i < 100; i++) Assert.Equal(a.NextBits(), b.NextBits());
    }

    [Fact]
    public void Names_seeds_and_children_give_different_numbers()
    {
        var first = new[] { new RandomStream("size", 7), new RandomStream("size", 8), new RandomStream("speed", 7), new RandomStream("size", 7).Child(0), new RandomStream("size", 7).Child(1) }
            .Select(s => s.NextBits()).ToArray();
        Assert.Equal(first.Length, first.Distinct().Count());
    }

    [Fact]
    public void A_child_does_not_depend_on_what_its_parent_drew()
    {
        RandomStream fresh = new("size", 7), used = new("size", 7);
        used.NextBits();
        Assert.Equal(fresh.Child(3).NextBits(), used.Child(3).NextBits());
    }

    [Fact]
    public void Uniform_numbers_have_the_moments_of_the_uniform_law()
    {
        const int draws = 200_000;
        var stream = new RandomStream("moments", 1);
        double sum = 0, squares = 0, lag = 0, last = 0.5;
        for (var i = 0; i < draws; i++)
        {
            var u = stream.NextUniform();
            Assert.InRange(u, 0, 1 - double.Epsilon);
            sum += u;
            squares += u * u;
            lag += (u - 0.5) * (last - 0.5);
            last = u;
        }
        var fiveSigma = 5 / Math.Sqrt(12.0 * draws);
        Assert.Equal(0.5, sum / draws, fiveSigma);
        Assert.Equal(1 / 3.0, squares / draws, fiveSigma * 1.1);
        Assert.Equal(0, lag / draws, 5 / (12 * Math.Sqrt(draws)));
    }

    [Fact]
    public void Normal_numbers_have_the_moments_of_the_normal_law()
    {
        const int draws = 200_000;
        var stream = new RandomStream("normal", 1);
        double sum = 0, squares = 0, fourth = 0;
        for (var i = 0; i < draws; i++)
        {
            var z = stream.NextNormal();
            sum += z;
            squares += z * z;
            fourth += z * z * z * z;
        }
        Assert.Equal(0, sum / draws, 5 / Math.Sqrt(draws));
        Assert.Equal(1, squares / draws, 5 * Math.Sqrt(2.0 / draws));
        Assert.Equal(3, fourth / draws, 5 * Math.Sqrt(96.0 / draws));
    }

    [Fact]
    public void Whole_numbers_are_spread_evenly()
    {
        var stream = new RandomStream("ints", 1);
        var counts = new int[7];
        for (var i = 0; i < 70_000; i++) counts[stream.NextInt(7)]++;
        Assert.All(counts, c => Assert.InRange(c, 10_000 - 500, 10_000 + 500));
        Assert.Throws<ArgumentOutOfRangeException>(() => stream.NextInt(0));
    }
}
