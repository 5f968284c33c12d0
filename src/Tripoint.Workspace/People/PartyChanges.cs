using Microsoft.EntityFrameworkCore;
using Tripoint.Codes;
using Tripoint.Faults;
using Tripoint.Workspace.Disclosure;
using Tripoint.Workspace.Log;
using Tripoint.Workspace.Storage;

namespace Tripoint.Workspace.People;

/// <summary>Parties, invitations and roles: who may change them, and how. An administrator may everywhere; a head within the own party.</summary>
internal static class PartyChanges
{
    /// <summary>Adds a party.</summary>
    public static Task AddAsync(RoomStore store, Viewer viewer, PartyKind kind, string? economyCode, string? name) => store.WriteAsync(viewer, async write =>
    {
        if (!viewer.IsAdministrator) throw new NotPermittedException("role");
        var economy = string.IsNullOrWhiteSpace(economyCode) ? null : Economy.Of(economyCode.Trim().ToUpperInvariant());
        var shown = name?.Trim() is { Length: > 0 and <= 80 } given && !given.Any(char.IsControl) ? given : null;
        if (kind == PartyKind.Delegation && economy is null) throw new BadInputException("a delegation needs its economy", "economy", "a code such as KOR");
        if (economy is null && shown is null) throw new BadInputException("a party without an economy needs a name", "name", "1 to 80 characters");
        var taken = await write.Db.Parties.Select(p => p.Id).ToListAsync();
        var wanted = economy?.Code.ToLowerInvariant() ?? kind.ToString().ToLowerInvariant();
        var id = wanted;
        for (var n = 2; taken.Contains(id, StringComparer.Ordinal); n++) id = wanted + n.ToString(System.Globalization.CultureInfo.InvariantCulture);
        write.Db.Parties.Add(new Party { Id = id, Kind = kind, EconomyCode = economy?.Code, Name = shown, Position = taken.Count, CreatedAt = write.Now });
        write.Log(LogAction.PeopleChanged, new { Party = id, Added = true });
        write.Tell("people");
    });

    /// <summary>Invites someone.</summary>
    /// <returns>The secret of the link.</returns>
    public static Task<string> InviteAsync(RoomStore store, Viewer viewer, string forWhom, string? email, string? partyId, PersonRole role, bool administrator) =>
        store.WriteAsync(viewer, async write =>
        {
            if (!MayRun(viewer, partyId) || (administrator && !viewer.IsAdministrator)) throw new NotPermittedException("role");
            if (partyId is null && !administrator) throw new BadInputException("an invitation needs a party", "party", "a party of this room");
            if (partyId is not null && !await write.Db.Parties.AnyAsync(p => p.Id == partyId && p.LeftAt == null)) throw new NotPermittedException("unavailable");
            var whom = forWhom.Trim() is { Length: > 0 and <= 120 } given && !given.Any(char.IsControl) ? given : throw new BadInputException("nobody is named", "name", "1 to 120 characters");
            var (invitation, secret) = Invitations.New(whom, email?.Trim() is { Length: > 0 } address ? address : null, partyId, role, administrator, viewer.PersonId, write.Now, Invitations.Open);
            write.Db.Invitations.Add(invitation);
            write.Log(LogAction.Invited, new { Invitation = invitation.Id, Party = partyId, role, administrator });
            write.Tell("people");
            return secret;
        });

    /// <summary>Takes an invitation back.</summary>
    public static Task RevokeAsync(RoomStore store, Viewer viewer, string invitationId) => store.WriteAsync(viewer, async write =>
    {
        var invitation = await write.Db.Invitations.SingleOrDefaultAsync(i => i.Id == invitationId) ?? throw new NotPermittedException("unavailable");
        if (!MayRun(viewer, invitation.PartyId)) throw new NotPermittedException("role");
        invitation.RevokedAt ??= write.Now;
        write.Log(LogAction.Invited, new { Revoked = invitation.Id });
        write.Tell("people");
    });

    /// <summary>Changes a person's role; the person's open pages are closed within half a minute and writing is refused at once.</summary>
    public static Task SetRoleAsync(RoomStore store, Viewer viewer, string personId, PersonRole role) => ChangeAsync(store, viewer, personId, (write, person) =>
    {
        if (person.Id == viewer.PersonId) throw new NotPermittedException("own-account");
        person.Role = role;
        write.Log(LogAction.PeopleChanged, new { Person = person.Id, role });
    });

    /// <summary>Closes an account for good; what the person did stays.</summary>
    public static Task CloseAsync(RoomStore store, Viewer viewer, string personId) => ChangeAsync(store, viewer, personId, (write, person) =>
    {
        if (person.Id == viewer.PersonId) throw new NotPermittedException("own-account");
        person.ClosedAt = write.Now;
        person.PasswordHash = null;
        person.SecurityStamp = RowId.New();
        write.Log(LogAction.PeopleChanged, new { Person = person.Id, Closed = true });
    });

    /// <summary>Whether a viewer runs a party's people.</summary>
    public static bool MayRun(Viewer viewer, string? partyId) => viewer.IsAdministrator || (partyId is not null && viewer.PartyId == partyId && viewer.Is(PersonRole.Head));

    private static Task ChangeAsync(RoomStore store, Viewer viewer, string personId, Action<RoomWrite, Person> change) => store.WriteAsync(viewer, async write =>
    {
        var person = await write.Db.People.SingleOrDefaultAsync(p => p.Id == personId) ?? throw new NotPermittedException("unavailable");
        if (!MayRun(viewer, person.PartyId)) throw new NotPermittedException("role");
        change(write, person);
        person.ConcurrencyStamp = RowId.New();
        write.Tell("people");
    });
}
