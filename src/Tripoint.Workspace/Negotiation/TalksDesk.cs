using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Tripoint.Faults;
using Tripoint.Negotiation.Offers;
using Tripoint.Workspace.Disclosure;
using Tripoint.Workspace.Log;
using Tripoint.Workspace.People;
using Tripoint.Workspace.Storage;

namespace Tripoint.Workspace.Negotiation;

/// <summary>What people do in a negotiation. Every move is one transaction with its entry in the record; afterwards open pages are told.</summary>
public sealed partial class TalksDesk(RoomStore store, TalksReader reader, PricingTables tables)
{
    /// <summary>The longest text said with a move.</summary>
    public const int TextLimit = 4000;

    private const int CellLimit = 500;

    /// <summary>The topic that pages of a negotiation listen to.</summary>
    public static string Topic(string id) => $"negotiation/{id}";

    /// <summary>Opens a negotiation between delegations and shows it to them.</summary>
    /// <param name="viewer">Who opens it: a negotiator or head of a member.</param>
    /// <param name="title">Its title.</param>
    /// <param name="text">What it is about.</param>
    /// <param name="parties">The delegations, at least two.</param>
    /// <param name="entryIntoForce">From when staging is counted.</param>
    /// <param name="cancellation">Stops.</param>
    /// <returns>Its identity.</returns>
    public Task<string> OpenAsync(Viewer viewer, string title, string text, ImmutableArray<string> parties, DateOnly entryIntoForce, CancellationToken cancellation = default) =>
        store.WriteAsync(viewer, async write =>
        {
            if (!viewer.IsMember || !viewer.Is(PersonRole.Negotiator)) throw new NotPermittedException("role");
            var delegations = await write.Db.Parties.Where(p => p.Kind == PartyKind.Delegation && p.LeftAt == null && parties.Contains(p.Id)).OrderBy(p => p.Position).ToListAsync(cancellation);
            var known = delegations.Where(d => d.Economy is not null).ToList();
            if (known.Count < 2) throw new BadInputException("a negotiation needs two delegations of known economies", "parties", "identities of two or more delegations");
            var item = write.Make(ItemKind.Negotiation, title);
            // It is shown to its parties, and to the secretariat that serves them.
            var secretariats = await write.Db.Parties.Where(p => p.Kind == PartyKind.Secretariat && p.LeftAt == null).Select(p => p.Id).ToListAsync(cancellation);
            write.Share(item, item.Version, Audience.Named, [.. known.Select(d => d.Id).Concat(secretariats).Where(p => p != item.OwnerId)], null);
            write.Db.Add(new Talks { ItemId = item.Id, Text = Checked(text), Data = PricingTables.Embedded, Year = PricingTables.LatestYear, EntryIntoForce = entryIntoForce });
            for (var at = 0; at < known.Count; at++) write.Db.Add(new TalksParty { ItemId = item.Id, PartyId = known[at].Id, Position = at });
            write.Tell("negotiations");
            return item.Id;
        }, cancellation);

    /// <summary>Puts positions on the table: offers of own tariffs, requests for others'. All of them, or none where one of them changed meanwhile.</summary>
    public Task<MoveOutcome> ProposeAsync(Viewer viewer, string id, ImmutableArray<ProposedCell> cells, string text = "", ImmutableArray<string> cites = default, CancellationToken cancellation = default) =>
        MoveAsync(viewer, id, cells.All(c => c.Rate is null) ? MoveKind.Withdrew : cells.All(c => c.SeenOther is not null) ? MoveKind.Accepted : MoveKind.Proposed, cells, text, cites, cancellation);

    /// <summary>Says something, resting on evidence where wanted.</summary>
    public Task<MoveOutcome> StateAsync(Viewer viewer, string id, string text, ImmutableArray<string> cites = default, CancellationToken cancellation = default) =>
        text.Trim().Length == 0
            ? throw new BadInputException("nothing was said", "text", "a sentence")
            : MoveAsync(viewer, id, MoveKind.Stated, [], text, cites, cancellation);

