using Tripoint.TestSupport;

namespace Tripoint.Cli.Tests.Data;

/// <summary>A folder of its own for one test: a data home, and small files to import.</summary>
internal sealed class DataHomeFixture : IDisposable
{
    private static readonly string[] s_economies = ["CHN", "JPN", "KOR", "ROW"];
    private static readonly string[] s_sectors = ["A03", "C20", "C26", "G"];

    public DataHomeFixture(string test)
    {
        Folder = Path.Combine(Path.GetTempPath(), "tripoint-tests", $"{test}-{Environment.ProcessId}");
        if (Directory.Exists(Folder)) Directory.Delete(Folder, recursive: true);
        Directory.CreateDirectory(Folder);
        Environment_ = new Dictionary<string, string?>(StringComparer.Ordinal) { ["TRIPOINT_HOME"] = Home };
    }

    public string Folder { get; }

    public string Home => Path.Combine(Folder, "home");

    public string Store => Path.Combine(Home, "tripoint.duckdb");

    public IReadOnlyDictionary<string, string?> Environment_ { get; }

    /// <summary>Writes a small balanced ICIO file and returns its path.</summary>
    public string Icio(string file = "2020.csv", ulong seed = 88172645463325252)
    {
        OecdIcioFile.Write(Path.Combine(Folder, file), s_economies, s_sectors, seed: seed);
        return Path.Combine(Folder, file);
    }

    /// <summary>Writes an ICIO file large enough for storing it to take a while.</summary>
    public string LargeIcio(int count = 15, string file = "2021.csv")
    {
        string[] economies = ["CHN", "JPN", "KOR", "USA", "DEU", "FRA", "GBR", "ITA", "IND", "BRA", "VNM", "THA", "MYS", "IDN", "ROW"];
        OecdIcioFile.Write(Path.Combine(Folder, file), economies[..count], [.. Codes.Sector.Of("ICIO45").Select(s => s.Code)], decimals: 4);
        return Path.Combine(Folder, file);
    }

    /// <summary>A copy of a file with its lines changed.</summary>
    public string Changed(string path, Func<string[], IEnumerable<string>> change, string file = "changed-2020.csv")
    {
        var target = Path.Combine(Folder, file);
        File.WriteAllText(target, string.Join('\n', change(File.ReadAllLines(path))) + "\n");
        return target;
    }

    public string Write(string file, string content)
    {
        File.WriteAllText(Path.Combine(Folder, file), content);
        return Path.Combine(Folder, file);
    }

    public ProcessOutcome Run(params string[] arguments) => TripointProcess.Run(arguments, Environment_);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
