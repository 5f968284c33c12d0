using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Tripoint.Codes;
using Tripoint.Commitments;
using Tripoint.Data.Embedded;
using Tripoint.Faults;
using Tripoint.Studies.Commitments;
using Tripoint.Workspace.Alerts;
using Tripoint.Workspace.Disclosure;
using Tripoint.Workspace.Log;
using Tripoint.Workspace.People;
using Tripoint.Workspace.Register;
using Tripoint.Workspace.Storage;

namespace Tripoint.Workspace.Pledges;

/// <summary>What a form says of a commitment.</summary>
public sealed record CommitmentForm
{
    /// <summary>What is promised.</summary>
    public string Title { get; init; } = "";

    /// <summary>The area.</summary>
    public string Area { get; init; } = "trade";

    /// <summary>Who promises.</summary>
    public ImmutableArray<string> Promisers { get; init; } = [];

    /// <summary>When it was promised.</summary>
    public DateOnly? MadeOn { get; init; }

    /// <summary>By when.</summary>
    public DateOnly? Due { get; init; }

    /// <summary>The indicator; empty for none, <c>own</c> for readings that are entered.</summary>
    public string Indicator { get; init; } = "";

    /// <summary>The unit of an indicator of one's own.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Which way it has to go.</summary>
    public PledgeSense Sense { get; init; }

    /// <summary>The target.</summary>
    public double? Target { get; init; }

    /// <summary>The indicator when it was promised.</summary>
    public double? Baseline { get; init; }

    /// <summary>Where it was published.</summary>
    public string Source { get; init; } = "";
}

/// <summary>Commitments: put on record, their status set by the promisers, disputed by others in the open.</summary>
public static class Promises
{
    /// <summary>The indicator whose readings are entered.</summary>
    public const string OwnIndicator = "own";

    /// <summary>The areas.</summary>
    public static ImmutableArray<string> AreaKeys { get; } = ["trade", "supply", "dialogue", "people", "environment", "other"];

    /// <summary>Every commitment that a viewer sees, by area and day.</summary>
    /// <param name="db">The room, as the viewer sees it.</param>
    /// <param name="today">The day for indicators.</param>
    /// <param name="only">One commitment; null for all.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task<ImmutableArray<CommitmentView>> ReadAsync(RoomContext db, DateOnly today, string? only = null, CancellationToken cancellation = default)
    {
        var rows = await db.Set<CommitmentRow>().AsNoTracking().Include(c => c.Item).ThenInclude(i => i.Owner).Where(c => only == null || c.ItemId == only).ToListAsync(cancellation);
        if (rows.Count == 0) return [];
        var words = (await db.Set<CommitmentWord>().AsNoTracking().Include(w => w.Item).Where(w => only == null || w.CommitmentId == only).ToListAsync(cancellation)).ToLookup(w => w.CommitmentId, StringComparer.Ordinal);
        var disputes = (await db.Set<CommitmentDispute>().AsNoTracking().Include(d => d.Item).Where(d => only == null || d.CommitmentId == only).ToListAsync(cancellation)).ToLookup(d => d.CommitmentId, StringComparer.Ordinal);
        var readings = (await db.Set<CommitmentReading>().AsNoTracking().Where(r => only == null || r.CommitmentId == only).ToListAsync(cancellation)).ToLookup(r => r.CommitmentId, StringComparer.Ordinal);
        var request = await RequestAsync(db, today, cancellation);
        return [.. rows.OrderBy(r => AreaKeys.IndexOf(r.Area)).ThenBy(r => r.MadeOn).ThenBy(r => r.ItemId, StringComparer.Ordinal).Select(row =>
        {
            var series = Series(row, [.. readings[row.ItemId]], request);
            // A word or dispute that was withdrawn stays with its owner, but counts no more.
            var said = words[row.ItemId].Where(w => w.Item.WithdrawnAt is null).OrderByDescending(w => w.At).ToImmutableArray();
            var disputed = disputes[row.ItemId].Where(d => d.Item.WithdrawnAt is null).OrderByDescending(d => d.At).ToImmutableArray();
            var standing = CommitmentStanding.Of(
                row.PromiserIds, said.Select(w => new StatusWord(w.PartyId, w.Status, w.At)), disputed.Select(d => new Dispute(d.ByPartyId, d.PromiserId, d.At, d.SettledAt)), row.Pledge, series, today);
            return new CommitmentView(row, said, disputed, series, standing);
        })];
    }

