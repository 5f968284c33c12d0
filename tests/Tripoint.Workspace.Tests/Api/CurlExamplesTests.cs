using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Tripoint.Workspace.Api;
using Tripoint.Workspace.Log;
using Tripoint.Workspace.Negotiation;
using Tripoint.Workspace.Storage;

namespace Tripoint.Workspace.Tests.Api;

/// <summary>Runs every example of <c>docs/guides/api.md</c> with curl, in one shell from first to last, and looks for what the guide says comes back.</summary>
public sealed partial class CurlExamplesTests
{
    private const string Curl = "/usr/bin/curl";
    private const string Mark = "=== the next example ===";

    [Theory, MemberData(nameof(TestRoom.Databases), MemberType = typeof(TestRoom))]
    public async Task Each_example_of_the_guide_answers_what_the_guide_says(DatabaseKind kind)
    {
        var cancellation = TestContext.Current.CancellationToken;
        if (!File.Exists(Curl)) TestDatabases.Missing($"No {Curl}: install the Debian package curl.");
        var examples = Example().Matches(await File.ReadAllTextAsync(Path.Combine(RepositoryFiles.Root, "docs", "guides", "api.md"), cancellation));
        Assert.True(examples.Count >= 10);
        await using var served = await ServedRoom.StartAsync(kind);
        await served.App.Services.GetRequiredService<TalksDesk>().OpenAsync(served.Room.As("secretariat-head"), "Tariffs on goods", "", ["chn", "jpn", "kor"], new DateOnly(2028, 1, 1), cancellation);
        var token = await ApiTokens.MakeAsync(served.Room.Store, served.Room.As("kor-negotiator"), "guide", ApiScope.All, 1);

        var script = string.Join('\n', examples.Select(e => $"{e.Groups["script"].Value}\necho\necho '{Mark}'"));
        var info = new ProcessStartInfo("bash", ["-e", "-o", "pipefail", "-c", script]) { WorkingDirectory = served.Room.Folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        (info.Environment["ROOM"], info.Environment["TOKEN"]) = (served.Url, token);
        using var shell = Process.Start(info)!;
        var said = shell.StandardError.ReadToEndAsync(cancellation);
        var answers = (await shell.StandardOutput.ReadToEndAsync(cancellation)).Split(Mark);
        await shell.WaitForExitAsync(cancellation);
        Assert.True(shell.ExitCode == 0, $"after {answers.Length - 1} of {examples.Count} examples: {await said} {answers[^1]}");
        foreach (var (example, answer) in examples.Zip(answers))
            foreach (var line in example.Groups["answer"].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries)) Assert.Contains(line, answer, StringComparison.Ordinal);

        var record = await LogVerification.OfFileAsync(Path.Combine(served.Room.Folder, "record.jsonl"), null, cancellation);
        Assert.Empty(record.Faults);
    }

    [GeneratedRegex("```bash\\n(?<script>.*?)\\n```\\n```text\\n(?<answer>.*?)\\n```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Example();
}
