namespace Tripoint.Workspace.Storage;

/// <summary>The databases in which a room can be kept.</summary>
public enum DatabaseKind
{
    /// <summary>One file in the data folder: nothing to install.</summary>
    Sqlite,

    /// <summary>A PostgreSQL server.</summary>
    Postgres,
}
