namespace Tripoint.Data.Store;

/// <summary>
/// Where a user's imported tables live: the folder in TRIPOINT_HOME if it is set, else <c>tripoint</c> below the user's data folder
/// (XDG_DATA_HOME or ~/.local/share on Linux, ~/Library/Application Support on macOS, %LOCALAPPDATA% on Windows).
/// </summary>
public static class DataHome
{
    /// <summary>The variable that overrides the place.</summary>
    public const string Variable = "TRIPOINT_HOME";

    /// <summary>The file of imported tables.</summary>
    public const string FileName = "tripoint.duckdb";

    /// <summary>The file of trade by product, beside it.</summary>
    public const string TradeFileName = "trade.duckdb";

    /// <summary>The folder, which need not exist yet.</summary>
    public static string Folder()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } set) return Path.GetFullPath(set);
        var data = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        // The XDG specification asks that relative paths be ignored.
        if (data.Length == 0 || !Path.IsPathFullyQualified(data))
            data = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local", "share");
        return Path.Combine(data, "tripoint");
    }
}
