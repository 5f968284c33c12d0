using CsCheck;
using Tripoint.Studies.Reports.Charts;

namespace Tripoint.Studies.Tests.Reports.Charts;

public sealed class ChartTests
{
    [Fact]
    public void An_axis_holds_zero_and_every_value_and_has_round_ticks() => Gen.Double[-500, 500].Array[1, 20].Sample(values =>
    {
        foreach (var axis in new[] { Axis.Around(values, 0, 100, 5), Axis.Tight(values, 0, 100, 5) })
        {
            var ticks = axis.Ticks.ToList();
            Assert.All(values.Append(0), v => Assert.InRange(axis.At(v), -1e-6, 100 + 1e-6));
            Assert.InRange(ticks.Count, 1, 14);
            Assert.Contains(0.0, ticks);
            Assert.All(ticks, t => Assert.InRange(axis.At(t), -1e-6, 100 + 1e-6));
        }
    });

    [Fact]
    public void Spread_labels_do_not_overlap_and_stay_inside() => Gen.Double[0, 132].Array[1, 5].Sample(wished =>
    {
        var places = SmallMultiples.Spread(wished, 14, 4, 134);
        var sorted = places.Order().ToArray();
        Assert.All(sorted.Zip(sorted.Skip(1)), pair => Assert.True(pair.Second - pair.First >= 14 - 1e-9));
        Assert.All(places, p => Assert.InRange(p, 4 - 1e-9, 134 + 1e-9));
    });

    [Fact]
    public void Wrapping_loses_no_character() => Gen.String["abc 中国与日本、（10+3）ーッ"].Sample(text =>
        Assert.Equal(text.Replace(" ", "", StringComparison.Ordinal), string.Concat(TextWidth.Wrap(text, 13, 60)).Replace(" ", "", StringComparison.Ordinal)));

    [Theory]
    [InlineData("东盟与中日韩（10+3）自由贸易协定", "（")]
    [InlineData("緩やかなデカップリング・ショック", "、。・ーッャュョ")]
    public void Lines_do_not_break_where_the_script_forbids_it(string text, string forbidden)
    {
        for (var width = 30; width < 200; width += 7)
        {
            var lines = TextWidth.Wrap(text, 13, width);
            if (forbidden == "（") Assert.DoesNotContain(lines, l => l.EndsWith('（') && l.Length > 1);
            else Assert.DoesNotContain(lines.Skip(1), l => forbidden.Contains(l[0], StringComparison.Ordinal));
        }
    }
}
