using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Tripoint.Workspace.Storage;

namespace Tripoint.Workspace.People;

/// <summary>What a signed-in person's ticket carries: all of <see cref="Viewer"/>, and whether a second factor is set.</summary>
internal sealed class ViewerClaims(UserManager<Person> people, IOptions<IdentityOptions> options, RoomStore store)
    : UserClaimsPrincipalFactory<Person>(people, options)
{
    public const string Party = "tripoint:party";
    public const string Kind = "tripoint:kind";
    public const string Role = "tripoint:role";
    public const string Administrator = "tripoint:administrator";
    public const string Name = "tripoint:name";

    /// <summary>Present when the account has a passkey or an authenticator.</summary>
    public const string Enrolled = "tripoint:enrolled";

    /// <summary>The viewer that a ticket stands for.</summary>
    public static Viewer ViewerOf(ClaimsPrincipal principal)
    {
        if (principal.Identity is not { IsAuthenticated: true } || principal.FindFirstValue(ClaimTypes.NameIdentifier) is not { Length: > 0 } id
            || principal.FindFirstValue(Name) is not { } name)
            return Viewer.Nobody;
        return Viewer.Of(id, name, principal.FindFirstValue(Party) ?? "",
            Enum.TryParse<PartyKind>(principal.FindFirstValue(Kind), out var kind) ? kind : PartyKind.Observer,
            Enum.TryParse<PersonRole>(principal.FindFirstValue(Role), out var role) ? role : PersonRole.Reader,
            principal.HasClaim(Administrator, "yes"));
    }

    /// <summary>The claims of a viewer.</summary>
    public static IEnumerable<Claim> Of(Viewer viewer)
    {
        yield return new Claim(Name, viewer.Name);
        yield return new Claim(Party, viewer.PartyId);
        yield return new Claim(Kind, viewer.PartyKind.ToString());
        yield return new Claim(Role, viewer.Role.ToString());
        if (viewer.IsAdministrator) yield return new Claim(Administrator, "yes");
    }

    /// <summary>The viewer that a person is now; nobody where the account is closed.</summary>
    public static async Task<Viewer> NowAsync(RoomContext db, string personId, CancellationToken cancellation)
    {
        var person = await db.People.AsNoTracking().Include(p => p.Party).SingleOrDefaultAsync(p => p.Id == personId, cancellation);
        return person is null || person.ClosedAt is not null ? Viewer.Nobody : Viewer.Of(person, person.Party is { LeftAt: null } party ? party : null);
    }

    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Person user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        await using var db = store.Open(Viewer.Room);
        identity.AddClaims(Of(await NowAsync(db, user.Id, CancellationToken.None)));
        if (user.TwoFactorEnabled || (await UserManager.GetPasskeysAsync(user)).Count > 0) identity.AddClaim(new Claim(Enrolled, "yes"));
        return identity;
    }
}
