using Microsoft.EntityFrameworkCore;
using Tripoint.Faults;
using Tripoint.Workspace.People;
using Tripoint.Workspace.Storage;

namespace Tripoint.Workspace.Disclosure;

/// <summary>Notes: made, changed.</summary>
public static class Notes
{
    /// <summary>The longest text, in characters.</summary>
    public const int TextLimit = 100_000;

    /// <summary>Makes a note, open to the own party.</summary>
    /// <returns>Its item's identity.</returns>
    public static Task<string> MakeAsync(RoomStore store, Viewer viewer, string title, string text, CancellationToken cancellation = default) =>
        store.WriteAsync(viewer, write =>
        {
            var item = write.Make(ItemKind.Note, title);
            write.Db.Add(new Note { ItemId = item.Id, Text = CheckedText(text) });
            return Task.FromResult(item.Id);
        }, cancellation);

    /// <summary>Changes a note that was read in a version.</summary>
    public static Task ChangeAsync(RoomStore store, Viewer viewer, string itemId, int version, string title, string text, CancellationToken cancellation = default) =>
        store.WriteAsync(viewer, async write =>
        {
            var item = await write.FindAsync(itemId, cancellation);
            var note = await write.Db.Set<Note>().SingleOrDefaultAsync(n => n.ItemId == itemId, cancellation) ?? throw new NotPermittedException("unavailable");
            write.Change(item, version, title);
            note.Text = CheckedText(text);
        }, cancellation);

    private static string CheckedText(string text) =>
        text.Length <= TextLimit ? text : throw new BadInputException("the text is too long", "text", "at most 100,000 characters");
}
