using System.Text.Json;
using Tripoint.TestSupport;

namespace Tripoint.Cli.Tests.Scenarios;

public sealed class ClaimsCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tripoint-claims-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_statements_that_ship_get_their_verdicts_in_the_documented_shape()
    {
        var run = TripointProcess.Run("claims", "--format", "json");
        Assert.Equal(0, run.ExitCode);
        string[] expected =
        [
            "claims[].books[].agrees: boolean", "claims[].books[].agrees: null", "claims[].books[].books: string", "claims[].books[].computed: number",
            "claims[].books[].side: string", "claims[].books[].sources[]: string", "claims[].books[].unit: string", "claims[].books[].working: string",
            "claims[].explanation: string", "claims[].id: string", "claims[].kind: string", "claims[].place: string",
            "claims[].statement.en: string", "claims[].statement.ja: string", "claims[].statement.ko: string", "claims[].statement.zh: string",
            "claims[].trueOnlyBefore: string", "claims[].verdict: string", "schema: string",
        ];
        Assert.Equal(expected, JsonShape.Of(run.Output).Where(p => p != "claims[].books[].computed: null"), StringComparer.Ordinal);

        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal("tripoint.claims/1", json.RootElement.GetProperty("schema").GetString());
        var verdicts = json.RootElement.GetProperty("claims").EnumerateArray().ToDictionary(c => c.GetProperty("id").GetString()!, c => c, StringComparer.Ordinal);
        Assert.Equal("holds", Verdict("korea-exports-2023-fell"));
        Assert.Equal("holds-on-one-side", Verdict("korea-china-deficit-2023"));
        Assert.Equal("holds-on-one-side", Verdict("korea-china-first-deficit-in-31-years"));
        Assert.Equal("true-only-before", Verdict("business-summit-last-met-2019"));
        Assert.Equal("2024-05-27", verdicts["business-summit-last-met-2019"].GetProperty("trueOnlyBefore").GetString());
        Assert.Equal("holds-on-one-side", Verdict("korea-china-surplus-2022"));
        Assert.Equal("holds", Verdict("korea-china-mirror-gap-2022"));

        string? Verdict(string id) => verdicts[id].GetProperty("verdict").GetString();
    }

    [Fact]
    public void A_facts_file_of_ones_own_is_checked_against_its_own_notes()
    {
        var run = Facts("mine,exports,KOR,CHN,2022,100,billion US$,Korea,a paper,\nmine,imports,KOR,CHN,2022,90,billion US$,Korea,a paper,balance +12\n", "--format", "csv");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("mine-balance-note,does-not-hold,,Korea,reporter,10,billion US$,no", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Bad_rows_are_faults_by_line()
    {
        var run = Facts("a,exports,XXX,CHN,2022,100,billion US$,Korea,s,\nb,tonnage,KOR,CHN,2022,-1,bushels,,s,\nc,imports,KOR,CHN,soon,NaN,billion US$,Korea,s,\n");
        Assert.Equal(2, run.ExitCode);
        var lines = run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(7, lines.Length);
        Assert.Contains(lines, l => l.Contains("line 2, column 3: unknown economy 'XXX'", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.Contains("line 3, column 7: unknown unit 'bushels'", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.Contains("line 3, column 8: 'books' is empty", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.Contains("line 4, column 6: 'NaN' cannot be used here", StringComparison.Ordinal));
    }

    [Fact]
    public void A_missing_column_and_a_missing_file_are_named()
    {
        var path = Path.Combine(_folder, "facts.csv");
        File.WriteAllText(path, "claim,metric,reporter,partner,year,value,unit,source,note\n");
        Assert.Contains("the column 'books' is missing", Error(path), StringComparison.Ordinal);
        Assert.Contains("does not exist", Error(Path.Combine(_folder, "nothing.csv")), StringComparison.Ordinal);

        static string Error(string path)
        {
            var run = TripointProcess.Run("claims", path);
            Assert.Equal(2, run.ExitCode);
            return run.Error;
        }
    }

    [Fact]
    public void The_facts_that_ship_are_those_of_the_project()
    {
        var run = TripointProcess.Run("claims", Path.Combine(SharedData.RepositoryRoot(), "data", "facts", "trade-claims.csv"));
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(TripointProcess.Run("claims").Output, run.Output);
    }

    private ProcessOutcome Facts(string rows, params string[] more)
    {
        var path = Path.Combine(_folder, "facts.csv");
        File.WriteAllText(path, "claim,metric,reporter,partner,year,value,unit,books,source,note\n" + rows);
        return TripointProcess.Run(["claims", path, .. more]);
    }
}
