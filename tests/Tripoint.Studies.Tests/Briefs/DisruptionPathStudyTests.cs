using Tripoint.Codes;
using Tripoint.Data.Embedded;
using Tripoint.Studies.Briefs;

namespace Tripoint.Studies.Tests.Briefs;

public sealed class DisruptionPathStudyTests
{
    [Fact]
    public void Members_stand_at_base_until_the_shock_and_its_deepest_day_is_the_smallest_output()
    {
        var path = Run("port-closure-chn", Bloc.ChinaJapanKorea)!;
        Assert.Equal(Bloc.ChinaJapanKorea.Members, path.Members.Select(m => m.Economy));
        Assert.Equal((90, 8), (path.Days, path.FirstDay));
        Assert.All(path.Members, m =>
        {
            Assert.All(m.Output.Take(path.FirstDay - 1), v => Assert.Equal(0, v, 1e-9));
            Assert.Equal(m.Output.Min(), m.Deepest, 1e-12);
            Assert.Equal(m.Deepest, m.Output[m.DeepestDay - 1], 1e-12);
            Assert.NotNull(m.LongRunWelfare);
        });
        Assert.All(path.FirstHit, h => Assert.True(h.Day >= path.FirstDay));
        Assert.Equal(path.FirstHit.OrderBy(h => h.Day), path.FirstHit);
    }

    [Fact]
    public void A_disruption_that_no_member_feels_is_left_out() => Assert.Null(Run("semiconductor-materials-jpn-kor", Bloc.Parse("CHN,USA")));

    [Fact]
    public void A_disruption_of_another_classification_is_left_out() => Assert.Null(Run("electronics-kor-wiod", Bloc.ChinaJapanKorea));

    private static DisruptionPath? Run(string name, Bloc bloc) => DisruptionPathStudy.Of(
        new BriefRequest { Table = EmbeddedDataset.World(), Scenarios = [], Disruption = name }, bloc.Members, TestContext.Current.CancellationToken);
}
