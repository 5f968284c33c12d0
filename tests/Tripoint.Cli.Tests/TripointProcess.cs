using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;

namespace Tripoint.Cli.Tests;

/// <summary>What a finished process left: its exit code, what it printed, and how long it took.</summary>
/// <param name="ExitCode">The exit code; 137 or −1 where the process was killed.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
/// <param name="Elapsed">Wall-clock time from start to exit.</param>
internal sealed record ProcessOutcome(int ExitCode, string Output, string Error, TimeSpan Elapsed);

/// <summary>
/// Starts the real executable, as a user does. Unless a test says otherwise, the process sees an empty data home of its own
/// (TRIPOINT_HOME), so that no test depends on what a developer has imported.
/// </summary>
internal sealed class TripointProcess : IDisposable
{
    private static readonly TimeSpan s_defaultTimeout = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly StringBuilder _output = new(), _error = new();
    private readonly Stopwatch _watch = Stopwatch.StartNew();

    private TripointProcess(ProcessStartInfo info)
    {
        _process = new Process { StartInfo = info };
        _process.OutputDataReceived += (_, e) => Append(_output, e.Data);
        _process.ErrorDataReceived += (_, e) => Append(_error, e.Data);
        _process.Start();
        _process.StandardInput.Close();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>The executable built beside the tests, in the same configuration.</summary>
    public static string Executable
    {
        get
        {
            var own = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
            var name = OperatingSystem.IsWindows() ? "tripoint.exe" : "tripoint";
            var path = Path.Combine(own.Parent!.Parent!.FullName, "Tripoint.Cli", own.Name, name);
            return File.Exists(path) ? path : throw new FileNotFoundException("The executable has not been built.", path);
        }
    }

    /// <summary>The process's identity, for tests that look at it from outside.</summary>
    public int Id => _process.Id;

    /// <summary>Whether it has ended.</summary>
    public bool HasExited => _process.HasExited;

    /// <summary>Runs to the end; fails the test when that takes longer than the timeout (default a minute).</summary>
    /// <param name="arguments">The arguments, each as one word.</param>
    /// <param name="environment">Variables to set; a null value removes one.</param>
    /// <param name="workingDirectory">Where to run; default the temporary folder.</param>
    /// <param name="timeout">How long to wait before the process is killed.</param>
    public static ProcessOutcome Run(
        IEnumerable<string> arguments, IReadOnlyDictionary<string, string?>? environment = null, string? workingDirectory = null, TimeSpan? timeout = null)
    {
        using var process = Start(arguments, environment, workingDirectory);
        return process.Wait(timeout);
    }

    /// <summary>Runs to the end with nothing but arguments.</summary>
    public static ProcessOutcome Run(params string[] arguments) => Run(arguments, null);

    /// <summary>
    /// Runs through <c>sh</c> after a prelude such as <c>ulimit -f 100</c>, for limits that only a shell can set. Not for Windows.
    /// </summary>
    public static ProcessOutcome RunAfter(string prelude, IEnumerable<string> arguments, IReadOnlyDictionary<string, string?>? environment = null)
    {
        var info = Info("/bin/sh", ["-c", prelude + "; exec \"$0\" \"$@\"", Executable, .. arguments], environment, null);
        using var process = new TripointProcess(info);
        return process.Wait(null);
    }

    /// <summary>Starts without waiting, for tests that kill or watch the process. Dispose kills what is left.</summary>
    public static TripointProcess Start(
        IEnumerable<string> arguments, IReadOnlyDictionary<string, string?>? environment = null, string? workingDirectory = null) =>
        new(Info(Executable, arguments, environment, workingDirectory));

    /// <summary>Waits for the end.</summary>
    /// <exception cref="TimeoutException">It did not end in time; it was killed.</exception>
    public ProcessOutcome Wait(TimeSpan? timeout = null)
    {
        if (!_process.WaitForExit(timeout ?? s_defaultTimeout))
        {
            Kill();
            throw new TimeoutException($"'{_process.StartInfo.FileName} {string.Join(' ', _process.StartInfo.ArgumentList)}' did not end in time. Error output: {Text(_error)}");
        }
        _process.WaitForExit();
        return new ProcessOutcome(_process.ExitCode, Text(_output), Text(_error), _watch.Elapsed);
    }

    /// <summary>Kills the process at once (SIGKILL), as a power cut would.</summary>
    public void Kill()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Kill();
        _process.Dispose();
    }

    private static ProcessStartInfo Info(
        string file, IEnumerable<string> arguments, IReadOnlyDictionary<string, string?>? environment, string? workingDirectory)
    {
        var info = new ProcessStartInfo(file)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            UseShellExecute = false,
            WorkingDirectory = workingDirectory ?? Path.GetTempPath(),
        };
        foreach (var argument in arguments) info.ArgumentList.Add(argument);
        info.Environment["TRIPOINT_HOME"] = Path.Combine(Path.GetTempPath(), "tripoint-tests-empty-home");
        foreach (var (name, value) in environment ?? ImmutableDictionary<string, string?>.Empty)
        {
            if (value is null) info.Environment.Remove(name);
            else info.Environment[name] = value;
        }
        return info;
    }

    private static void Append(StringBuilder text, string? line)
    {
        if (line is null) return;
        lock (text) text.Append(line).Append('\n');
    }

    private static string Text(StringBuilder text)
    {
        lock (text) return text.ToString();
    }
}
