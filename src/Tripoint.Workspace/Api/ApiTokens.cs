using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Tripoint.Faults;
using Tripoint.Workspace.Disclosure;
using Tripoint.Workspace.Log;
using Tripoint.Workspace.People;
using Tripoint.Workspace.Storage;

namespace Tripoint.Workspace.Api;

/// <summary>Tokens: made and revoked by the person whose they are.</summary>
internal static class ApiTokens
{
    public const int LongestDays = 365;

    /// <summary>Makes a token.</summary>
    /// <returns>Its secret, which is kept nowhere.</returns>
    public static Task<string> MakeAsync(RoomStore store, Viewer viewer, string name, IReadOnlyCollection<string> scopes, int days) => store.WriteAsync(viewer, write =>
    {
        if (!viewer.IsSignedIn) throw new NotPermittedException("role");
        if (name.Trim() is not { Length: > 0 and <= 80 } given || given.Any(char.IsControl)) throw new BadInputException("the token has no name", "name", "1 to 80 characters");
        if (scopes.Count == 0 || scopes.Except(ApiScope.All, StringComparer.Ordinal).Any()) throw new BadInputException("the token has no scope, or one that is not known", "scopes", string.Join(", ", ApiScope.All));
        if (days is < 1 or > LongestDays) throw new BadInputException("the token would last too long", "days", "1 to 365");
        var secret = "tripoint_" + RandomNumberGenerator.GetString("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", 40);
        var token = new ApiToken
        {
            Id = RowId.New(),
            PersonId = viewer.PersonId,
            Name = given,
            SecretHash = Invitations.HashOf(secret),
            Scopes = string.Join(' ', ApiScope.All.Where(s => scopes.Contains(s, StringComparer.Ordinal))),
            CreatedAt = write.Now,
            ExpiresAt = write.Now.AddDays(days),
        };
        write.Db.Add(token);
        write.Log(LogAction.TokenChanged, new { Token = token.Id, token.Scopes, Days = days });
        return Task.FromResult(secret);
    });

    /// <summary>Revokes a token of the viewer's own.</summary>
    public static Task RevokeAsync(RoomStore store, Viewer viewer, string tokenId) => store.WriteAsync(viewer, async write =>
    {
        var token = await write.Db.Set<ApiToken>().SingleOrDefaultAsync(t => t.Id == tokenId && t.PersonId == viewer.PersonId) ?? throw new NotPermittedException("unavailable");
        token.RevokedAt ??= write.Now;
        write.Log(LogAction.TokenChanged, new { Token = token.Id, Revoked = true });
    });
}
