using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tripoint.Cli;

/// <summary>Prints JSON so that a person can read it too: indented, non-Latin letters as they are.</summary>
internal static class JsonOutput
{
    private static readonly JsonSerializerOptions s_options = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Prints to standard output.</summary>
    public static void Print(JsonNode node) => Console.Out.WriteLine(node.ToJsonString(s_options));
}
