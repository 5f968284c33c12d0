using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Tripoint.Negotiation.Offers;
using Tripoint.Workspace.Disclosure;
using Tripoint.Workspace.Log;
using Tripoint.Workspace.People;
using Tripoint.Workspace.Storage;

namespace Tripoint.Workspace.Negotiation;

public sealed partial class TalksDesk
{
    /// <summary>The content hash of the package that a draft is where nothing stands in brackets.</summary>
    public static string HashOf(TalksView talks) => ContentHash.Of(DraftPackage.Of(talks, talks.Draft, DraftReading.Agreed));

    /// <summary>A head accepts the whole package as it stands. When every party has accepted the same, the negotiation is agreed.</summary>
    /// <param name="viewer">A head of a party.</param>
    /// <param name="id">The negotiation.</param>
    /// <param name="hash">The content hash of the package that was looked at.</param>
    /// <param name="cancellation">Stops.</param>
    /// <returns>Whether all have accepted it now.</returns>
    /// <exception cref="DbUpdateConcurrencyException">The package is another by now.</exception>
    public Task<bool> AcceptPackageAsync(Viewer viewer, string id, string hash, CancellationToken cancellation = default) => store.WriteAsync(viewer, async write =>
    {
        var (item, talks) = await FindAsync(write, id, cancellation);
        var party = Speaker(write.By, talks, secretariatToo: false);
        if (!write.By.Is(PersonRole.Head)) throw new NotPermittedException("role");
        if (talks.Draft.Open > 0 || talks.Draft.Agreed == 0) throw new NotPermittedException("brackets");
        if (HashOf(talks) != hash) throw new DbUpdateConcurrencyException();
        var number = Append(write, talks, MoveKind.PackageAccepted, hash);
        var all = talks.Parties.All(p => p.PartyId == party || talks.Accepted.GetValueOrDefault(p.PartyId) == hash);
        if (all)
        {
            var row = await write.Db.Set<Talks>().SingleAsync(t => t.ItemId == id, cancellation);
            (row.State, row.AgreedHash) = (TalksState.Agreed, hash);
            write.Tell("negotiations");
        }
        write.Log(LogAction.Stated, item, new { Move = number, Package = hash, Agreed = all });
        return all;
    }, cancellation);

    /// <summary>Begins the next round. The secretariat does, or whoever opened the negotiation.</summary>
    public Task OpenRoundAsync(Viewer viewer, string id, string text, CancellationToken cancellation = default) => store.WriteAsync(viewer, async write =>
    {
        var (item, talks) = await FindAsync(write, id, cancellation);
        if (talks.Talks.State != TalksState.Open) throw new NotPermittedException("talks-over");
        if (!MayChair(write.By, talks)) throw new NotPermittedException("role");
        var row = await write.Db.Set<Talks>().SingleAsync(t => t.ItemId == id, cancellation);
        row.Round++;
        write.Db.Add(new DraftMove
        {
            ItemId = id,
            Number = talks.Draft.Number + 1,
            Round = row.Round,
            Kind = MoveKind.RoundOpened,
            PartyId = write.By.PartyId,
            PersonId = write.By.PersonId,
            At = write.Now,
            Text = Checked(text),
        });
        write.Tell(Topic(id));
        write.Log(LogAction.Stated, item, new { Move = talks.Draft.Number + 1, row.Round });
    }, cancellation);

    /// <summary>Puts a point on the agenda.</summary>
    public Task AddPointAsync(Viewer viewer, string id, string text, ImmutableArray<string> cites = default, CancellationToken cancellation = default) => store.WriteAsync(viewer, async write =>
    {
        var (item, talks) = await FindAsync(write, id, cancellation);
        _ = Speaker(write.By, talks, secretariatToo: true);
        if (text.Trim().Length == 0) throw new Faults.BadInputException("the point says nothing", "text", "a sentence");
        var last = await write.Db.Set<AgendaPoint>().Where(p => p.ItemId == id && p.Round == talks.Talks.Round).MaxAsync(p => (int?)p.Position, cancellation) ?? 0;
        var point = new AgendaPoint { Id = RowId.New(), ItemId = id, Round = talks.Talks.Round, Position = last + 1, Text = Checked(text), PersonId = write.By.PersonId };
        write.Db.Add(point);
        await CiteAsync(write, id, point.Id, cites, cancellation);
        write.Tell(Topic(id));
        write.Log(LogAction.Changed, item, new { Agenda = point.Text });
    }, cancellation);

    /// <summary>Says whether a point of the agenda was dealt with.</summary>
    public Task MarkPointAsync(Viewer viewer, string id, string pointId, bool done, CancellationToken cancellation = default) => store.WriteAsync(viewer, async write =>
    {
        var (item, talks) = await FindAsync(write, id, cancellation);
        _ = Speaker(write.By, talks, secretariatToo: true);
        var point = await write.Db.Set<AgendaPoint>().SingleOrDefaultAsync(p => p.ItemId == id && p.Id == pointId, cancellation) ?? throw new NotPermittedException("unavailable");
        point.IsDone = done;
        write.Tell(Topic(id));
        write.Log(LogAction.Changed, item, new { Agenda = point.Text, done });
    }, cancellation);

    /// <summary>Opens a party's results to the other parties, or closes them. Its negotiators and heads do.</summary>
    public Task OpenResultsAsync(Viewer viewer, string id, bool open, CancellationToken cancellation = default) => store.WriteAsync(viewer, async write =>
    {
        var (item, talks) = await FindAsync(write, id, cancellation);
        if (!write.By.Is(PersonRole.Negotiator)) throw new NotPermittedException("role");
        if (talks.Party(write.By.PartyId) is null) throw new NotPermittedException("not-at-table");
        var row = await write.Db.Set<TalksParty>().SingleAsync(p => p.ItemId == id && p.PartyId == write.By.PartyId, cancellation);
        row.ResultsOpen = open;
        write.Tell(Topic(id));
        write.Log(LogAction.Changed, item, new { Results = write.By.PartyId, open });
    }, cancellation);

    /// <summary>Whether a viewer opens rounds and asks the mediator.</summary>
    public static bool MayChair(Viewer viewer, TalksView talks) =>
        viewer.Is(PersonRole.Negotiator) && (viewer.PartyKind == PartyKind.Secretariat || talks.Talks.Item.OwnerId == viewer.PartyId);
}
