using Tripoint.Dialogue;

namespace Tripoint.Studies.Dialogue;

/// <summary>One entry of a calendar.</summary>
/// <param name="Uid">An identity that stays the same when the entry changes, so that a calendar program updates it.</param>
/// <param name="Title">The title.</param>
/// <param name="Date">When. A month becomes an entry over the whole month, marked tentative.</param>
/// <param name="LastDay">The last day of a meeting of several; null where it is one.</param>
/// <param name="Place">Where; may be empty.</param>
/// <param name="Text">More about it; may be empty.</param>
/// <param name="Address">Where it is read; null where there is no page.</param>
/// <param name="Changed">When the entry was changed last.</param>
/// <param name="IsCancelled">Whether it was called off.</param>
public sealed record CalendarEntry(
    string Uid, string Title, MeetingDate Date, DateOnly? LastDay, string Place, string Text, Uri? Address, DateTimeOffset Changed, bool IsCancelled = false);
