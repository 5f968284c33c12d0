using System.Text.Json;

namespace Tripoint.Workspace.Evidence;

/// <summary>Reads the headline figures out of a kept result.</summary>
internal static class EvidenceFigures
{
    /// <summary>Each economy's changes of welfare and exports, fractions, in the result's order.</summary>
    public static List<(string Economy, double Welfare, double Exports)> Of(string result)
    {
        using var json = JsonDocument.Parse(result);
        return
        [
            .. json.RootElement.GetProperty("economies").EnumerateArray()
                .Select(e => (e.GetProperty("code").GetString()!, e.GetProperty("welfareExactPercent").GetDouble() / 100, e.GetProperty("exportsPercent").GetDouble() / 100)),
        ];
    }
}
