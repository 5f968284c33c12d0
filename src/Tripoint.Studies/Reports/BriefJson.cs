using System.Text.Encodings.Web;
using System.Text.Json;
using Tripoint.Codes;
using Tripoint.Studies.Briefs;
using Tripoint.Tables;

namespace Tripoint.Studies.Reports;

/// <summary>
/// A brief as JSON: a documented contract (docs/guides/brief.md). Within a version, members are only added. Per cent carries the ending
/// <c>Percent</c>, money <c>MillionUsd</c>; economies and sectors are codes.
/// </summary>
public static class BriefJson
{
    /// <summary>The version of the contract.</summary>
    public const int Version = 1;

    /// <summary>Writes a brief; the key findings are in the language of the texts.</summary>
    public static void Write(Stream stream, Brief brief, ReportTexts texts)
    {
        // The relaxed encoder leaves Chinese, Japanese and Korean readable; the output is a file, not part of a page.
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        json.WriteString("schema", "tripoint.brief");
        json.WriteNumber("version", Version);
        json.WriteString("language", texts.Language.Tag());
        json.WriteString("bloc", brief.Bloc.Code);
        Codes(json, "members", brief.Members);
        Codes(json, "membersNotShown", brief.MembersNotShown);
        json.WriteNumber("year", brief.Year);
        Provenance(json, "table", brief.TableName, brief.Provenance);
        Draws(json, brief.Draws);
        json.WriteStartArray("findings");
        foreach (var finding in BriefFindings.Of(brief, texts)) json.WriteStringValue(finding);
        json.WriteEndArray();
        Standing(json, brief);
        BriefChainJson.Write(json, brief.Chain);
        Disruption(json, brief.Disruption, texts);
        BriefElsewhereJson.Write(json, brief.Elsewhere, texts);
        BriefConnectionJson.Write(json, brief.Connection);
        BriefPackageJson.Write(json, brief);
        json.WriteStartArray("scenarios");
        foreach (var scenario in brief.Scenarios) Scenario(json, brief, scenario, texts);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Disruption(Utf8JsonWriter json, DisruptionPath? path, ReportTexts texts)
    {
        if (path is null)
        {
            json.WriteNull("disruption");
            return;
        }
        json.WriteStartObject("disruption");
        json.WriteString("key", path.Key);
        json.WriteString("name", texts.Name(path.Name));
        json.WriteString("source", path.Source);
        json.WriteNumber("firstDay", path.FirstDay);
        json.WriteStartArray("members");
        foreach (var m in path.Members)
        {
            json.WriteStartObject();
            json.WriteString("code", m.Economy.Code);
            json.WriteNumber("deepestDay", m.DeepestDay);
            Percent(json, "deepestPercent", m.Deepest);
            Optional(json, "shortRunOutputPercent", m.ShortRunOutput);
            Optional(json, "longRunOutputPercent", m.LongRunOutput);
            Optional(json, "shortRunWelfarePercent", m.ShortRunWelfare);
            Optional(json, "longRunWelfarePercent", m.LongRunWelfare);
            Percents(json, "outputByDayPercent", m.Output);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("firstHit");
        foreach (var hit in path.FirstHit)
        {
            json.WriteStartObject();
            json.WriteString("code", hit.Economy.Code);
            json.WriteString("sector", hit.Sector.Code);
            json.WriteNumber("day", hit.Day);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Draws(Utf8JsonWriter json, ElasticityDraws? draws)
    {
        if (draws is null)
        {
            json.WriteNull("elasticityDraws");
            return;
        }
        json.WriteStartObject("elasticityDraws");
        json.WriteNumber("count", draws.Count);
        json.WriteNumber("seed", draws.Seed);
        json.WriteNumber("lowPercentile", 5);
        json.WriteNumber("highPercentile", 95);
        json.WriteString("source", draws.Source);
        json.WriteEndObject();
    }

    private static void Standing(Utf8JsonWriter json, Brief brief)
    {
        var standing = brief.Standing;
        json.WriteStartObject("standing");
        json.WriteString("books", brief.Provenance.Books);
        json.WriteNumber("internalTradeMillionUsd", standing.InternalTrade);
        Percent(json, "internalSharePercent", standing.InternalShare);
        json.WriteStartArray("members");
        foreach (var m in standing.Members)
        {
            json.WriteStartObject();
            json.WriteString("code", m.Economy.Code);
            json.WriteNumber("exportsMillionUsd", m.Exports);
            json.WriteNumber("importsMillionUsd", m.Imports);
            json.WriteNumber("balanceMillionUsd", m.Balance);
            Percent(json, "exportsToBlocPercent", m.ExportShareToBloc);
            Percent(json, "importsFromBlocPercent", m.ImportShareFromBloc);
            Partner(json, "largestMarket", m.LargestMarket);
            Partner(json, "largestSupplier", m.LargestSupplier);
            json.WriteNumber("marketConcentration", m.MarketConcentration);
            json.WriteNumber("supplierConcentration", m.SupplierConcentration);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        Flows(json, brief);
        History(json, standing);
        SectorReliances(json, standing);
        json.WriteEndObject();
    }

    private static void Flows(Utf8JsonWriter json, Brief brief)
    {
        json.WriteStartArray("flows");
        for (var seller = 0; seller < brief.MemberCount; seller++)
        {
            for (var buyer = 0; buyer < brief.MemberCount; buyer++)
            {
                if (seller == buyer) continue;
                json.WriteStartObject();
                json.WriteString("seller", brief.Members[seller].Code);
                json.WriteString("buyer", brief.Members[buyer].Code);
                json.WriteNumber("millionUsd", brief.Standing.Flows[(seller * brief.MemberCount) + buyer]);
                json.WriteEndObject();
            }
        }
        json.WriteEndArray();
    }

    private static void History(Utf8JsonWriter json, Standing standing)
    {
        json.WriteStartObject("history");
        json.WriteString("books", standing.HistoryProvenance?.Books);
        json.WriteStartArray("years");
        foreach (var year in standing.Years) json.WriteNumberValue(year);
        json.WriteEndArray();
        Percents(json, "internalSharePercent", standing.InternalShares);
        json.WriteStartArray("members");
        foreach (var h in standing.Histories)
        {
            json.WriteStartObject();
            json.WriteString("code", h.Economy.Code);
            Percents(json, "exportsToBlocPercent", h.ExportsToBloc);
            Percents(json, "importsFromBlocPercent", h.ImportsFromBloc);
            json.WriteString("outsideMarket", h.OutsideMarket?.Code);
            Percents(json, "exportsToOutsideMarketPercent", h.ExportsToOutsideMarket);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void SectorReliances(Utf8JsonWriter json, Standing standing)
    {
        json.WriteStartArray("sectorReliances");
        foreach (var r in standing.SectorReliances)
        {
            json.WriteStartObject();
            json.WriteString("code", r.Economy.Code);
            json.WriteString("sector", r.Sector.Code);
            json.WriteString("supplier", r.Supplier.Code);
            Percent(json, "importSharePercent", r.ImportShare);
            Percent(json, "useSharePercent", r.UseShare);
            json.WriteNumber("importsMillionUsd", r.Imports);
            Optional(json, "firstImportSharePercent", r.FirstImportShare);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Scenario(Utf8JsonWriter json, Brief brief, PricedScenario scenario, ReportTexts texts)
    {
        json.WriteStartObject();
        json.WriteString("key", scenario.Key);
        json.WriteString("name", scenario.Name.In(texts.Language));
        json.WriteString("description", scenario.Description.In(texts.Language));
        json.WriteString("direction", scenario.Direction == ScenarioDirection.Pressure ? "pressure" : "agreement");
        json.WriteString("status", JsonNamingPolicy.CamelCase.ConvertName(scenario.Status.ToString()));
        json.WriteNumber("iterations", scenario.Iterations);
        json.WriteNumber("residual", scenario.Residual);
        json.WriteStartArray("sources");
        foreach (var source in scenario.Sources) json.WriteStringValue(source);
        json.WriteEndArray();
        json.WriteStartArray("economies");
        foreach (var outcome in scenario.Outcomes) Outcome(json, outcome, brief.Members.Contains(outcome.Economy));
        json.WriteEndArray();
        json.WriteStartArray("members");
        foreach (var detail in scenario.Members) Detail(json, brief, detail);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Outcome(Utf8JsonWriter json, EconomyOutcome o, bool isMember)
    {
        json.WriteStartObject();
        json.WriteString("code", o.Economy.Code);
        json.WriteBoolean("isMember", isMember);
        Percent(json, "welfareExactPercent", o.Welfare);
        Percent(json, "welfareFirstOrderPercent", o.WelfareFirstOrder);
        Percent(json, "termsOfTradePercent", o.TermsOfTrade);
        Percent(json, "volumeOfTradePercent", o.VolumeOfTrade);
        Optional(json, "directBarriersPercent", o.DirectBarriers);
        Percent(json, "realWagePercent", o.RealWage);
        Percent(json, "exportsPercent", o.Exports);
        Percent(json, "importsPercent", o.Imports);
        json.WriteNumber("welfareMillionUsd", o.WelfareMusd);
        Optional(json, "welfareShortRunPercent", o.WelfareShortRun);
        Optional(json, "welfareLowPercent", o.WelfareInterval?.Low);
        Optional(json, "welfareHighPercent", o.WelfareInterval?.High);
        json.WriteEndObject();
    }

    private static void Detail(Utf8JsonWriter json, Brief brief, MemberDetail detail)
    {
        json.WriteStartObject();
        json.WriteString("code", detail.Economy.Code);
        Percent(json, "tariffChargedBeforePercent", detail.Charged.Before);
        Percent(json, "tariffChargedAfterPercent", detail.Charged.After);
        Percent(json, "tariffFacedBeforePercent", detail.Faced.Before);
        Percent(json, "tariffFacedAfterPercent", detail.Faced.After);
        json.WriteStartArray("sectors");
        for (var sector = 0; sector < brief.Sectors.Length; sector++)
        {
            json.WriteStartObject();
            json.WriteString("sector", brief.Sectors[sector].Code);
            Percent(json, "outputVolumePercent", detail.OutputVolume[sector]);
            Optional(json, "termsOfTradePercent", detail.PartsAddUp ? detail.TermsOfTrade[sector] : null);
            Optional(json, "volumeOfTradePercent", detail.PartsAddUp ? detail.VolumeOfTrade[sector] : null);
            Optional(json, "directBarriersPercent", detail.DirectBarriers.IsEmpty ? null : detail.DirectBarriers[sector]);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Provenance(Utf8JsonWriter json, string name, string table, TableProvenance provenance)
    {
        json.WriteStartObject(name);
        json.WriteString("name", table);
        json.WriteString("howMade", provenance.HowMade);
        json.WriteString("books", provenance.Books);
        json.WriteBoolean("isHybrid", provenance.IsHybrid);
        ContractJson.Sources(json, provenance);
        json.WriteEndObject();
    }

    private static void Partner(Utf8JsonWriter json, string name, NamedShare partner)
    {
        json.WriteStartObject(name);
        json.WriteString("code", partner.Economy?.Code);
        Percent(json, "sharePercent", partner.Share);
        json.WriteEndObject();
    }

    private static void Codes(Utf8JsonWriter json, string name, IEnumerable<Economy> economies)
    {
        json.WriteStartArray(name);
        foreach (var economy in economies) json.WriteStringValue(economy.Code);
        json.WriteEndArray();
    }

    private static void Percents(Utf8JsonWriter json, string name, IEnumerable<double> fractions)
    {
        json.WriteStartArray(name);
        foreach (var fraction in fractions) json.WriteNumberValue(fraction * 100);
        json.WriteEndArray();
    }

    private static void Percent(Utf8JsonWriter json, string name, double fraction) => json.WriteNumber(name, fraction * 100);

    private static void Optional(Utf8JsonWriter json, string name, double? fraction)
    {
        if (fraction is { } value) Percent(json, name, value);
        else json.WriteNull(name);
    }
}
