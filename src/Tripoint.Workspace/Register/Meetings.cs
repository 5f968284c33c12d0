using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Tripoint.Codes;
using Tripoint.Data.Embedded;
using Tripoint.Dialogue;
using Tripoint.Faults;
using Tripoint.Workspace.Disclosure;
using Tripoint.Workspace.People;
using Tripoint.Workspace.Storage;

namespace Tripoint.Workspace.Register;

/// <summary>What a form says of a meeting.</summary>
public sealed record MeetingForm
{
    /// <summary>Its name.</summary>
    public string Title { get; init; } = "";

    /// <summary>Key of its mechanism.</summary>
    public string Mechanism { get; init; } = "";

    /// <summary>Its number; 0 where none is given.</summary>
    public int Ordinal { get; init; }

    /// <summary>When: 2026-05-27, or 2026-05 where the day is not known.</summary>
    public string Date { get; init; } = "";

    /// <summary>The last day of a meeting of several.</summary>
    public DateOnly? LastDay { get; init; }

    /// <summary>Where.</summary>
    public string Place { get; init; } = "";

    /// <summary>Who takes part.</summary>
    public string Participants { get; init; } = "";

    /// <summary>What came of it.</summary>
    public string Outcome { get; init; } = "";

    /// <summary>Where it was published.</summary>
    public string Source { get; init; } = "";

    /// <summary>Whether it was called off.</summary>
    public bool IsCancelled { get; init; }
}

/// <summary>The register: mechanisms and meetings, those that ship and those of the room, and their texts.</summary>
public static class Meetings
{
    /// <summary>The longest text of a field, and of an agenda or minutes.</summary>
    public const int FieldLimit = 2_000, BodyLimit = 100_000;

    /// <summary>Every mechanism that a viewer sees: those that ship first, then the room's by their names.</summary>
    public static async Task<ImmutableArray<Mechanism>> MechanismsAsync(RoomContext db, CancellationToken cancellation = default)
    {
        var own = await db.Set<MechanismRow>().AsNoTracking().Include(m => m.Item).OrderBy(m => m.Item.Title).ToListAsync(cancellation);
        return [.. EmbeddedRegister.Mechanisms, .. own.Select(m => new Mechanism(m.ItemId, m.Level, new LocalizedName(m.Item.Title), m.IntervalMonths))];
    }

    /// <summary>Every meeting that a viewer sees and that was not called off: those that ship and the room's, the room's instead of one with the same number.</summary>
    public static async Task<ImmutableArray<Meeting>> AllAsync(RoomContext db, CancellationToken cancellation = default)
    {
        var rows = await db.Set<MeetingRow>().AsNoTracking().Include(m => m.Item).Where(m => !m.IsCancelled).ToListAsync(cancellation);
        var own = rows.Select(r => r.ToMeeting()).ToList();
        var replaced = own.Where(m => m.Ordinal > 0).Select(m => (m.Mechanism, m.Ordinal)).ToHashSet();
        return [.. EmbeddedRegister.Meetings.Where(m => !replaced.Contains((m.Mechanism, m.Ordinal))).Concat(own).OrderBy(m => m.Date)];
    }

    /// <summary>Adds a mechanism.</summary>
    public static Task<string> AddMechanismAsync(RoomStore store, Viewer viewer, string title, MechanismLevel level, int? intervalMonths, CancellationToken cancellation = default) =>
        store.WriteAsync(viewer, write =>
        {
            if (intervalMonths is < 1 or > 1200) throw new BadInputException("the interval cannot be used", "interval", "1 to 1200 months");
            var item = write.Make(ItemKind.Meeting, title);
            write.Db.Add(new MechanismRow { ItemId = item.Id, Level = level, IntervalMonths = intervalMonths });
            OpenToMembers(write, item);
            write.Tell("register");
            return Task.FromResult(item.Id);
        }, cancellation);

