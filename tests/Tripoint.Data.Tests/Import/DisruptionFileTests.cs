using System.Collections.Immutable;
using Tripoint.Codes;
using Tripoint.Data.Embedded;
using Tripoint.Data.Import;
using Tripoint.Disruption;
using Tripoint.Faults;

namespace Tripoint.Data.Tests.Import;

public class DisruptionFileTests
{
    private static readonly ImmutableArray<Economy> s_economies = [.. new[] { "CHN", "JPN", "KOR", "USA" }.Select(Economy.Of)];
    private static readonly ImmutableArray<Sector> s_sectors = Sector.Of("ICIO28");

    private static DisruptionScenario Read(string text) => DisruptionFile.Read(new StringReader(text), "cut.yaml", "cut").Resolve(s_economies, s_sectors);

    private static BadInputException Faulty(string text) => Assert.Throws<BadInputException>(() => Read(text));

    private static int SectorAt(string code) => s_sectors.IndexOf(s_sectors.First(s => s.Code == code));

    [Fact]
    public void A_file_with_everything_in_it_is_read()
    {
        var scenario = Read("""
            name: { en: Cut, zh: 断供, ja: 停止, ko: 중단 }
            source: assumption
            days: 120
            shocks:
              - capacity: { economies: [JPN], sectors: [C26, C29], left: 60%, start: 3, length: 10, recovery: exponential, half-life: 15 }
              - link: { exporters: JPN, importers: [KOR], sectors: [C20], loss: 80%, start: 5, length: 30, recovery: linear, recovery-days: 20 }
              - demand: { economies: CJK, sectors: manufactures, change: +30%, length: 20 }
            inventories: { goods: 20, services: 2, restock: 10, caution: 80%, policy: follow, except: [{ products: [C20], economies: [KOR], users: [C26], days: 10 }, { products: [C26], extra-days: 5 }] }
            criticality: [{ products: [C20], users: [C26], level: important }]
            substitution: { per-day: 2%, except: [{ products: [C26], per-day: 0% }] }
            production: { limit: 110%, ramp: 60, rationing: final-first }
            monte-carlo: { draws: 50, seed: 7, size-spread: 10%, speed-spread: 0.2 }
            """);
        Assert.Equal("停止", scenario.Name.Japanese);
        Assert.Equal(120, scenario.Days);
        Assert.Equal(3, scenario.Shocks.Length);
        Assert.Equal([1], scenario.Shocks[0].Economies);
        Assert.Equal(0.4, scenario.Shocks[0].Size, 1e-15);
        Assert.Equal(RecoveryPath.Exponential, scenario.Shocks[0].Recovery);
        Assert.Equal([2], scenario.Shocks[1].Importers);
        Assert.Equal([SectorAt("C20")], scenario.Shocks[1].Sectors);
        Assert.Equal(20, scenario.Shocks[1].RecoveryDays);
        Assert.Equal([0, 1, 2], scenario.Shocks[2].Economies);
        Assert.Equal(s_sectors.Count(s => s.Kind == SectorKind.Manufacturing), scenario.Shocks[2].Sectors.Length);
        Assert.Equal(0.3, scenario.Shocks[2].Size, 1e-15);
        var options = scenario.Options;
        Assert.Equal((20, 2, 10, 0.8, StockPolicy.FollowPlannedProduction), (options.GoodsInventoryDays, options.ServiceInventoryDays, options.RestockDays, options.StockCaution, options.StockPolicy));
        Assert.True(options.Inventories[1].IsExtra);
        Assert.True(options.Inventories[0].Where.Contains(SectorAt("C20"), 2, SectorAt("C26")));
        Assert.False(options.Inventories[0].Where.Contains(SectorAt("C20"), 1, SectorAt("C26")));
        Assert.Equal(Criticality.Important, Assert.Single(options.Criticalities).Level);
        Assert.Equal(0.02, options.SubstitutionPerDay);
        Assert.Equal(0, Assert.Single(options.Substitutions).PerDay);
        Assert.Equal((1.1, 60, Rationing.FinalFirst), (Math.Round(options.OverproductionLimit, 12), options.OverproductionDays, options.Rationing));
        Assert.Equal(new MonteCarloOptions { Draws = 50, Seed = 7, SizeSpread = 0.1, SpeedSpread = 0.2 }, scenario.MonteCarlo);
    }

