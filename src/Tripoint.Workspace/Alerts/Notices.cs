using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Tripoint.Codes;
using Tripoint.Faults;
using Tripoint.Studies.Commitments;
using Tripoint.Studies.Warnings;
using Tripoint.Warnings;
using Tripoint.Workspace.Disclosure;
using Tripoint.Workspace.Log;
using Tripoint.Workspace.People;
using Tripoint.Workspace.Pledges;
using Tripoint.Workspace.Register;
using Tripoint.Workspace.Storage;

namespace Tripoint.Workspace.Alerts;

/// <summary>What the form of a notice says.</summary>
public sealed record NoticeForm
{
    /// <summary>The headline.</summary>
    public string Title { get; init; } = "";

    /// <summary>Why.</summary>
    public NoticeCause Cause { get; init; }

    /// <summary>Codes of the sectors.</summary>
    public ImmutableArray<string> Sectors { get; init; } = [];

    /// <summary>The products.</summary>
    public string Products { get; init; } = "";

    /// <summary>Codes of the economies whose supply fails.</summary>
    public ImmutableArray<string> Origins { get; init; } = [];

    /// <summary>Expected loss of supply in percent.</summary>
    public double? LossPercent { get; init; }

    /// <summary>Since when.</summary>
    public DateOnly? StartsOn { get; init; }

    /// <summary>Expected duration in days.</summary>
    public int? ExpectedDays { get; init; }

    /// <summary>What it does.</summary>
    public string Impact { get; init; } = "";

    /// <summary>What is being done.</summary>
    public string Measures { get; init; } = "";

    /// <summary>What help is wanted.</summary>
    public string Help { get; init; } = "";
}

/// <summary>An answer as a form gives it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Quantity">How much.</param>
/// <param name="Unit">In which unit.</param>
/// <param name="AvailableOn">From when.</param>
/// <param name="Text">The conditions, or the information.</param>
public sealed record AnswerForm(AnswerKind Kind, double? Quantity, string Unit, DateOnly? AvailableOn, string Text);

/// <summary>Early warning: notices, answers, the emergency meeting, the end.</summary>
public static class Notices
{
    /// <summary>Raises a notice. A negotiator's or head's is open to all members at once: a warning that waits is none.</summary>
    public static Task<string> RaiseAsync(RoomStore store, Viewer viewer, NoticeForm form, CancellationToken cancellation = default) => store.WriteAsync(viewer, write =>
    {
        Check(form);
        var item = write.Make(ItemKind.Alert, form.Title);
        var row = new NoticeRow { ItemId = item.Id, Sectors = "", Products = "", Origins = "", Impact = "", Measures = "", Help = "", Ending = "" };
        Fill(row, form);
        write.Db.Add(row);
        Meetings.OpenToMembers(write, item);
        write.Log(LogAction.Stated, item, new { form.Cause });
        write.Tell("alerts");
        return Task.FromResult(item.Id);
    }, cancellation);

    /// <summary>Changes a notice that was read in a version.</summary>
    public static Task ChangeAsync(RoomStore store, Viewer viewer, string noticeId, int version, NoticeForm form, CancellationToken cancellation = default) => store.WriteAsync(viewer, async write =>
    {
        Check(form);
        var (item, row) = await FindAsync(write, noticeId, cancellation);
        write.Change(item, version, form.Title);
        Fill(row, form);
        write.Tell("alerts");
    }, cancellation);

    /// <summary>A member answers: with supply, stock, information, or a request for an emergency meeting. Open to whom the notice is.</summary>
    public static Task AnswerAsync(RoomStore store, Viewer viewer, string noticeId, AnswerForm form, CancellationToken cancellation = default) => store.WriteAsync(viewer, async write =>
    {
        var (item, row) = await FindAsync(write, noticeId, cancellation);
        if (!viewer.IsMember) throw new NotPermittedException("members-only");
        if (!viewer.Is(PersonRole.Negotiator)) throw new NotPermittedException("role");
        if (row.EndedOn is not null) throw new NotPermittedException("ended");
        if (form.Quantity is { } quantity && !(quantity > 0 && double.IsFinite(quantity))) throw new BadInputException("the amount cannot be used", "amount", "a number above 0, or nothing");
        if (form.Text.Length > Meetings.FieldLimit || form.Unit.Length > 40) throw new BadInputException("the text is too long", "text", "at most 2,000 characters");
        if (form.Kind != AnswerKind.Meeting && form.Quantity is null && string.IsNullOrWhiteSpace(form.Text)) throw new BadInputException("the answer is empty", "text", "an amount or a text");
        if (form.Kind == AnswerKind.Meeting && await write.Db.Set<NoticeAnswer>().AnyAsync(a => a.NoticeId == noticeId && a.Kind == AnswerKind.Meeting, cancellation)) throw new NotPermittedException("already-requested");
        var own = write.Make(ItemKind.Alert, item.Title);
        Promises.ShareAs(write, own, item);
        write.Db.Add(new NoticeAnswer
        {
            ItemId = own.Id,
            NoticeId = noticeId,
            PartyId = viewer.PartyId,
            Kind = form.Kind,
            Quantity = form.Quantity,
            Unit = form.Unit.Trim(),
            AvailableOn = form.AvailableOn,
            Text = form.Text.Trim(),
            At = write.Now,
        });
        write.Log(LogAction.Stated, item, new { answer = own.Id, form.Kind });
        write.Tell("alerts");
        write.Tell($"items/{noticeId}");
    }, cancellation);