    /// <summary>Puts a meeting on record. What a negotiator or head puts there is open to all members at once; an analyst's waits for one of them.</summary>
    public static Task<string> AddAsync(RoomStore store, Viewer viewer, MeetingForm form, CancellationToken cancellation = default) =>
        store.WriteAsync(viewer, async write =>
        {
            var date = await CheckAsync(write, form, cancellation);
            var item = write.Make(ItemKind.Meeting, form.Title);
            var row = new MeetingRow { ItemId = item.Id, Mechanism = form.Mechanism, Place = "", Participants = "", Outcome = "", Source = "" };
            Fill(row, form, date);
            write.Db.Add(row);
            OpenToMembers(write, item);
            write.Tell("register");
            return item.Id;
        }, cancellation);

    /// <summary>Changes a meeting that was read in a version.</summary>
    public static Task ChangeAsync(RoomStore store, Viewer viewer, string itemId, int version, MeetingForm form, CancellationToken cancellation = default) =>
        store.WriteAsync(viewer, async write =>
        {
            var item = await write.FindAsync(itemId, cancellation);
            var row = await write.Db.Set<MeetingRow>().SingleOrDefaultAsync(m => m.ItemId == itemId, cancellation) ?? throw new NotPermittedException("unavailable");
            var date = await CheckAsync(write, form, cancellation);
            write.Change(item, version, form.Title);
            Fill(row, form, date);
            write.Tell("register");
        }, cancellation);

    /// <summary>The texts of a meeting as the viewer sees them; null where none has been written.</summary>
    public static async Task<SharedText?> TextAsync(RoomContext db, string meetingId, TextPart part, CancellationToken cancellation = default) =>
        Shared(await db.Set<MeetingText>().AsNoTracking().Where(t => t.MeetingId == meetingId && t.Part == part).OrderBy(t => t.At).ThenBy(t => t.Number).ToListAsync(cancellation));

    /// <summary>
    /// Writes a version: of the original by the meeting's owner, or of a translation by any member. The first version by the owner decides which language is the
    /// original. A translation is an item of its own, open to whom the meeting is.
    /// </summary>
    /// <param name="store">The room.</param>
    /// <param name="viewer">Who writes.</param>
    /// <param name="meetingId">The meeting.</param>
    /// <param name="part">Which text.</param>
    /// <param name="language">The language.</param>
    /// <param name="body">The text.</param>
    /// <param name="seen">The number of the original's version that was looked at; 0 before the first.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="DbUpdateConcurrencyException">The original has moved on since a new version of it was begun.</exception>
    public static Task WriteTextAsync(RoomStore store, Viewer viewer, string meetingId, TextPart part, Language language, string body, int seen, CancellationToken cancellation = default) =>
        store.WriteAsync(viewer, async write =>
        {
            if (body.Length > BodyLimit) throw new BadInputException("the text is too long", "text", "at most 100,000 characters");
            var meeting = await write.FindAsync(meetingId, cancellation);
            if (!await write.Db.Set<MeetingRow>().AnyAsync(m => m.ItemId == meetingId, cancellation)) throw new NotPermittedException("unavailable");
            var rows = await write.Db.Set<MeetingText>().Where(t => t.MeetingId == meetingId && t.Part == part).OrderBy(t => t.At).ThenBy(t => t.Number).ToListAsync(cancellation);
            var text = Shared(rows) ?? SharedText.In(language);
            string owner;
            if (language == text.Original)
            {
                if (seen != text.OriginalVersion) throw new DbUpdateConcurrencyException("The original has another version by now.");
                text = text.Revise(body);
                write.Change(meeting, meeting.Version, null, new { part, language, version = text.OriginalVersion });
                owner = meetingId;
            }
            else
            {
                if (!write.By.IsMember) throw new NotPermittedException("members-only");
                text = text.Translate(language, body, seen);
                owner = await TranslationAsync(write, meeting, rows.LastOrDefault(r => r.Language == language)?.ItemId, part, language, text.Latest(language)!, cancellation);
            }
            var latest = text.Latest(language)!;
            write.Db.Add(new MeetingText
            {
                Id = RowId.New(),
                ItemId = owner,
                MeetingId = meetingId,
                Part = part,
                Language = language,
                Number = latest.Number,
                Follows = latest.Follows,
                Body = body,
                ById = write.By.PersonId,
                At = write.Now,
            });
            write.Tell("register");
            write.Tell($"items/{meetingId}");
        }, cancellation);

