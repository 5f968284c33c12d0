using System.Collections.Immutable;
using Tripoint.Codes;
using Tripoint.Equilibrium;
using Tripoint.Numerics.Optimization;
using Tripoint.Studies.Briefs;
using Tripoint.Studies.Connectivity;
using Tripoint.Tables;

namespace Tripoint.Studies.Tests.Reports;

/// <summary>Briefs made by hand, so that the reports can be tested without a model: any bloc, any signs.</summary>
internal static class SampleBrief
{
    private static readonly ImmutableArray<Sector> s_sectors = Sector.Of("ICIO28");

    public static Brief Of(Bloc bloc, double pressure = -0.02, double agreement = 0.004, bool history = true, bool withRanges = false)
    {
        var members = bloc.Members;
        var outside = new[] { "USA", "EU27", "IND", "AUS", "BRA" }.Select(Economy.Of).Where(e => !members.Contains(e));
        ImmutableArray<Economy> all = [.. members, .. outside];
        var years = history ? Enumerable.Range(2011, 12).ToImmutableArray() : [];
        return new Brief
        {
            Bloc = bloc,
            Members = members,
            MembersNotShown = [],
            Year = 2022,
            TableName = "sample",
            Provenance = new TableProvenance("2022 hybrid: made for a test", "OECD ICIO, balanced between reporters", true, [new SourceRecord("A source", "2023", "CC BY 4.0", "file.csv", new string('a', 64))], []),
            Sectors = s_sectors,
            Standing = Standing(members, years),
            Chain = Chain(members, history),
            Disruption = new DisruptionPath
            {
                Key = "port-closure",
                Name = new LocalizedName("Ports closed", "港口关闭", "港湾の閉鎖", "항만 폐쇄"),
                Source = "assumption: made for a test",
                FirstDay = 8,
                Members = [.. members.Select((m, at) => new MemberDisruption(m, [.. Enumerable.Range(1, 90).Select(d => d is > 7 and < 40 ? -0.01 * (at + 1) : 0)], 12, -0.01 * (at + 1), -0.004, -0.002, -0.003, null))],
                FirstHit = [new SectorHit(members[0], s_sectors[3], 8), new SectorHit(members[1], s_sectors[4], 9)],
            },
            Connection = Connection(members),
            Package = Package(members),
            Pressure = [Scenario("decoupling-mild", "Mild decoupling", "轻度脱钩", "緩やかなデカップリング", "완만한 디커플링", ScenarioDirection.Pressure, members, all, pressure / 4, withRanges),
                Scenario("decoupling-severe", "Severe decoupling", "严重脱钩", "深刻なデカップリング", "심각한 디커플링", ScenarioDirection.Pressure, members, all, pressure, withRanges)],
            Agreements = [Scenario("cjk-fta", "China-Japan-Korea FTA, goods", "中日韩自贸协定（货物）", "日中韓FTA（財）", "한중일 FTA(재화)", ScenarioDirection.Agreement, members, all, agreement, withRanges),
                Scenario("rcep-full", "RCEP in full", "RCEP全面实施", "RCEP完全実施", "RCEP 완전 이행", ScenarioDirection.Agreement, members, all, agreement / 3, withRanges)],
        };
    }

    private static Connection Connection(ImmutableArray<Economy> members) => new(
        2022,
        [.. members.Select((m, at) => new MemberConnection(m, 500_000 + (100_000 * at), 0.2 + (0.01 * at), 600_000, 0.21, null, null))],
        new ConnectPicture(
            members, [.. members.SelectMany((a, at) => members.Skip(at + 1).Select((b, to) => new ConnectLink(a, b, 300_000 - (1000 * (at + to)), 0.6 + (0.1 * at))))], [.. members.Select(_ => 0.205)]),
        true,
        new TableProvenance("flows", "OECD ICIO, balanced between reporters", false, [], []));

    private static PreferredPackage Package(ImmutableArray<Economy> members) => new()
    {
        Movable = 145,
        Cut = 134,
        IsAgreed = true,
        Members = [.. members.Select((m, at) => new PackageMember
        {
            Economy = m,
            Gain = 0.0001 * (at + 1),
            GainMusd = 1500 + at,
            Exports = 0.02,
            OwnCuts = 40,
            OwnMovable = 54,
            Charged = new TariffMove(0.05, 0.03),
            Faced = new TariffMove(0.04, 0.01),
            Broken = 0.0003 * (at + 1),
            PatienceNeeded = 0.66,
            Keeps = true,
            YearsToRegret = 3,
        })],
        Wants = [.. members.Select((m, at) => new PackageCut(m, members[(at + 1) % members.Length], s_sectors[4], 0.304, 0.014, 4_900, 2_017, -1_109))],
        Sectors = [new PackageSector(s_sectors[4], [.. members.Select((_, at) => 100.0 - at)]), new PackageSector(null, [.. members.Select(_ => -3.0)])],
        TradeOffs = [new TradeOff(members[0], members[1], [(0.00002, 0.0003), (0.0001, 0.0002), (0.00018, 0.00005)], 1)],
        Status = MinimizeStatus.Converged,
        Promise = 2e-6,
        DiscountFactor = 0.95,
    };