    /// <summary>The notice's owner records that the emergency meeting was held.</summary>
    public static Task HoldAsync(RoomStore store, Viewer viewer, string noticeId, int version, DateOnly on, CancellationToken cancellation = default) => store.WriteAsync(viewer, async write =>
    {
        var (item, row) = await FindAsync(write, noticeId, cancellation);
        if (on > DateOnly.FromDateTime(write.Now.UtcDateTime)) throw new BadInputException("the meeting lies in the future", "day");
        write.Change(item, version, null, new { held = on });
        row.MeetingHeldOn = on;
        write.Tell("alerts");
    }, cancellation);

    /// <summary>The notice's owner records how it ended.</summary>
    public static Task EndAsync(RoomStore store, Viewer viewer, string noticeId, int version, DateOnly on, string ending, CancellationToken cancellation = default) => store.WriteAsync(viewer, async write =>
    {
        var (item, row) = await FindAsync(write, noticeId, cancellation);
        if (on < row.StartsOn || on > DateOnly.FromDateTime(write.Now.UtcDateTime)) throw new BadInputException("the end lies before the start or in the future", "day");
        if (string.IsNullOrWhiteSpace(ending) || ending.Length > Meetings.FieldLimit) throw new BadInputException("how it ended is missing or too long", "text", "1 to 2,000 characters");
        write.Change(item, version, null, new { ended = on });
        (row.EndedOn, row.Ending) = (on, ending.Trim());
        write.Tell("alerts");
    }, cancellation);

    /// <summary>The clock of a notice: the first request for a meeting that the viewer sees starts it.</summary>
    public static EmergencyClock Clock(NoticeRow notice, IEnumerable<NoticeAnswer> answers)
    {
        var requests = answers.Where(a => a.NoticeId == notice.ItemId && a.Kind == AnswerKind.Meeting).Select(a => DateOnly.FromDateTime(a.At.UtcDateTime)).ToList();
        return new EmergencyClock(requests.Count == 0 ? null : requests.Min(), notice.MeetingHeldOn, notice.EndedOn);
    }

    /// <summary>Restrictive measures of members that the viewer sees: each from its start to its end.</summary>
    public static async Task<ImmutableArray<NotifiedMeasure>> MeasuresAsync(RoomContext db, IReadOnlyCollection<Economy> members, CancellationToken cancellation = default)
    {
        var rows = await db.Set<NoticeRow>().AsNoTracking().Include(n => n.Item).Where(n => n.Cause == NoticeCause.Measure).ToListAsync(cancellation);
        return [.. rows.Where(r => r.Item.WithdrawnAt is null && r.OriginEconomies.Any(members.Contains)).Select(r => new NotifiedMeasure(r.StartsOn, r.EndedOn))];
    }

    /// <summary>What is wrong with a form, all at once.</summary>
    /// <exception cref="BadInputException">Something is.</exception>
    public static void Check(NoticeForm form)
    {
        var table = ExposureBase.Embedded.Table;
        var faults = new List<Fault>();
        if (form.Sectors.IsEmpty) faults.Add(new Fault("no sector is chosen", "sectors", "at least one"));
        if (form.Origins.IsEmpty) faults.Add(new Fault("no economy is chosen", "origins", "at least one whose supply fails"));
        faults.AddRange(form.Sectors.Where(s => table.IndexOfSector(s) < 0).Select(s => new Fault($"unknown sector '{s}'", "sectors")));
        faults.AddRange(form.Origins.Where(o => !Economy.TryOf(o, out var e) || table.IndexOf(e) < 0).Select(o => new Fault($"unknown economy '{o}'", "origins")));
        if (form.StartsOn is null) faults.Add(new Fault("the first day is missing", "start"));
        if (form.LossPercent is { } loss && !(loss is > 0 and <= 100)) faults.Add(new Fault("the loss cannot be used", "loss", "above 0, at most 100 percent"));
        if (form.ExpectedDays is < 1 or > 3650) faults.Add(new Fault("the duration cannot be used", "days", "1 to 3650 days"));
        if (string.IsNullOrWhiteSpace(form.Impact)) faults.Add(new Fault("what it does is missing", "impact"));
        foreach (var text in new[] { form.Products, form.Impact, form.Measures, form.Help })
        {
            if (text.Length > Meetings.FieldLimit) faults.Add(new Fault("a text is too long", "text", "at most 2,000 characters"));
        }
        if (faults.Count > 0) throw new BadInputException(faults);
    }

    private static void Fill(NoticeRow row, NoticeForm form)
    {
        (row.Cause, row.Sectors, row.Origins) = (form.Cause, string.Join(' ', form.Sectors.Distinct(StringComparer.Ordinal)), string.Join(' ', form.Origins.Distinct(StringComparer.Ordinal)));
        (row.Products, row.LossPercent, row.StartsOn, row.ExpectedDays) = (form.Products.Trim(), form.LossPercent, form.StartsOn!.Value, form.ExpectedDays);
        (row.Impact, row.Measures, row.Help) = (form.Impact.Trim(), form.Measures.Trim(), form.Help.Trim());
    }

    private static async Task<(Item Item, NoticeRow Row)> FindAsync(RoomWrite write, string id, CancellationToken cancellation)
    {
        var item = await write.FindAsync(id, cancellation);
        return (item, await write.Db.Set<NoticeRow>().SingleOrDefaultAsync(n => n.ItemId == id, cancellation) ?? throw new NotPermittedException("unavailable"));
    }
}
