using Tripoint.Codes;
using Tripoint.Exchanges;
using Tripoint.Faults;
using Tripoint.Projects;
using Tripoint.Tables;

namespace Tripoint.Tests.Exchanges;

public class PeopleFlowsTests
{
    private static PeopleFlow Students(string from, string to, long persons) => new(PeopleKind.Students, 2019, Economy.Of(from), Economy.Of(to), persons);

    [Fact]
    public void What_is_not_reported_is_unknown_and_not_zero()
    {
        var flows = new PeopleFlows([Students("CHN", "JPN", 91528), Students("CHN", "KOR", 55670), Students("JPN", "KOR", 1661), Students("KOR", "JPN", 14328)], TableProvenance.InMemory);
        var pairs = flows.Balances(PeopleKind.Students, 2019, Bloc.ChinaJapanKorea);
        Assert.Equal(3, pairs.Length);
        Assert.Null(pairs[0].FromBToA);
        Assert.Null(pairs[0].Net);
        Assert.Equal(1661 - 14328, pairs[2].Net);
        Assert.Equal((91528 + 55670 + 1661 + 14328, 4, 6), flows.Between(PeopleKind.Students, 2019, Bloc.ChinaJapanKorea));
        Assert.Throws<BadInputException>(() => new PeopleFlows([Students("CHN", "JPN", 1), Students("CHN", "JPN", 2)], TableProvenance.InMemory));
        Assert.Throws<BadInputException>(() => new PeopleFlows([Students("CHN", "CHN", 1)], TableProvenance.InMemory));
    }

    [Fact]
    public void A_project_stands_by_its_milestones()
    {
        DateOnly today = new(2026, 6, 1);
        var standing = ProjectStanding.Of(
            [new Milestone("plan", today.AddDays(-60), today.AddDays(-70)), new Milestone("site", today.AddDays(-30), null), new Milestone("run", today.AddDays(30), null)],
            [new Contribution("chn", 2), new Contribution("jpn", 3.5)], today);
        Assert.Equal((1, 3, 5.5), (standing.Done, standing.All, standing.BudgetMusd));
        Assert.Equal("site", Assert.Single(standing.Late).What);
        Assert.Equal("run", standing.Next!.What);
    }
}
