namespace Tripoint.Workspace.Evidence;

/// <summary>A run under way.</summary>
/// <param name="personId">Who began it.</param>
/// <param name="changed">Called when it has come further.</param>
/// <param name="stop">Stops it.</param>
public sealed class EvidenceProgress(string personId, Action changed, CancellationTokenSource stop) : IProgress<(int Done, int All)>
{
    /// <summary>Who began it.</summary>
    public string PersonId => personId;

    /// <summary>Solves done.</summary>
    public int Done { get; private set; }

    /// <summary>Solves in all; 0 until that is known.</summary>
    public int All { get; private set; }

    /// <inheritdoc/>
    public void Report((int Done, int All) value)
    {
        (Done, All) = value;
        changed();
    }

    internal void Stop() => stop.Cancel();
}
