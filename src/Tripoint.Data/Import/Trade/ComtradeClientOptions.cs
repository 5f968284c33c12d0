namespace Tripoint.Data.Import.Trade;

/// <summary>How the public interface of UN Comtrade is asked.</summary>
public sealed record ComtradeClientOptions
{
    /// <summary>The address; the keyless preview, or with a key the full one (<c>https://comtradeapi.un.org/data/v1/</c>).</summary>
    public Uri Address { get; init; } = new("https://comtradeapi.un.org/public/v1/preview/");

    /// <summary>The subscription key; null: none.</summary>
    public string? Key { get; init; }

    /// <summary>The rows after which an answer is cut by the server: 500 for the preview, 250,000 with a key. An answer that long is asked for in halves.</summary>
    public int RowLimit { get; init; } = 500;

    /// <summary>The pause between two calls.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(1.1);

    /// <summary>Tries of a call before giving up.</summary>
    public int Tries { get; init; } = 6;

    /// <summary>The first wait after a failure without Retry-After; it doubles with each try.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The longest wait the server may ask for before the run stops, to be resumed later.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromMinutes(2);
}