    [Fact]
    public void All_faults_are_told_with_line_and_column()
    {
        var e = Faulty("""
            name: Cut
            days: 0
            shocks:
              - capacity: { economies: [JPX], sectors: [C99], loss: 40, length: 0 }
              - capacity: { economies: [JPN], sectors: [C26], left: -10%, length: 5 }
              - capacity: { economies: [JPN], sectors: [C26], loss: 120%, length: 5 }
              - link: { exporters: [JPN], sectors: [C26], loss: 20%, length: 5, recovery: linear }
              - earthquake: { economies: [JPN] }
            inventories: { goods: many }
            colour: blue
            """);
        void Told(string where, string what) => Assert.Contains(e.Faults, f => f.Where == where && f.What.Contains(what, StringComparison.Ordinal));
        Told("cut.yaml, line 2, column 7", "'days' is '0'");
        Told("cut.yaml, line 4, column 29", "no economy 'JPX'");
        Told("cut.yaml, line 4, column 45", "no sector 'C99'");
        Told("cut.yaml, line 4, column 57", "'40' under 'loss' has no unit");
        Told("cut.yaml, line 4, column 69", "'length' is '0'");
        Told("cut.yaml, line 5, column 57", "-10% under 'left' is out of range");
        Told("cut.yaml, line 6, column 57", "120% under 'loss' is out of range");
        Told("cut.yaml, line 7, column 5", "does not say which importers");
        Told("cut.yaml, line 7, column 79", "the recovery has no recovery-days");
        Told("cut.yaml, line 8, column 5", "unknown shock 'earthquake'");
        Told("cut.yaml, line 9, column 23", "'goods' is 'many'");
        Assert.Contains(e.Faults, f => f.What.Contains("unknown key 'colour'", StringComparison.Ordinal));
    }

    [Fact]
    public void Shocks_that_contradict_each_other_are_refused()
    {
        var e = Faulty("""
            name: Cut
            shocks:
              - capacity: { economies: [JPN], sectors: [C26], loss: 40%, length: 30 }
              - capacity: { economies: [JPN, KOR], sectors: [C26, C27], loss: 10%, start: 30, length: 5 }
            """);
        var fault = Assert.Single(e.Faults);
        Assert.Equal("cut.yaml, line 4, column 5", fault.Where);
        Assert.Contains("contradicts shock 1: both set JPN C26", fault.What, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("just text")]
    [InlineData("name: [")]
    [InlineData("name: x")]
    [InlineData("name: x\nshocks: []")]
    [InlineData("name: x\nshocks: [1, 2]")]
    [InlineData("name: x\nshocks:\n  - capacity: [a]")]
    [InlineData("name: x\nshocks:\n  - { capacity: {}, link: {} }")]
    [InlineData("shocks:\n  - capacity: { economies: [JPN], sectors: all, loss: 10%, length: 1 }")]
    [InlineData("name: x\nshocks:\n  - capacity: { economies: [JPN], sectors: all, loss: NaN%, length: 1 }")]
    [InlineData("name: x\nshocks:\n  - capacity: { economies: [JPN], sectors: all, loss: 10%, left: 90%, length: 1 }")]
    [InlineData("name: x\nshocks:\n  - capacity: { economies: [JPN], sectors: all, loss: 10%, length: 1.5 }")]
    [InlineData("name: x\nshocks:\n  - capacity: { economies: [JPN], sectors: all, loss: 10%, length: 1, half-life: 3 }")]
    [InlineData("name: x\nshocks:\n  - demand: { economies: [JPN], sectors: all, change: -100%, length: 1 }")]
    [InlineData("name: x\nshocks:\n  - &a capacity: *a")]
    [InlineData("name: x\nshocks:\n  - capacity: { economies: { JPN: 1 }, sectors: [[C26]], loss: { a: b }, length: [] }")]
    public void Hostile_files_end_in_faults_and_nothing_else(string text) => Assert.NotEmpty(Faulty(text).Faults);

    [Fact]
    public void A_missing_file_names_the_library()
    {
        var e = Assert.Throws<BadInputException>(() => DisruptionLibrary.LoadOrRead("nowhere.yaml"));
        Assert.Contains("earthquake-jpn", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_disruption_that_ships_fits_its_table_and_is_named_in_four_languages_with_its_source()
    {
        Assert.True(DisruptionLibrary.Names.Length >= 4);
        var world = EmbeddedDataset.World();
        foreach (var name in DisruptionLibrary.Names)
        {
            var file = DisruptionLibrary.Load(name);
            var scenario = file.DataName is null ? file.Resolve(world.Economies, world.Sectors) : file.Resolve([.. Economy.All], Sector.Of("WIOD35"));
            Assert.NotEmpty(scenario.Name.Chinese);
            Assert.NotEmpty(scenario.Name.Japanese);
            Assert.NotEmpty(scenario.Name.Korean);
            Assert.Contains("ssumption", scenario.Source, StringComparison.Ordinal);
        }
    }
}
