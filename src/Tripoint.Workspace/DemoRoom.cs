using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tripoint.Workspace.People;
using Tripoint.Workspace.Storage;

namespace Tripoint.Workspace;

/// <summary>A room filled with invented people and content. Each area adds its own in <see cref="Area.DemoAsync"/>.</summary>
public sealed class DemoRoom
{
    private readonly Dictionary<string, Viewer> _viewers = new(StringComparer.Ordinal);

    private DemoRoom(IServiceProvider services, RoomStore store)
    {
        Services = services;
        Store = store;
    }

    /// <summary>The room's services, one scope for the whole filling.</summary>
    public IServiceProvider Services { get; }

    /// <summary>The room.</summary>
    public RoomStore Store { get; }

    /// <summary>What to print when the room is filled: one line each.</summary>
    public List<string> Printed { get; } = [];

    /// <summary>An invented person by the first part of the address: <c>chn-head</c>, <c>jpn-negotiator</c>, <c>kor-analyst</c>, <c>secretariat</c>, …</summary>
    public Viewer As(string who) => _viewers[who];

    /// <summary>An address that no other demo has.</summary>
    internal static string Address(string who) => $"{who}@demo.example";

    internal static async Task FillAsync(IServiceProvider services, string url, TextWriter output, CancellationToken cancellation)
    {
        await using var scope = services.CreateAsyncScope();
        var room = new DemoRoom(scope.ServiceProvider, scope.ServiceProvider.GetRequiredService<RoomStore>());
        var empty = await room.Store.ReadAsync(Viewer.Room, async db => !await db.People.AnyAsync(cancellation));
        if (empty)
        {
            foreach (var area in Areas.All) await area.DemoAsync(room, cancellation);
        }
        else
        {
            room.Printed.Add("This demo room was filled before; its people and passwords are those printed then.");
        }
        foreach (var line in room.Printed) await output.WriteLineAsync(line);
        await output.WriteLineAsync($"Open {url} and choose whom to be. Everything in this room is invented.");
    }

    /// <summary>Makes a person with a random password.</summary>
    internal async Task<string> AddPersonAsync(string who, string name, string? partyId, PersonRole role, bool administrator = false)
    {
        var people = Services.GetRequiredService<UserManager<Person>>();
        var password = RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 16);
        var person = new Person
        {
            DisplayName = name,
            UserName = Address(who),
            Email = Address(who),
            EmailConfirmed = true,
            PartyId = partyId,
            Role = role,
            IsAdministrator = administrator,
            CreatedAt = Services.GetRequiredService<TimeProvider>().GetUtcNow(),
        };
        var made = await people.CreateAsync(person, password);
        if (!made.Succeeded) throw new InvalidOperationException(string.Join(" ", made.Errors.Select(e => e.Description)));
        await using var db = Store.Open(Viewer.Room);
        _viewers[who] = await ViewerClaims.NowAsync(db, person.Id, CancellationToken.None);
        return password;
    }
}
