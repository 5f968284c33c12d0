using System.Collections.Concurrent;

namespace Tripoint.Workspace.People;

/// <summary>The codes of authenticator apps that were taken lately. They are forgotten when they would no longer be accepted anyway.</summary>
internal sealed class UsedCodes(TimeProvider clock)
{
    // Identity accepts the codes of two steps of 30 seconds before and after the present one.
    private static readonly TimeSpan s_kept = TimeSpan.FromMinutes(3);
    private readonly ConcurrentDictionary<(string PersonId, string Code), DateTimeOffset> _used = new();

    /// <summary>Takes a code.</summary>
    /// <returns>Whether it was not taken before.</returns>
    public bool Use(string personId, string code)
    {
        var now = clock.GetUtcNow();
        foreach (var old in _used.Where(u => now - u.Value > s_kept)) _used.TryRemove(old);
        return _used.TryAdd((personId, code), now);
    }
}
