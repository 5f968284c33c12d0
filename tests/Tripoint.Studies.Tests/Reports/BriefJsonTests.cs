using System.Text.Json;
using Tripoint.Codes;
using Tripoint.Studies.Briefs;
using Tripoint.Studies.Reports;

namespace Tripoint.Studies.Tests.Reports;

/// <summary>Holds the contract of docs/guides/brief.md: a member that goes or changes its name is a new version.</summary>
public sealed class BriefJsonTests
{
    [Fact]
    public void The_contract_has_these_members()
    {
        using var json = Write(SampleBrief.Of(Bloc.ChinaJapanKorea, withRanges: true), Language.English);
        var root = json.RootElement;
        Assert.Equal(1, root.GetProperty("version").GetInt32());
        Assert.Equal("tripoint.brief", root.GetProperty("schema").GetString());
        Names(root, "schema version language bloc members membersNotShown year table elasticityDraws findings standing supplyChain disruption elsewhere connection package scenarios");
        Names(root.GetProperty("table"), "name howMade books isHybrid sources");
        var standing = root.GetProperty("standing");
        Names(standing, "books internalTradeMillionUsd internalSharePercent members flows history sectorReliances");
        Names(
            standing.GetProperty("members")[0],
            "code exportsMillionUsd importsMillionUsd balanceMillionUsd exportsToBlocPercent importsFromBlocPercent largestMarket largestSupplier marketConcentration supplierConcentration");
        Names(standing.GetProperty("flows")[0], "seller buyer millionUsd");
        Names(standing.GetProperty("history"), "books years internalSharePercent members");
        var chain = root.GetProperty("supplyChain");
        Names(chain, "origins reliances history footprints");
        Names(chain.GetProperty("origins")[0], "exporter importer exportsMillionUsd domesticPercent membersPercent othersPercent");
        Names(chain.GetProperty("reliances")[0], "code partner inputsFacePercent inputsTotalPercent salesFacePercent salesTotalPercent");
        Names(chain.GetProperty("history")[0], "year source code partner inputsFacePercent inputsTotalPercent salesFacePercent salesTotalPercent");
        var disruption = root.GetProperty("disruption");
        Names(disruption, "key name source firstDay members firstHit");
        Names(
            disruption.GetProperty("members")[0],
            "code deepestDay deepestPercent shortRunOutputPercent longRunOutputPercent shortRunWelfarePercent longRunWelfarePercent outputByDayPercent");
        Names(disruption.GetProperty("firstHit")[0], "code sector day");
        var connection = root.GetProperty("connection");
        Names(connection, "year books importsInsidePercent members links");
        Names(
            connection.GetProperty("members")[0],
            "code goodsImportsMillionUsd goodsImportsInsidePercent goodsExportsMillionUsd goodsExportsInsidePercent inputsInsideAllTiersPercent salesInsideAllTiersPercent");
        Names(connection.GetProperty("links")[0], "a b millionUsd expectedMillionUsd");
        var package = root.GetProperty("package");
        Names(package, "objective alternative agreed status promise movableTariffs cutTariffs discountFactor enforcesItself members wants sectors tradeOffs");
        Names(
            package.GetProperty("members")[0],
            "code welfareExactPercent welfareMillionUsd exportsPercent ownTariffsCut ownTariffsMovable tariffChargedBeforePercent tariffChargedAfterPercent tariffFacedBeforePercent "
            + "tariffFacedAfterPercent brokenPercent smallestDiscountFactor keeps yearsToRegret");
        Names(package.GetProperty("wants")[0], "code giver sector todayPercent packagePercent tradeMillionUsd worthMillionUsd worthToGiverMillionUsd");
        Names(package.GetProperty("sectors")[0], "sector worthMillionUsd");
        Names(package.GetProperty("tradeOffs")[0], "first second points");
        Names(package.GetProperty("tradeOffs")[0].GetProperty("points")[0], "firstPercent secondPercent isBargain");
        var scenario = root.GetProperty("scenarios")[0];
        Names(scenario, "key name description direction status iterations residual sources economies members");
        Names(
            scenario.GetProperty("economies")[0],
            "code isMember welfareExactPercent welfareFirstOrderPercent termsOfTradePercent volumeOfTradePercent directBarriersPercent realWagePercent exportsPercent importsPercent "
            + "welfareMillionUsd welfareShortRunPercent welfareLowPercent welfareHighPercent");
        Names(
            scenario.GetProperty("members")[0],
            "code tariffChargedBeforePercent tariffChargedAfterPercent tariffFacedBeforePercent tariffFacedAfterPercent sectors");
        Names(scenario.GetProperty("members")[0].GetProperty("sectors")[0], "sector outputVolumePercent termsOfTradePercent volumeOfTradePercent directBarriersPercent");
    }

    [Fact]
    public void Figures_are_those_of_the_record_in_per_cent()
    {
        var brief = SampleBrief.Of(Bloc.ChinaJapanKorea);
        using var json = Write(brief, Language.English);
        var scenarios = json.RootElement.GetProperty("scenarios").EnumerateArray().ToList();
        Assert.Equal(brief.Scenarios.Select(s => s.Key), scenarios.Select(s => s.GetProperty("key").GetString()));
        foreach (var (expected, shown) in brief.Scenarios.Zip(scenarios))
        {
            Assert.Equal(
                expected.Outcomes.Select(o => o.Welfare * 100), shown.GetProperty("economies").EnumerateArray().Select(e => e.GetProperty("welfareExactPercent").GetDouble()));
        }
        Assert.Equal(["pressure", "pressure", "agreement", "agreement"], scenarios.Select(s => s.GetProperty("direction").GetString()));
        Assert.Equal(JsonValueKind.Null, scenarios[0].GetProperty("economies")[0].GetProperty("welfareShortRunPercent").ValueKind);
    }

    [Fact]
    public void Findings_are_in_the_language_asked_for_and_readable()
    {
        var stream = new MemoryStream();
        BriefJson.Write(stream, SampleBrief.Of(Bloc.ChinaJapanKorea), ReportTexts.Load(Language.Korean));
        Assert.Contains("한중일", System.Text.Encoding.UTF8.GetString(stream.ToArray()), StringComparison.Ordinal);
    }

    private static JsonDocument Write(Brief brief, Language language)
    {
        var stream = new MemoryStream();
        BriefJson.Write(stream, brief, ReportTexts.Load(language));
        return JsonDocument.Parse(stream.ToArray());
    }

    private static void Names(JsonElement element, string names) => Assert.Equal(names.Split(' '), element.EnumerateObject().Select(p => p.Name));
}
