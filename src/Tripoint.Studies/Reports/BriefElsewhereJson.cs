using System.Text.Json;
using Tripoint.Studies.Briefs;

namespace Tripoint.Studies.Reports;

/// <summary>The members <c>elsewhere</c> and below of the JSON contract of a brief.</summary>
internal static class BriefElsewhereJson
{
    /// <summary>Writes the member; null where there is none.</summary>
    public static void Write(Utf8JsonWriter json, Elsewhere? elsewhere, ReportTexts texts)
    {
        if (elsewhere is null)
        {
            json.WriteNull("elsewhere");
            return;
        }
        json.WriteStartObject("elsewhere");
        json.WriteNumber("year", elsewhere.Year);
        json.WriteString("books", elsewhere.Provenance.Books);
        json.WriteStartArray("replacements");
        foreach (var r in elsewhere.Replacements)
        {
            json.WriteStartObject();
            json.WriteString("code", r.Member.Code);
            json.WriteString("product", r.Product.ToString());
            json.WriteString("name", r.Name.In(texts.Language));
            json.WriteNumber("importsMillionUsd", r.Imports);
            json.WriteString("supplier", r.Supplier.Code);
            json.WriteNumber("supplierPercent", r.Share * 100);
            json.WriteStartArray("alternatives");
            foreach (var a in r.Alternatives) json.WriteStringValue(a.Code);
            json.WriteEndArray();
            json.WriteNumber("replacedAfterHalfYearPercent", r.HalfYear * 100);
            json.WriteNumber("neverReplacedPercent", r.Never * 100);
            json.WriteNumber("insideBlocPercent", r.Inside * 100);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
