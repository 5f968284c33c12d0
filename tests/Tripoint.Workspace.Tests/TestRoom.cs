using System.Collections.Concurrent;
using Tripoint.Workspace.People;
using Tripoint.Workspace.Storage;

namespace Tripoint.Workspace.Tests;

/// <summary>A room's database for one test, with three delegations, a secretariat and an observer, and one person for each role. Gone afterwards.</summary>
internal sealed class TestRoom : IAsyncDisposable
{
    private readonly string _folder;
    private readonly ConcurrentDictionary<string, Viewer> _viewers = new();

    private TestRoom(string folder, RoomDatabase database, TimeProvider clock)
    {
        _folder = folder;
        Database = database;
        Store = new RoomStore(database, clock, Signals);
    }

    public RoomDatabase Database { get; }

    public RoomSignals Signals { get; } = new();

    public RoomStore Store { get; }

    public string Folder => _folder;

    /// <summary>A person: party and role, for example <c>chn-head</c>; <c>admin</c> has no party.</summary>
    public Viewer As(string who) => _viewers[who];

    public IReadOnlyDictionary<string, Viewer> Everyone => _viewers;

    /// <summary>Every database that is at hand here, for a theory.</summary>
    public static TheoryData<DatabaseKind> Databases => TestDatabases.Kinds;

    public static async Task<TestRoom> MakeAsync(DatabaseKind kind = DatabaseKind.Sqlite, TimeProvider? clock = null)
    {
        var room = await EmptyAsync(kind, clock);
        await room.FillAsync();
        return room;
    }

    /// <summary>A room as it is before its first start: no party, no person.</summary>
    public static async Task<TestRoom> EmptyAsync(DatabaseKind kind = DatabaseKind.Sqlite, TimeProvider? clock = null)
    {
        var folder = Directory.CreateTempSubdirectory("tripoint-test-").FullName;
        var database = kind == DatabaseKind.Sqlite ? RoomDatabase.Sqlite(Path.Combine(folder, "room.db")) : await TestDatabases.NewPostgresAsync();
        var room = new TestRoom(folder, database, clock ?? TimeProvider.System);
        await Schema.UpgradeAsync(database, TimeProvider.System, TestContext.Current.CancellationToken);
        return room;
    }

    public async ValueTask DisposeAsync()
    {
        await TestDatabases.DropAsync(Database);
        Directory.Delete(_folder, recursive: true);
    }

    private Task FillAsync() => Store.WriteAsync(Viewer.Room, write =>
    {
        (string Id, PartyKind Kind, string? Economy)[] parties =
        [
            ("chn", PartyKind.Delegation, "CHN"), ("jpn", PartyKind.Delegation, "JPN"), ("kor", PartyKind.Delegation, "KOR"),
            ("secretariat", PartyKind.Secretariat, null), ("observer", PartyKind.Observer, null),
        ];
        for (var at = 0; at < parties.Length; at++)
        {
            var party = new Party { Id = parties[at].Id, Kind = parties[at].Kind, EconomyCode = parties[at].Economy, Position = at, CreatedAt = write.Now };
            write.Db.Parties.Add(party);
            foreach (var role in Enum.GetValues<PersonRole>())
            {
                var who = $"{party.Id}-{role.ToString().ToLowerInvariant()}";
                Add(write, who, party, role, false);
            }
        }
        Add(write, "admin", null, PersonRole.Reader, true);
        return Task.CompletedTask;
    });

    private void Add(RoomWrite write, string who, Party? party, PersonRole role, bool administrator)
    {
        var person = new Person { DisplayName = who, UserName = who, NormalizedUserName = who.ToUpperInvariant(), PartyId = party?.Id, Role = role, IsAdministrator = administrator, CreatedAt = write.Now, SecurityStamp = who, Email = $"{who}@test.example", NormalizedEmail = $"{who}@test.example".ToUpperInvariant() };
        write.Db.People.Add(person);
        _viewers[who] = Viewer.Of(person, party);
    }
}
