using System.Text.Json;
using Tripoint.Studies.Briefs;

namespace Tripoint.Studies.Reports;

/// <summary>The members <c>connection</c> and below of the JSON contract of a brief.</summary>
internal static class BriefConnectionJson
{
    /// <summary>Writes the member; null where there is none.</summary>
    public static void Write(Utf8JsonWriter json, Connection? connection)
    {
        if (connection is null)
        {
            json.WriteNull("connection");
            return;
        }
        json.WriteStartObject("connection");
        json.WriteNumber("year", connection.Year);
        json.WriteString("books", connection.Provenance.Books);
        json.WriteNumber("importsInsidePercent", 100 * connection.Inside);
        json.WriteStartArray("members");
        foreach (var m in connection.Members)
        {
            json.WriteStartObject();
            json.WriteString("code", m.Economy.Code);
            json.WriteNumber("goodsImportsMillionUsd", m.Imports);
            Percent(json, "goodsImportsInsidePercent", m.ImportsInside);
            json.WriteNumber("goodsExportsMillionUsd", m.Exports);
            Percent(json, "goodsExportsInsidePercent", m.ExportsInside);
            Percent(json, "inputsInsideAllTiersPercent", m.Inputs?.TotalBMinusI);
            Percent(json, "salesInsideAllTiersPercent", m.Sales?.TotalBMinusI);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("links");
        foreach (var link in connection.Picture.Links)
        {
            json.WriteStartObject();
            json.WriteString("a", link.A.Code);
            json.WriteString("b", link.B.Code);
            json.WriteNumber("millionUsd", link.Value);
            if (double.IsNaN(link.Ratio)) json.WriteNull("expectedMillionUsd");
            else json.WriteNumber("expectedMillionUsd", link.Expected);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    // A member that trades nothing has no shares.
    private static void Percent(Utf8JsonWriter json, string name, double? fraction)
    {
        if (fraction is { } value && double.IsFinite(value)) json.WriteNumber(name, 100 * value);
        else json.WriteNull(name);
    }
}
