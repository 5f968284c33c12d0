using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tripoint.Workspace.Log;
using Tripoint.Workspace.Storage;

namespace Tripoint.Workspace.People;

/// <summary>While the room has no administrator, each start prints a fresh link that makes one; links printed before are taken back.</summary>
internal static class FirstLink
{
    private static readonly TimeSpan s_open = TimeSpan.FromHours(24);

    public static async Task PrintAsync(IServiceProvider services, string url, TextWriter output, CancellationToken cancellation)
    {
        var store = services.GetRequiredService<RoomStore>();
        var secret = await store.WriteAsync(Viewer.Room, async write =>
        {
            if (await write.Db.People.AnyAsync(p => p.IsAdministrator && p.ClosedAt == null, cancellation)) return null;
            foreach (var old in await write.Db.Invitations.Where(i => i.CreatedById == null && i.UsedAt == null && i.RevokedAt == null).ToListAsync(cancellation))
                old.RevokedAt = write.Now;
            var (invitation, made) = Invitations.New("administrator", null, null, PersonRole.Head, isAdministrator: true, null, write.Now, s_open);
            write.Db.Invitations.Add(invitation);
            write.Log(LogAction.Invited, new { Invitation = invitation.Id, Administrator = true });
            return made;
        }, cancellation);
        if (secret is null) return;
        await output.WriteLineAsync("No administrator yet. Make the first account with this link; it works once and for 24 hours:");
        await output.WriteLineAsync($"  {url}/join/{secret}");
    }
}
