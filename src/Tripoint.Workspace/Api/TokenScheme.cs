using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Tripoint.Workspace.People;
using Tripoint.Workspace.Storage;

namespace Tripoint.Workspace.Api;

/// <summary>Signs a script in by <c>Authorization: Bearer tripoint_…</c>.</summary>
internal sealed class TokenScheme(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, RoomStore store)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "Token";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (header.Length == 0) return AuthenticateResult.NoResult();
        if (!header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)) return AuthenticateResult.Fail("not a bearer token");
        var hash = Invitations.HashOf(header["Bearer ".Length..].Trim());
        await using var db = store.Open(Viewer.Room);
        var token = await db.Set<ApiToken>().SingleOrDefaultAsync(t => t.SecretHash == hash, Context.RequestAborted);
        if (token is null || token.RevokedAt is not null || db.Now >= token.ExpiresAt) return AuthenticateResult.Fail("unknown, expired or revoked");
        var viewer = await ViewerClaims.NowAsync(db, token.PersonId, Context.RequestAborted);
        if (!viewer.IsSignedIn) return AuthenticateResult.Fail("account closed");
        if (token.LastUsedAt is null || db.Now - token.LastUsedAt > TimeSpan.FromHours(1))
        {
            token.LastUsedAt = db.Now;
            await db.SaveChangesAsync(Context.RequestAborted);
        }
        var identity = new ClaimsIdentity(
            [new Claim(ClaimTypes.NameIdentifier, viewer.PersonId), .. ViewerClaims.Of(viewer), .. token.Scopes.Split(' ').Select(s => new Claim(ApiAccessExtensions.Claim, s))],
            Name);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = 401;
        Response.Headers.WWWAuthenticate = "Bearer realm=\"tripoint\"";
        return Task.CompletedTask;
    }
}
