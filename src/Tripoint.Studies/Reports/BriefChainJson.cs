using System.Text.Json;
using Tripoint.Studies.Briefs;

namespace Tripoint.Studies.Reports;

/// <summary>The members <c>supplyChain</c> and below of the JSON contract of a brief.</summary>
internal static class BriefChainJson
{
    /// <summary>Writes the member; null where there is none.</summary>
    public static void Write(Utf8JsonWriter json, SupplyChain? chain)
    {
        if (chain is null)
        {
            json.WriteNull("supplyChain");
            return;
        }
        json.WriteStartObject("supplyChain");
        json.WriteStartArray("origins");
        foreach (var o in chain.Origins)
        {
            json.WriteStartObject();
            json.WriteString("exporter", o.Exporter.Code);
            json.WriteString("importer", o.Importer?.Code);
            json.WriteNumber("exportsMillionUsd", o.Gross);
            json.WriteNumber("domesticPercent", o.Domestic * 100);
            json.WriteNumber("membersPercent", o.Members * 100);
            json.WriteNumber("othersPercent", o.Others * 100);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("reliances");
        foreach (var r in chain.Reliances)
        {
            json.WriteStartObject();
            Reliance(json, r);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("history");
        foreach (var p in chain.History)
        {
            json.WriteStartObject();
            json.WriteNumber("year", p.Year);
            json.WriteString("source", p.IsHybrid ? "hybrid" : "WIOD");
            Reliance(json, p.Reliance);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("footprints");
        foreach (var f in chain.Footprints)
        {
            json.WriteStartObject();
            json.WriteString("code", f.Economy.Code);
            json.WriteNumber("year", chain.FootprintYear);
            json.WriteNumber("productionMtCo2", f.Production);
            json.WriteNumber("consumptionMtCo2", f.Consumption);
            json.WriteNumber("forMembersMtCo2", f.ForMembers);
            json.WriteNumber("inMembersMtCo2", f.InMembers);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Reliance(Utf8JsonWriter json, ChainReliance r)
    {
        json.WriteString("code", r.Economy.Code);
        json.WriteString("partner", r.Partner?.Code);
        json.WriteNumber("inputsFacePercent", r.InputsFace * 100);
        json.WriteNumber("inputsTotalPercent", r.InputsTotal * 100);
        json.WriteNumber("salesFacePercent", r.SalesFace * 100);
        json.WriteNumber("salesTotalPercent", r.SalesTotal * 100);
    }
}