    private Task<MoveOutcome> MoveAsync(
        Viewer viewer, string id, MoveKind kind, ImmutableArray<ProposedCell> cells, string text, ImmutableArray<string> cites, CancellationToken cancellation) =>
        store.WriteAsync(viewer, async write =>
        {
            var (item, talks) = await FindAsync(write, id, cancellation);
            var party = Speaker(write.By, talks, kind == MoveKind.Stated);
            if (cells.Length > CellLimit || (kind != MoveKind.Stated && cells.IsEmpty)) throw new BadInputException($"{cells.Length} positions in one move", "cells", $"1 to {CellLimit}");
            var table = await tables.OfAsync(talks.Talks);
            var conflicts = ImmutableArray.CreateBuilder<DraftConflict>();
            foreach (var cell in cells)
            {
                var side = Check(cell, party, talks, table);
                var present = talks.Draft[cell.Key];
                var other = present.Of(side == DraftSide.Giver ? DraftSide.Partner : DraftSide.Giver);
                if ((present.Of(side)?.Version ?? 0) != cell.Seen || (cell.SeenOther is { } seen && (other?.Version ?? 0) != seen)) conflicts.Add(new DraftConflict(cell, present));
            }
            if (conflicts.Count > 0) return new MoveOutcome(0, conflicts.ToImmutable());
            var number = Append(write, talks, kind, text);
            foreach (var cell in cells)
            {
                write.Db.Add(new DraftCell
                {
                    ItemId = id,
                    Giver = cell.Key.Giver,
                    Partner = cell.Key.Partner,
                    Sector = cell.Key.Sector,
                    Line = cell.Key.Line,
                    Side = cell.Key.SideOf(party)!.Value,
                    Version = cell.Seen + 1,
                    Number = number,
                    Rate = cell.Rate,
                    Staging = cell.Staging,
                });
            }
            await CiteAsync(write, id, number.ToString(System.Globalization.CultureInfo.InvariantCulture), cites, cancellation);
            write.Log(LogAction.Stated, item, new
            {
                Move = number,
                kind,
                Cells = cells.Select(c => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{c.Key.Giver}<{c.Key.Partner} {c.Key.Sector}{(c.Key.Line.Length > 0 ? "/" + c.Key.Line : "")} {c.Rate} {c.Staging}")),
            });
            return new MoveOutcome(number, []);
        }, cancellation);

    private static async Task CiteAsync(RoomWrite write, string id, string place, ImmutableArray<string> cites, CancellationToken cancellation)
    {
        foreach (var cited in cites.IsDefault ? [] : cites.Distinct(StringComparer.Ordinal))
        {
            _ = await write.FindAsync(cited, cancellation); // what is cited must be open to whoever cites it
            write.Db.Add(new Citation { ItemId = id, Place = place, CitedId = cited });
        }
    }

    // Nobody else writes meanwhile (RoomStore): what is read here is still so when the move is kept.
    private async Task<(Item Item, TalksView Talks)> FindAsync(RoomWrite write, string id, CancellationToken cancellation)
    {
        var item = await write.FindAsync(id, cancellation);
        return (item, await reader.ReadAsync(write.Db, id, cancellation) ?? throw new NotPermittedException("unavailable"));
    }

    private static int Append(RoomWrite write, TalksView talks, MoveKind kind, string text)
    {
        var number = talks.Draft.Number + 1;
        write.Db.Add(new DraftMove
        {
            ItemId = talks.Id,
            Number = number,
            Round = talks.Talks.Round,
            Kind = kind,
            PartyId = write.By.PartyId,
            PersonId = write.By.PersonId,
            At = write.Now,
            Text = Checked(text),
        });
        write.Tell(Topic(talks.Id));
        return number;
    }

    private static string Speaker(Viewer viewer, TalksView talks, bool secretariatToo)
    {
        if (talks.Talks.State != TalksState.Open) throw new NotPermittedException("talks-over");
        if (!viewer.Is(PersonRole.Negotiator)) throw new NotPermittedException("role");
        if (talks.Party(viewer.PartyId) is null && !(secretariatToo && viewer.PartyKind == PartyKind.Secretariat)) throw new NotPermittedException("not-at-table");
        return viewer.PartyId;
    }

    private static DraftSide Check(ProposedCell cell, string party, TalksView talks, PricingTable table)
    {
        if (cell.Key.SideOf(party) is not { } side) throw new NotPermittedException("not-your-tariff");
        var at = cell.Key.Line.Length > 0 ? -1 : table.Cell(talks, cell.Key);
        if (at < 0) throw new BadInputException($"there is no tariff of {cell.Key.Giver} on {cell.Key.Sector}{cell.Key.Line} from {cell.Key.Partner}", "cells", "a goods sector of the table and two parties of the negotiation");
        var now = table.Table.Tariff[at];
        if (cell.Rate is { } rate && !(rate >= 0 && rate <= Math.Max(0, now) + 1e-9))
            throw new BadInputException(FormattableString.Invariant($"a rate of {100 * rate:0.###}% where today's is {100 * now:0.###}%"), "rate", "between zero and today's rate");
        _ = Staging.Parse(cell.Staging);
        return side;
    }

    private static string Checked(string text)
    {
        var trimmed = text.Trim();
        return trimmed.Length <= TextLimit ? trimmed : throw new BadInputException("the text is too long", "text", "at most 4,000 characters");
    }
}
