namespace Tripoint.Data.Import;

/// <summary>Short codes for the final-demand categories that sources spell out.</summary>
internal static class FinalCategoryNames
{
    /// <summary>The code: HFCE, NPISH, GGFC, GFCF, INVNT, VALUABLES, EXPORT; another category keeps its name.</summary>
    public static string Short(string category) => category.ToUpperInvariant() switch
    {
        var c when c.Contains("HOUSEHOLD", StringComparison.Ordinal) && !c.Contains("NON-PROFIT", StringComparison.Ordinal) => "HFCE",
        var c when c.Contains("NON-PROFIT", StringComparison.Ordinal) => "NPISH",
        var c when c.Contains("GOVERNMENT", StringComparison.Ordinal) => "GGFC",
        var c when c.Contains("GROSS FIXED CAPITAL", StringComparison.Ordinal) => "GFCF",
        var c when c.Contains("INVENTORIES", StringComparison.Ordinal) => "INVNT",
        var c when c.Contains("VALUABLES", StringComparison.Ordinal) => "VALUABLES",
        var c when c.StartsWith("EXPORT", StringComparison.Ordinal) => "EXPORT",
        _ => category,
    };
}
