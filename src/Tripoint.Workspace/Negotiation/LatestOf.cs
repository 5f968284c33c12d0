using System.Collections.Concurrent;

namespace Tripoint.Workspace.Negotiation;

/// <summary>Keeps for each key what was computed for the latest draft, and computes it once however many pages ask at the same time; nobody blocks a thread meanwhile.</summary>
internal sealed class LatestOf<TKey, T> where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, (int Number, Lazy<Task<T>> Value)> _kept = new();

    /// <summary>What is kept, or else computed now.</summary>
    /// <param name="key">For what.</param>
    /// <param name="number">The draft's number.</param>
    /// <param name="compute">Computes it.</param>
    public async Task<T> OfAsync(TKey key, int number, Func<T> compute)
    {
        var entry = _kept.AddOrUpdate(key, _ => Later(), (_, kept) => kept.Number == number ? kept : Later());
        try
        {
            return await entry.Value.Value;
        }
        catch
        {
            _kept.TryRemove(KeyValuePair.Create(key, entry)); // the next who asks tries again
            throw;
        }

        (int, Lazy<Task<T>>) Later() => (number, new Lazy<Task<T>>(() => Task.Run(compute)));
    }
}
