using System.Collections.Immutable;

namespace Tripoint.Workspace.Storage;

/// <summary>Upkeep of a room's database from outside.</summary>
public static class RoomUpkeep
{
    /// <summary>Undoes every schema step above a number, the latest first.</summary>
    /// <returns>The numbers that were undone.</returns>
    public static Task<ImmutableArray<int>> DowngradeAsync(RoomDatabase database, int to, CancellationToken cancellation) => Schema.DowngradeAsync(database, to, cancellation);
}
