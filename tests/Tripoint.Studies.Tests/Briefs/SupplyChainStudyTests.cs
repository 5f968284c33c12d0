using System.Collections.Immutable;
using Tripoint.Codes;
using Tripoint.Data.Embedded;
using Tripoint.Exposure;
using Tripoint.InputOutput;
using Tripoint.Studies.Briefs;
using Tripoint.Tables;

namespace Tripoint.Studies.Tests.Briefs;

public sealed class SupplyChainStudyTests
{
    private static readonly ImmutableArray<Economy> s_members = Bloc.ChinaJapanKorea.Members;
    private static readonly Lazy<WorldTable> s_world = new(() => EmbeddedDataset.World());

    private static readonly Lazy<LeontiefSystem> s_system = new(() => SupplyChainStudy.System(s_world.Value)!);

    private static readonly Lazy<SupplyChain> s_chain = new(() => SupplyChainStudy.Of(
        new BriefRequest
        {
            Table = s_world.Value,
            Scenarios = [],
            EarlierTable = EmbeddedDataset.World(2011),
            RelianceHistory = EmbeddedIndicators.Reliance(),
            RelianceProvenance = EmbeddedIndicators.RelianceProvenance(),
            Footprints = EmbeddedIndicators.Footprints(),
            FootprintProvenance = EmbeddedIndicators.FootprintProvenance(),
        },
        s_members, s_system.Value));

    [Fact]
    public void Origins_add_up_to_gross_exports_of_the_table()
    {
        var table = s_world.Value;
        foreach (var o in s_chain.Value.Origins)
        {
            Assert.Equal(1, o.Domestic + o.Members + o.Others, 1e-12);
            Assert.InRange(o.Others, 0, 1);
            Assert.InRange(o.Members, 0, 1);
            Economy[] buyers = o.Importer is { } importer ? [importer] : [.. s_members.Where(m => !m.Equals(o.Exporter))];
            double gross = 0;
            for (var j = 0; j < table.SectorCount; j++) gross += buyers.Sum(b => table.Trade[table.Cell(j, table.IndexOf(b), table.IndexOf(o.Exporter))]);
            Assert.InRange(o.Gross / gross, 1 - 1e-6, 1 + 1e-6);
        }
        Assert.Equal(6, s_chain.Value.Origins.Length);
    }

    [Fact]
    public void Reliance_on_the_other_members_is_that_of_the_look_through()
    {
        var system = LeontiefSystem.Build(InputOutputTable.FromWorldTable(s_world.Value));
        var inputs = LookThroughReliance.Inputs(system);
        foreach (var member in s_members)
        {
            var inner = LookThroughReliance.Inner(inputs[system.IndexOf(member)], member, Bloc.ChinaJapanKorea);
            var shown = s_chain.Value.Reliances.Single(r => r.Economy.Equals(member) && r.Partner is null);
            Assert.Equal((inner.Face, inner.TotalBMinusI), (shown.InputsFace, shown.InputsTotal));
            var named = s_chain.Value.Reliances.Where(r => r.Economy.Equals(member) && r.Partner is not null).ToList();
            Assert.Equal(named.OrderByDescending(r => r.InputsTotal), named);
            Assert.DoesNotContain(named, r => r.Partner!.Code == "ROW" || r.Partner.Equals(member));
        }
    }

    [Fact]
    public void History_keeps_observed_and_hybrid_years_apart()
    {
        var history = s_chain.Value.History;
        Assert.Equal([(1995, false), (2008, false), (2011, false), (2011, true), (s_world.Value.Year, true)], history.Select(p => (p.Year, p.IsHybrid)).Distinct());
        var group = EmbeddedIndicators.Reliance().Single(r => r.Year == 1995 && r.Economy.Code == "KOR" && r.Partner.Code == "CJK" && r.Side == RelianceRecord.Inputs);
        var point = history.Single(p => p.Year == 1995 && p.Reliance.Economy.Code == "KOR").Reliance;
        // The file's group is the sum of its members to the file's digits.
        Assert.Equal(group.Total, point.InputsTotal, 1e-4);
        Assert.Equal(group.Face, point.InputsFace, 1e-4);
    }

    [Fact]
    public void Emissions_for_the_other_members_are_the_others_emissions_in_them()
    {
        var footprints = s_chain.Value.Footprints;
        Assert.Equal(s_members, footprints.Select(f => f.Economy));
        Assert.Equal(2011, s_chain.Value.FootprintYear);
        Assert.Equal(footprints.Sum(f => f.ForMembers), footprints.Sum(f => f.InMembers), 1e-9);
        Assert.All(footprints, f => Assert.True(f.ForMembers < f.Production && f.InMembers < f.Consumption));
    }

    [Fact]
    public void A_bloc_outside_the_indicators_has_no_history_and_no_footprints()
    {
        var request = new BriefRequest { Table = s_world.Value, Scenarios = [], RelianceHistory = EmbeddedIndicators.Reliance(), Footprints = EmbeddedIndicators.Footprints() };
        var chain = SupplyChainStudy.Of(request, [Economy.Of("JPN"), Economy.Of("VNM")], s_system.Value);
        Assert.Empty(chain.History);
        Assert.Empty(chain.Footprints);
        Assert.Null(chain.HistoryProvenance);
    }
}
