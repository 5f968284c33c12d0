using System.Text.Json;

namespace Tripoint.Cli.Tests;

/// <summary>The shape of a JSON answer: every path with the kind of its value, without the values. Elements of a list share a path.</summary>
internal static class JsonShape
{
    /// <summary>Each path once, in alphabetical order, for example <c>economies[].code: string</c>. Objects and lists that hold something are not listed themselves.</summary>
    public static IReadOnlyList<string> Of(string json)
    {
        using var document = JsonDocument.Parse(json);
        var paths = new SortedSet<string>(StringComparer.Ordinal);
        Walk(document.RootElement, "", paths);
        return [.. paths];
    }

    private static void Walk(JsonElement element, string path, SortedSet<string> paths)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject()) Walk(property.Value, path.Length == 0 ? property.Name : $"{path}.{property.Name}", paths);
                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray()) Walk(item, path + "[]", paths);
                break;
            default:
                var kind = element.ValueKind is JsonValueKind.True or JsonValueKind.False ? "boolean" : element.ValueKind.ToString().ToLowerInvariant();
                paths.Add($"{path}: {kind}");
                break;
        }
    }
}
