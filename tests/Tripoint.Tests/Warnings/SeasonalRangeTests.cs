using CsCheck;
using Tripoint.Faults;
using Tripoint.Numerics.Randomness;
using Tripoint.Warnings;

namespace Tripoint.Tests.Warnings;

public class SeasonalRangeTests
{
    /// <summary>Ten years of a series with season, drift and lognormal noise.</summary>
    private static double[] Series(double noise = 0.1)
    {
        var random = new RandomStream("seasonal", 7);
        return [.. Enumerable.Range(0, 120).Select(t => 100 * Math.Exp(0.3 * Math.Sin(2 * Math.PI * t / 12) + 0.004 * t + noise * random.NextNormal()))];
    }

    [Fact]
    public void Season_and_drift_are_no_break_and_a_fall_by_two_thirds_is()
    {
        var quiet = SeasonalRange.Check(Series());
        Assert.True(quiet.Count(f => f.IsBreak) <= quiet.Length / 50, $"{quiet.Count(f => f.IsBreak)} false alarms in {quiet.Length} months");
        var broken = Series();
        broken[100] *= 0.33;
        var finding = SeasonalRange.Check(broken).Single(f => f.Index == 100);
        Assert.True(finding.IsBreak && finding.Score < -3.5);
        Assert.InRange(finding.Expected, broken[100] * 2, broken[100] * 5);
        Assert.True(finding.Low < finding.Expected && finding.Expected < finding.High && finding.Value < finding.Low);
    }

    [Fact]
    public void A_month_without_trade_is_a_break_and_one_without_a_record_is_none()
    {
        var series = Series();
        series[90] = 0;
        series[95] = double.NaN;
        var findings = SeasonalRange.Check(series);
        Assert.True(findings.Single(f => f.Index == 90).IsBreak);
        Assert.DoesNotContain(findings, f => f.Index == 95);
        Assert.Equal(0, findings.Single(f => f.Index == 90).Value);
    }

    [Fact]
    public void The_unit_does_not_matter_and_the_future_does_not_change_the_past() =>
        Gen.Select(Gen.Double[1e-3, 1e6], Gen.Int[60, 119]).Sample((unit, cut) =>
        {
            var series = Series();
            var all = SeasonalRange.Check(series);
            var scaled = SeasonalRange.Check([.. series.Take(cut).Select(v => v * unit)]);
            Assert.Equal(all.Count(f => f.Index < cut), scaled.Length);
            foreach (var (one, other) in all.Zip(scaled)) Assert.Equal(one.Score, other.Score, 1e-6);
        }, iter: 50);

    [Fact]
    public void Too_short_a_past_gives_no_findings_and_a_negative_value_is_refused()
    {
        Assert.Empty(SeasonalRange.Check([.. Enumerable.Repeat(5.0, 35)]));
        Assert.Throws<BadInputException>(() => SeasonalRange.Check([1, -1]));
    }
}
