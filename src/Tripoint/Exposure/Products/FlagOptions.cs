using Tripoint.Faults;

namespace Tripoint.Exposure.Products;

/// <summary>How the stability of a flag is measured.</summary>
public sealed record FlagOptions
{
    /// <summary>The last years looked at, the latest included; default 5.</summary>
    public int Window { get; init; } = 5;

    /// <summary>Bootstrap draws; default 500.</summary>
    public int Draws { get; init; } = 500;

    /// <summary>The seed of the named streams; default 1.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>The thresholds of the flag.</summary>
    public DependencyThresholds Thresholds { get; init; } = new();

    /// <summary>Checks ranges.</summary>
    /// <exception cref="BadInputException">No year, no draw, or a threshold out of range.</exception>
    public void Check()
    {
        if (Window < 1) throw new BadInputException(FormattableString.Invariant($"a window of {Window} years"), "", "1 or more");
        if (Draws < 1) throw new BadInputException(FormattableString.Invariant($"{Draws} draws"), "", "1 or more");
        Thresholds.Check();
    }
}
