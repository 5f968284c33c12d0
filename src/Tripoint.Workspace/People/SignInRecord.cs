using Tripoint.Workspace.Log;
using Tripoint.Workspace.Storage;

namespace Tripoint.Workspace.People;

/// <summary>Writes sign-ins into the record.</summary>
internal static class SignInRecord
{
    /// <summary>Someone signed in.</summary>
    /// <param name="store">The room.</param>
    /// <param name="person">Who.</param>
    /// <param name="how">password, passkey, organisation, recovery or demo.</param>
    public static async Task DoneAsync(RoomStore store, Person person, string how)
    {
        Viewer viewer;
        await using (var db = store.Open(Viewer.Room)) viewer = await ViewerClaims.NowAsync(db, person.Id, CancellationToken.None);
        await store.WriteAsync(viewer, write =>
        {
            write.Log(LogAction.SignedIn, new { How = how });
            return Task.CompletedTask;
        });
    }

    /// <summary>A sign-in to an account that exists failed. What was typed is not written.</summary>
    public static Task FailedAsync(RoomStore store, Person person, bool locked) => store.WriteAsync(Viewer.Room, write =>
    {
        write.Log(LogAction.SignInFailed, new { Person = person.Id, Locked = locked });
        return Task.CompletedTask;
    });
}