    /// <summary>What was promised, in a language: a shipped one in the reader's, the room's own as it was written.</summary>
    public static string What(CommitmentRow row, Language language) =>
        EmbeddedRegister.Commitments.FirstOrDefault(c => c.Key == row.ShippedKey)?.What.In(language) ?? row.Item.Title;

    /// <summary>The shipped commitments that are not on record in what a viewer sees, and whose promisers all sit at this table.</summary>
    public static async Task<ImmutableArray<Commitment>> NotAdoptedAsync(RoomContext db, CancellationToken cancellation = default)
    {
        var adopted = await db.Set<CommitmentRow>().Where(c => c.ShippedKey != "").Select(c => c.ShippedKey).ToListAsync(cancellation);
        var economies = await db.Parties.Where(p => p.EconomyCode != null && p.LeftAt == null).Select(p => p.EconomyCode!).ToListAsync(cancellation);
        return [.. EmbeddedRegister.Commitments.Where(c => !adopted.Contains(c.Key, StringComparer.Ordinal) && c.Promisers.All(p => economies.Contains(p.Code, StringComparer.Ordinal)))];
    }

    /// <summary>Puts a shipped commitment on record, open to all members.</summary>
    public static Task<string> AdoptAsync(RoomStore store, Viewer viewer, string key, CancellationToken cancellation = default) => store.WriteAsync(viewer, async write =>
    {
        var shipped = (await NotAdoptedAsync(write.Db, cancellation)).FirstOrDefault(c => c.Key == key) ?? throw new BadInputException("that commitment is on record already, or its promisers are not at this table");
        var parties = await write.Db.Parties.Where(p => p.EconomyCode != null && p.LeftAt == null).ToListAsync(cancellation);
        var promisers = shipped.Promisers.Select(e => parties.First(p => p.EconomyCode == e.Code).Id);
        var item = write.Make(ItemKind.Commitment, shipped.What.English);
        write.Db.Add(new CommitmentRow
        {
            ItemId = item.Id,
            ShippedKey = shipped.Key,
            Area = shipped.Area,
            Promisers = string.Join(' ', promisers),
            MadeOn = shipped.Made,
            Due = shipped.Due,
            Indicator = shipped.Indicator,
            Unit = "",
            Sense = shipped.Pledge?.Sense ?? PledgeSense.AtLeast,
            Target = shipped.Pledge?.Target,
            Source = shipped.Source,
        });
        Meetings.OpenToMembers(write, item);
        write.Tell("pledges");
        return item.Id;
    }, cancellation);

    /// <summary>Puts a commitment on record.</summary>
    public static Task<string> AddAsync(RoomStore store, Viewer viewer, CommitmentForm form, CancellationToken cancellation = default) => store.WriteAsync(viewer, async write =>
    {
        await CheckAsync(write, form, cancellation);
        var item = write.Make(ItemKind.Commitment, form.Title);
        write.Db.Add(new CommitmentRow
        {
            ItemId = item.Id,
            ShippedKey = "",
            Area = form.Area,
            Promisers = string.Join(' ', form.Promisers.Distinct(StringComparer.Ordinal)),
            MadeOn = form.MadeOn!.Value,
            Due = form.Due,
            Indicator = form.Indicator,
            Unit = form.Unit.Trim(),
            Sense = form.Sense,
            Target = form.Target,
            Baseline = form.Baseline,
            Source = form.Source.Trim(),
        });
        Meetings.OpenToMembers(write, item);
        write.Tell("pledges");
        return item.Id;
    }, cancellation);

