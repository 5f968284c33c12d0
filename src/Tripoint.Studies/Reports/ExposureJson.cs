using System.Text.Json;
using Tripoint.Exposure;
using Tripoint.Studies.Exposures;

namespace Tripoint.Studies.Reports;

/// <summary>The contract <c>tripoint.exposure/1</c>, described in docs/guides/json.md.</summary>
public static class ExposureJson
{
    /// <summary>Name and version of the contract.</summary>
    public const string Schema = "tripoint.exposure/1";

    /// <summary>Writes an exposure report.</summary>
    public static void Write(TextWriter text, ExposureReport report, string dataName) => ContractJson.Write(text, Schema, json =>
    {
        json.WriteString("bloc", report.Bloc.Code);
        json.WriteString("sectors", report.Sectors);
        json.WriteNumber("year", report.Year);
        json.WriteNumber("since", report.Since);
        ContractJson.Data(json, dataName, report.Year, report.Provenance);
        json.WriteString("unit", "shares in per cent of exports or imports before tariff, domestic sales excluded; HHI 0 to 1; values in million US$");
        json.WriteStartArray("economies");
        foreach (var economy in report.Economies) Economy(json, economy);
        json.WriteEndArray();
    });

    private static void Economy(Utf8JsonWriter json, EconomyExposure economy)
    {
        json.WriteStartObject();
        json.WriteString("code", economy.Economy.Code);
        ContractJson.Name(json, "name", economy.Economy.Name);
        Side(json, "markets", economy.Markets);
        Side(json, "suppliers", economy.Suppliers);
        Change(json, "foreignSourcingPercent", economy.ForeignSourcing, 100);
        json.WriteStartArray("balances");
        foreach (var balance in economy.Balances)
        {
            json.WriteStartObject();
            json.WriteString("partner", balance.Partner.Code);
            json.WriteString("books", balance.Books);
            json.WriteNumber("exportsMillionUsd", balance.ExportsMusd);
            json.WriteNumber("importsMillionUsd", balance.ImportsMusd);
            json.WriteNumber("balanceMillionUsd", balance.BalanceMusd);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("bySector");
        foreach (var sector in economy.Sectors)
        {
            json.WriteStartObject();
            json.WriteString("code", sector.Sector.Code);
            ContractJson.Percent(json, "foreignSourcingPercent", sector.Sourcing.ForeignShare);
            json.WriteNumber("marketHhi", sector.MarketHhi.Hhi);
            json.WriteNumber("marketHhiLowest", sector.MarketHhi.Lowest);
            Largest(json, "largestMarket", sector.LargestMarket);
            json.WriteNumber("supplierHhi", sector.SupplierHhi.Hhi);
            json.WriteNumber("supplierHhiLowest", sector.SupplierHhi.Lowest);
            Largest(json, "largestSupplier", sector.LargestSupplier);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Side(Utf8JsonWriter json, string property, TradeSide side)
    {
        json.WriteStartObject(property);
        json.WriteNumber("totalMillionUsd", side.Shares.TotalMusd);
        Change(json, "hhi", side.Concentration, 1);
        Change(json, "hhiLowest", side.LowestConcentration, 1);
        Largest(json, "largest", side.Largest);
        Change(json, "largestSharePercent", side.LargestShare, 100);
        Change(json, "onBlocPercent", side.OnBloc, 100);
        if (side.OnPartner is { } partner) Change(json, "onPartnerPercent", partner, 100);
        json.WriteStartArray("partners");
        foreach (var share in side.Shares.Partners)
        {
            json.WriteStartObject();
            json.WriteString("code", share.Partner.Code);
            json.WriteNumber("millionUsd", share.ValueMusd);
            ContractJson.Percent(json, "sharePercent", share.Share);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Largest(Utf8JsonWriter json, string property, LargestPartner largest)
    {
        json.WriteStartObject(property);
        if (largest.Partner is { } partner) json.WriteString("code", partner.Code);
        else json.WriteNull("code");
        ContractJson.Percent(json, "sharePercent", largest.Share);
        json.WriteEndObject();
    }

    private static void Change(Utf8JsonWriter json, string property, ExposureChange change, double scale)
    {
        json.WriteStartObject(property);
        json.WriteNumber("value", scale * change.Now);
        json.WriteNumber("then", scale * change.Then);
        json.WriteNumber("difference", scale * change.Difference);
        json.WriteEndObject();
    }
}
