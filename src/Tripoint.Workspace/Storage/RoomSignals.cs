using System.Collections.Concurrent;

namespace Tripoint.Workspace.Storage;

/// <summary>
/// Tells open pages that something was committed. A topic is an area or a room, such as <c>people</c> or <c>negotiation/xyz</c>; it carries no content, so
/// that each page asks again as its own viewer and gets what the disclosure rule gives it.
/// </summary>
public sealed class RoomSignals
{
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<Subscription, byte>> _topics = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, long> _told = new(StringComparer.Ordinal);

    /// <summary>How often a topic was told: what was read at an earlier count may be out of date. Counted before any listener is called.</summary>
    public long Told(string topic) => _told.GetValueOrDefault(topic);

    /// <summary>Calls back after each commit that told a topic, until the returned subscription is disposed of. The callback must not block.</summary>
    public IDisposable Listen(string topic, Func<Task> changed)
    {
        var subscription = new Subscription(this, topic, changed);
        _topics.GetOrAdd(topic, _ => new ConcurrentDictionary<Subscription, byte>())[subscription] = 0;
        return subscription;
    }

    /// <summary>Tells a topic's listeners.</summary>
    public void Tell(string topic)
    {
        _told.AddOrUpdate(topic, 1, (_, count) => count + 1);
        if (!_topics.TryGetValue(topic, out var listeners)) return;
        foreach (var listener in listeners.Keys) _ = Task.Run(listener.CallAsync);
    }

    private sealed class Subscription(RoomSignals signals, string topic, Func<Task> changed) : IDisposable
    {
        private volatile bool _closed;

        public async Task CallAsync()
        {
            if (_closed) return;
            try
            {
                await changed();
            }
            catch (ObjectDisposedException)
            {
                Dispose(); // the page is gone
            }
        }

        public void Dispose()
        {
            _closed = true;
            if (signals._topics.TryGetValue(topic, out var listeners)) listeners.TryRemove(this, out _);
        }
    }
}