    /// <summary>A promiser says how its commitment stands. A binding statement: negotiators and heads, open to whom the commitment is.</summary>
    public static Task SayAsync(RoomStore store, Viewer viewer, string commitmentId, DeclaredStatus status, string evidence, CancellationToken cancellation = default) => store.WriteAsync(viewer, async write =>
    {
        var (item, row) = await FindAsync(write, commitmentId, cancellation);
        if (!row.PromiserIds.Contains(viewer.PartyId, StringComparer.Ordinal)) throw new NotPermittedException("not-promiser");
        Check(evidence, "evidence", needed: false);
        var own = Own(write, item);
        write.Db.Add(new CommitmentWord { ItemId = own.Id, CommitmentId = commitmentId, PartyId = viewer.PartyId, Status = status, Evidence = evidence.Trim(), At = write.Now });
        write.Log(LogAction.Stated, item, new { status, word = own.Id });
    }, cancellation);

    /// <summary>A member disputes what a promiser says, with its reason, open to whom the commitment is.</summary>
    public static Task DisputeAsync(RoomStore store, Viewer viewer, string commitmentId, string promiser, string reason, CancellationToken cancellation = default) => store.WriteAsync(viewer, async write =>
    {
        var (item, row) = await FindAsync(write, commitmentId, cancellation);
        if (!viewer.IsMember) throw new NotPermittedException("members-only");
        if (!row.PromiserIds.Contains(promiser, StringComparer.Ordinal) || promiser == viewer.PartyId) throw new NotPermittedException("not-disputable");
        Check(reason, "reason", needed: true);
        var own = Own(write, item);
        write.Db.Add(new CommitmentDispute { ItemId = own.Id, CommitmentId = commitmentId, ByPartyId = viewer.PartyId, PromiserId = promiser, Reason = reason.Trim(), At = write.Now });
        write.Log(LogAction.Stated, item, new { disputed = promiser, dispute = own.Id });
    }, cancellation);

    /// <summary>Takes a dispute back.</summary>
    public static Task SettleAsync(RoomStore store, Viewer viewer, string disputeId, CancellationToken cancellation = default) => store.WriteAsync(viewer, async write =>
    {
        var item = await write.FindAsync(disputeId, cancellation);
        var dispute = await write.Db.Set<CommitmentDispute>().SingleOrDefaultAsync(d => d.ItemId == disputeId, cancellation) ?? throw new NotPermittedException("unavailable");
        if (!viewer.Is(PersonRole.Negotiator)) throw new NotPermittedException("role");
        write.Change(item, item.Version, null, new { settled = true });
        dispute.SettledAt = write.Now;
        write.Tell("pledges");
        write.Tell($"items/{dispute.CommitmentId}");
    }, cancellation);

    /// <summary>Enters a reading of an indicator, with its source.</summary>
    public static Task EnterAsync(RoomStore store, Viewer viewer, string commitmentId, DateOnly day, double value, string source, CancellationToken cancellation = default) => store.WriteAsync(viewer, async write =>
    {
        var (item, row) = await FindAsync(write, commitmentId, cancellation);
        if (row.Indicator is not (OwnIndicator or IndicatorKeys.PeopleExchanges)) throw new BadInputException("this commitment's indicator is computed; readings are not entered");
        if (!viewer.IsMember) throw new NotPermittedException("members-only");
        if (!double.IsFinite(value)) throw new BadInputException("the value is not a number", "value");
        if (day > DateOnly.FromDateTime(write.Now.UtcDateTime)) throw new BadInputException("the reading lies in the future", "day");
        Check(source, "source", needed: true);
        var own = write.Make(ItemKind.Commitment, item.Title);
        if (DisclosureRule.MayShare(write.By, own)) ShareAs(write, own, item);
        write.Db.Add(new CommitmentReading { ItemId = own.Id, CommitmentId = commitmentId, Day = day, Value = value, Source = source.Trim() });
        write.Tell("pledges");
        write.Tell($"items/{commitmentId}");
    }, cancellation);

    /// <summary>Opens an item to whom another is open: the other's owner and the parties it names, where it names parties.</summary>
    internal static void ShareAs(RoomWrite write, Item own, Item like)
    {
        if (like.Audience == Audience.Own)
        {
            if (like.OwnerId != own.OwnerId) write.Share(own, own.Version, Audience.Named, [like.OwnerId], like.EmbargoedUntil);
            return;
        }
        var named = like.Named.Select(n => n.PartyId).Append(like.OwnerId).Where(p => p != own.OwnerId).Distinct(StringComparer.Ordinal);
        write.Share(own, own.Version, like.Audience, like.Audience == Audience.Named ? [.. named] : [], like.EmbargoedUntil);
    }