    /// <summary>Opens an item to all members where the writer may share; an analyst's stays with the own party until a negotiator or head opens it.</summary>
    internal static void OpenToMembers(RoomWrite write, Item item)
    {
        if (DisclosureRule.MayShare(write.By, item)) write.Share(item, item.Version, Audience.Members, [], null);
    }

    private static async Task<string> TranslationAsync(RoomWrite write, Item meeting, string? earlier, TextPart part, Language language, TextVersion version, CancellationToken cancellation)
    {
        if (earlier is not null && await write.Db.Items.SingleOrDefaultAsync(i => i.Id == earlier && i.OwnerId == write.By.PartyId, cancellation) is { } own)
        {
            write.Change(own, own.Version, null, new { meeting = meeting.Id, part, language, version.Number, version.Follows });
            return own.Id;
        }
        var title = meeting.Title.Length > ItemChanges.TitleLimit - 8 ? meeting.Title[..(ItemChanges.TitleLimit - 8)] : meeting.Title;
        var item = write.Make(ItemKind.Meeting, $"{title} ({language.Tag()})");
        if (DisclosureRule.MayShare(write.By, item) && meeting.Audience != Audience.Own)
        {
            // Whom the meeting names, without the translator, who sees it anyway, and with the meeting's owner.
            var named = meeting.Named.Select(n => n.PartyId).Append(meeting.OwnerId).Where(p => p != write.By.PartyId).Distinct(StringComparer.Ordinal);
            write.Share(item, item.Version, meeting.Audience, meeting.Audience == Audience.Named ? [.. named] : [], meeting.EmbargoedUntil);
        }
        return item.Id;
    }

    private static SharedText? Shared(IReadOnlyList<MeetingText> rows)
    {
        var original = rows.FirstOrDefault(r => r.Follows == 0);
        return original is null ? null : new SharedText(original.Language, [.. rows.Select(r => new TextVersion(r.Language, r.Number, r.Follows, r.Body))]);
    }

    private static async Task<MeetingDate> CheckAsync(RoomWrite write, MeetingForm form, CancellationToken cancellation)
    {
        var faults = new List<Fault>();
        if (!MeetingDate.TryParse(form.Date, out var date)) faults.Add(new Fault($"'{form.Date}' is not a date", "date", "2024-05-27, or 2014-11 where the day is not known"));
        else if (form.LastDay < date.Earliest) faults.Add(new Fault("the last day lies before the first", "last day"));
        if (form.Ordinal is < 0 or > 10_000) faults.Add(new Fault("the number cannot be used", "number", "1 to 10,000, or empty"));
        var known = await MechanismsAsync(write.Db, cancellation);
        if (!known.Any(m => m.Key == form.Mechanism)) faults.Add(new Fault("no such mechanism", "mechanism"));
        foreach (var (name, text) in new[] { ("place", form.Place), ("participants", form.Participants), ("outcome", form.Outcome), ("source", form.Source) })
        {
            if (text.Length > FieldLimit) faults.Add(new Fault("the text is too long", name, "at most 2,000 characters"));
        }
        return faults.Count == 0 ? date : throw new BadInputException(faults);
    }

    private static void Fill(MeetingRow row, MeetingForm form, MeetingDate date)
    {
        (row.Mechanism, row.Ordinal, row.FirstDay, row.IsMonthOnly, row.LastDay) = (form.Mechanism, form.Ordinal, date.Earliest, date.Precision == DatePrecision.Month, form.LastDay);
        (row.Place, row.Participants, row.Outcome, row.Source, row.IsCancelled) = (form.Place.Trim(), form.Participants.Trim(), form.Outcome.Trim(), form.Source.Trim(), form.IsCancelled);
    }
}
