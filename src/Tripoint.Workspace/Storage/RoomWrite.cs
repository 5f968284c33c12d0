using System.Text.Json;
using Tripoint.Workspace.Disclosure;
using Tripoint.Workspace.Log;
using Tripoint.Workspace.People;

namespace Tripoint.Workspace.Storage;

/// <summary>One change to the room: what it writes and what the record will say of it, committed together or not at all.</summary>
public sealed class RoomWrite
{
    private readonly List<(LogAction Action, string ItemId, string OwnerId, string Details)> _entries = [];
    private readonly List<string> _topics = [];

    internal RoomWrite(RoomContext db) => Db = db;

    /// <summary>The rows, as the viewer sees them.</summary>
    public RoomContext Db { get; }

    /// <summary>Who writes.</summary>
    public Viewer By => Db.Viewer;

    /// <summary>The time of the change.</summary>
    public DateTimeOffset Now => Db.Now;

    internal IReadOnlyList<(LogAction Action, string ItemId, string OwnerId, string Details)> Entries => _entries;

    internal IReadOnlyList<string> Topics => _topics;

    /// <summary>Adds to the record, about an item.</summary>
    /// <param name="action">What is done.</param>
    /// <param name="item">To which item.</param>
    /// <param name="details">An object with more, written as JSON; no secret and no text that the item's audience may not read.</param>
    public void Log(LogAction action, Item item, object? details = null) => _entries.Add((action, item.Id, item.OwnerId, Json(details)));

    /// <summary>Adds to the record, about no item.</summary>
    public void Log(LogAction action, object? details = null) => _entries.Add((action, "", "", Json(details)));

    /// <summary>After the commit, tells every open page that listens to a topic (see <see cref="RoomSignals"/>).</summary>
    public void Tell(string topic) => _topics.Add(topic);

    private static string Json(object? details) => details is null ? "{}" : JsonSerializer.Serialize(details, LogJson.Options);
}
