using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Tripoint.Codes;
using Tripoint.Tables;

namespace Tripoint.Studies.Reports;

/// <summary>Writes the JSON contracts (docs/guides/json.md): indented, letters of all languages as they are, numbers in full.</summary>
internal static class ContractJson
{
    private static readonly JsonWriterOptions s_options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    /// <summary>Writes one object, then a line end.</summary>
    /// <param name="text">Where to.</param>
    /// <param name="schema">The contract's name and version, for example <c>tripoint.simulate/1</c>.</param>
    /// <param name="content">Writes the properties.</param>
    public static void Write(TextWriter text, string schema, Action<Utf8JsonWriter> content)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, s_options))
        {
            json.WriteStartObject();
            json.WriteString("schema", schema);
            content(json);
            json.WriteEndObject();
        }
        text.Write(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
        text.Write('\n');
    }

    /// <summary>A name in the four languages.</summary>
    public static void Name(Utf8JsonWriter json, string property, LocalizedName name)
    {
        json.WriteStartObject(property);
        foreach (var language in Enum.GetValues<Language>()) json.WriteString(language.Tag(), name.In(language));
        json.WriteEndObject();
    }

    /// <summary>A list of texts.</summary>
    public static void Texts(Utf8JsonWriter json, string property, IEnumerable<string> texts)
    {
        json.WriteStartArray(property);
        foreach (var text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
    }

    /// <summary>A fraction as per cent.</summary>
    public static void Percent(Utf8JsonWriter json, string property, double fraction) => json.WriteNumber(property, 100 * fraction);

    /// <summary>Where a table comes from.</summary>
    public static void Data(Utf8JsonWriter json, string name, int year, TableProvenance provenance)
    {
        json.WriteStartObject("data");
        json.WriteString("name", name);
        json.WriteNumber("year", year);
        json.WriteString("howMade", provenance.HowMade);
        json.WriteString("books", provenance.Books);
        json.WriteBoolean("hybrid", provenance.IsHybrid);
        Sources(json, provenance);
        json.WriteEndObject();
    }

    /// <summary>The files a table was made from.</summary>
    public static void Sources(Utf8JsonWriter json, TableProvenance provenance)
    {
        json.WriteStartArray("sources");
        foreach (var source in provenance.Sources)
        {
            json.WriteStartObject();
            json.WriteString("title", source.Title);
            json.WriteString("vintage", source.Vintage);
            json.WriteString("licence", source.Licence);
            json.WriteString("file", source.File);
            json.WriteString("sha256", source.Sha256);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
