using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Tripoint.Workspace.Storage;

namespace Tripoint.Workspace.People;

/// <summary>Every half minute asks whether the person of an open page may still be there: account open, same party and role, same security stamp.</summary>
internal sealed class CircuitSignIn(ILoggerFactory loggers, RoomStore store, IOptions<IdentityOptions> options)
    : RevalidatingServerAuthenticationStateProvider(loggers)
{
    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(30);

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        var user = authenticationState.User;
        var id = user.FindFirstValue(ClaimTypes.NameIdentifier) ?? "";
        try
        {
            await using var db = store.Open(Viewer.Room);
            var stamp = await db.People.Where(p => p.Id == id).Select(p => p.SecurityStamp).SingleOrDefaultAsync(cancellationToken);
            return stamp is not null && stamp == user.FindFirstValue(options.Value.ClaimsIdentity.SecurityStampClaimType)
                && await ViewerClaims.NowAsync(db, id, cancellationToken) == ViewerClaims.ViewerOf(user);
        }
        catch (Exception e) when (StorageFaults.IsUnavailable(e))
        {
            return true; // nothing can be read or written while the database is away; nobody is signed out for it, and it is asked again in half a minute
        }
    }
}
