using System.Diagnostics;

namespace Tripoint.Cli;

/// <summary>A line on standard error that counts solves; shown only in a terminal, and only when they take more than a second.</summary>
internal sealed class SolveProgressLine : IProgress<(int Done, int All)>, IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);

    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly Lock _lock = new();
    private bool _shown;

    /// <inheritdoc/>
    public void Report((int Done, int All) value)
    {
        if (Console.IsErrorRedirected || Stopwatch.GetElapsedTime(_start) < s_patience) return;
        lock (_lock)
        {
            const int width = 30;
            var filled = width * value.Done / value.All;
            Console.Error.Write($"\r[{new string('#', filled)}{new string('.', width - filled)}] {value.Done}/{value.All} ");
            _shown = true;
        }
    }

    /// <summary>Wipes the line.</summary>
    public void Dispose()
    {
        if (_shown) Console.Error.Write("\r" + new string(' ', 48) + "\r");
    }
}