    private static Item Own(RoomWrite write, Item commitment)
    {
        if (!write.By.Is(PersonRole.Negotiator)) throw new NotPermittedException("role");
        var own = write.Make(ItemKind.Commitment, commitment.Title);
        ShareAs(write, own, commitment);
        write.Tell("pledges");
        write.Tell($"items/{commitment.Id}");
        return own;
    }

    private static async Task<(Item Item, CommitmentRow Row)> FindAsync(RoomWrite write, string id, CancellationToken cancellation)
    {
        var item = await write.FindAsync(id, cancellation);
        return (item, await write.Db.Set<CommitmentRow>().SingleOrDefaultAsync(c => c.ItemId == id, cancellation) ?? throw new NotPermittedException("unavailable"));
    }

    private static IndicatorSeries? Series(CommitmentRow row, ImmutableArray<CommitmentReading> readings, IndicatorRequest request)
    {
        if (row.Indicator.Length == 0) return null;
        return IndicatorStudy.Compute(row.Indicator, request)
            ?? new IndicatorSeries(row.Indicator, [.. readings.OrderBy(r => r.Day).Select(r => new IndicatorReading(r.Day, r.Value, r.Source))], "", []);
    }

    private static async Task<IndicatorRequest> RequestAsync(RoomContext db, DateOnly today, CancellationToken cancellation)
    {
        var economies = (await db.Parties.AsNoTracking().Where(p => p.EconomyCode != null && p.LeftAt == null).OrderBy(p => p.Position).ToListAsync(cancellation)).Select(p => p.Economy).OfType<Economy>().ToList();
        return new IndicatorRequest(economies.Count >= 2 ? Bloc.Of(economies) : Bloc.ChinaJapanKorea, today, await Meetings.AllAsync(db, cancellation), await Notices.MeasuresAsync(db, economies, cancellation));
    }

    private static async Task CheckAsync(RoomWrite write, CommitmentForm form, CancellationToken cancellation)
    {
        var faults = new List<Fault>();
        var parties = await write.Db.Parties.Where(p => p.LeftAt == null && p.Kind == PartyKind.Delegation).Select(p => p.Id).ToListAsync(cancellation);
        if (form.Promisers.IsEmpty || form.Promisers.Any(p => !parties.Contains(p, StringComparer.Ordinal))) faults.Add(new Fault("nobody promises it, or a party that is no delegation", "promisers", "at least one delegation"));
        if (form.MadeOn is not { } made) faults.Add(new Fault("the day of the promise is missing", "promised"));
        else if (form.Due <= made) faults.Add(new Fault("due before it was promised", "due", "a later day"));
        if (!AreaKeys.Contains(form.Area, StringComparer.Ordinal)) faults.Add(new Fault($"unknown area '{form.Area}'", "area"));
        if (form.Indicator.Length > 0 && form.Indicator != OwnIndicator && !IndicatorKeys.All.Contains(form.Indicator, StringComparer.Ordinal)) faults.Add(new Fault($"unknown indicator '{form.Indicator}'", "indicator"));
        if (form.Target is not null && form.Indicator.Length == 0) faults.Add(new Fault("a target without an indicator", "indicator", "the indicator that tells"));
        if (form.Target is { } target && !double.IsFinite(target) || form.Baseline is { } baseline && !double.IsFinite(baseline)) faults.Add(new Fault("a target or baseline that is no number", "target"));
        if (form.Source.Length > Meetings.FieldLimit || form.Unit.Length > 100) faults.Add(new Fault("a text is too long", "source"));
        if (faults.Count > 0) throw new BadInputException(faults);
    }

    private static void Check(string text, string name, bool needed)
    {
        if (text.Length > Meetings.FieldLimit) throw new BadInputException("the text is too long", name, "at most 2,000 characters");
        if (needed && string.IsNullOrWhiteSpace(text)) throw new BadInputException("the text is empty", name);
    }
}