    private static Standing Standing(ImmutableArray<Economy> members, ImmutableArray<int> years)
    {
        var b = members.Length;
        var flows = Enumerable.Range(0, b * b).Select(at => at / b == at % b ? 0.0 : 40_000 + (25_000.0 * (at % 7))).ToImmutableArray();
        return new Standing
        {
            Members = [.. members.Select((m, at) => new MemberStanding
            {
                Economy = m,
                Exports = 900_000 + (400_000 * at),
                Imports = 1_000_000 + (300_000 * at),
                ExportsToBloc = 200_000 + (10_000 * at),
                ImportsFromBloc = 250_000,
                LargestMarket = new NamedShare(Economy.Of("USA"), 0.183),
                LargestSupplier = new NamedShare(members[(at + 1) % b], 0.214),
                MarketConcentration = 0.081,
                SupplierConcentration = 0.094,
            })],
            Flows = flows,
            InternalTrade = flows.Sum(),
            InternalShare = 0.2345,
            Years = years,
            InternalShares = [.. years.Select(y => 0.25 - (0.001 * (y - 2011)))],
            Histories = years.IsEmpty ? [] : [.. members.Select((m, at) => new RelianceHistory
            {
                Economy = m,
                ExportsToBloc = [.. years.Select(y => 0.2 + (0.02 * at) + (0.004 * Math.Sin(y + at)))],
                ImportsFromBloc = [.. years.Select(y => 0.26 - (0.005 * (y - 2011)))],
                OutsideMarket = Economy.Of("USA"),
                ExportsToOutsideMarket = [.. years.Select(y => 0.14 + (0.004 * (y - 2011)))],
            })],
            SectorReliances = [.. members.SelectMany(m => s_sectors.Take(3).Select(s => new SectorReliance(m, s, Economy.Of("USA"), 0.61, 0.2, 12_345, years.IsEmpty ? null : 0.5)))],
            HistoryProvenance = years.IsEmpty ? null : new TableProvenance("flows of many years", "OECD ICIO, balanced between reporters", false, [], []),
        };
    }

    private static SupplyChain Chain(ImmutableArray<Economy> members, bool history) => new()
    {
        Origins = [.. members.SelectMany(m => new[] { new ExportOrigin(m, null, 200_000, 0.81, 0.07, 0.12), new ExportOrigin(m, Economy.Of("USA"), 150_000, 0.78, 0.08, 0.14) })],
        Reliances = [.. members.SelectMany(m => new[] { Reliance(m, null), Reliance(m, Economy.Of("USA")) })],
        History = history ? [.. new[] { (1995, false), (2011, false), (2022, true) }.SelectMany(y => members.Select(m => new ReliancePoint(y.Item1, y.Item2, Reliance(m, null))))] : [],
        HistoryProvenance = history ? new TableProvenance("reliance of earlier years", "balanced by its authors", false, [], []) : null,
    };

    private static ChainReliance Reliance(Economy member, Economy? partner) => new(member, partner, 0.031, 0.062, 0.028, 0.047);

    private static PricedScenario Scenario(
        string key, string en, string zh, string ja, string ko, ScenarioDirection direction, ImmutableArray<Economy> members, ImmutableArray<Economy> all, double size, bool ranges) => new()
        {
            Key = key,
            Name = new LocalizedName(en, zh, ja, ko),
            Description = new LocalizedName("What is assumed.", "假设说明。", "仮定の説明。", "가정 설명."),
            Direction = direction,
            Sources = ["assumption: made for a test"],
            Status = SolveStatus.Converged,
            Iterations = 40,
            Residual = 3.2e-12,
            Outcomes = [.. all.Select((e, at) => Outcome(e, size * (members.Contains(e) ? 1 + (0.4 * at) : -0.1 * (at - members.Length - 1)), ranges))],
            Members = [.. members.Select((m, at) => new MemberDetail
            {
                Economy = m,
                OutputVolume = [.. s_sectors.Select((_, s) => size * 3 * Math.Sin(s + at))],
                TermsOfTrade = [.. s_sectors.Select((_, s) => size * 0.1 * Math.Cos(s))],
                VolumeOfTrade = [.. s_sectors.Select((_, s) => size * 0.05 * Math.Sin(s * 2))],
                DirectBarriers = [.. s_sectors.Select((_, s) => size * 0.02 * s)],
                PartsAddUp = true,
                Charged = new TariffMove(0.051, 0.0),
                Faced = new TariffMove(0.043, 0.0),
            })],
        };

    private static EconomyOutcome Outcome(Economy economy, double welfare, bool ranges) => new()
    {
        Economy = economy,
        Welfare = welfare,
        WelfareFirstOrder = welfare * 0.8,
        TermsOfTrade = -welfare * 0.3,
        VolumeOfTrade = welfare * 1.1,
        DirectBarriers = welfare * 0.2,
        RealWage = welfare * 1.2,
        Exports = welfare * 4,
        Imports = welfare * 3.5,
        WelfareMusd = welfare * 5_000_000,
        WelfareShortRun = ranges ? welfare * 1.5 : null,
        WelfareInterval = ranges ? new OutcomeInterval(welfare * (welfare > 0 ? 0.7 : 1.3), welfare * (welfare > 0 ? 1.3 : 0.7)) : null,
    };
}
