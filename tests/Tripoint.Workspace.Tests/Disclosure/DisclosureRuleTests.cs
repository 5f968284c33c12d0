using CsCheck;
using Microsoft.EntityFrameworkCore;
using Tripoint.Workspace.Disclosure;
using Tripoint.Workspace.People;
using Tripoint.Workspace.Storage;

namespace Tripoint.Workspace.Tests.Disclosure;

public sealed class DisclosureRuleTests
{
    private static readonly string[] s_parties = ["chn", "jpn", "kor", "secretariat", "observer"];
    private static readonly DateTimeOffset s_now = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly Gen<Viewer> s_viewer =
        from party in OneOf([.. s_parties, ""])
        from role in Gen.Enum<PersonRole>()
        from administrator in Gen.Bool
        from signedIn in Gen.Bool
        select !signedIn ? Viewer.Nobody : Viewer.Of("someone", "Someone", party, KindOf(party), party.Length == 0 ? PersonRole.Reader : role, administrator);

    private static readonly Gen<Item> s_item =
        from owner in OneOf(s_parties)
        from kind in Gen.Enum<ItemKind>()
        from audience in Gen.Enum<Audience>()
        from named in OneOf(s_parties).HashSet[0, 3]
        from embargo in Gen.Int[-2, 2]
        from withdrawn in Gen.Bool
        select Make(owner, kind, audience, named, embargo == 2 ? null : s_now.AddMilliseconds(embargo), withdrawn ? s_now : null);

    [Fact]
    public void The_rule_says_what_the_rules_in_words_say() => Gen.Select(s_viewer, s_item).Sample(
        (viewer, item) => DisclosureRule.MaySee(viewer, item, s_now) == InWords(viewer, item),
        iter: 20_000);

    [Theory, MemberData(nameof(TestRoom.Databases), MemberType = typeof(TestRoom))]
    public async Task The_query_gives_exactly_what_the_rule_allows(DatabaseKind kind)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var room = await TestRoom.MakeAsync(kind, new StoppedClock(s_now));
        var items = new List<Item>();
        var seeds = new List<Item>();
        s_item.Array[300].Sample(drawn => seeds.AddRange(drawn), iter: 1, threads: 1);
        await using (var db = room.Store.Open(Viewer.Room))
        {
            foreach (var drawn in seeds)
            {
                var item = Make(drawn.OwnerId, drawn.Kind, drawn.Audience, [.. drawn.Named.Select(n => n.PartyId)], drawn.EmbargoedUntil, drawn.WithdrawnAt, room.As("chn-head").PersonId);
                items.Add(item);
                db.Add(item);
                db.Add(new Note { ItemId = item.Id, Text = "text" });
            }
            await db.SaveChangesAsync(cancellation);
        }
        foreach (var viewer in room.Everyone.Values.Append(Viewer.Nobody))
        {
            var allowed = items.Where(i => DisclosureRule.MaySee(viewer, i, s_now)).Select(i => i.Id).Order(StringComparer.Ordinal).ToList();
            await using var db = room.Store.Open(viewer);
            Assert.Equal(allowed, (await db.Items.Select(i => i.Id).ToListAsync(cancellation)).Order(StringComparer.Ordinal));
            Assert.Equal(allowed, (await db.Set<Note>().Select(n => n.ItemId).ToListAsync(cancellation)).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task An_embargo_ends_by_itself_and_a_withdrawn_item_is_back_when_opened_again()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var clock = new StoppedClock(s_now);
        await using var room = await TestRoom.MakeAsync(clock: clock);
        var chn = room.As("chn-head");
        var id = await Notes.MakeAsync(room.Store, chn, "title", "text", cancellation);
        await room.Store.WriteAsync(chn, async w => w.Share(await w.FindAsync(id, cancellation), 1, Audience.Members, [], s_now.AddHours(1)), cancellation);
        Assert.False(await SeesAsync("jpn-reader"));
        clock.Now = s_now.AddHours(1);
        Assert.True(await SeesAsync("jpn-reader"));
        Assert.False(await SeesAsync("observer-head"));
        await room.Store.WriteAsync(chn, async w => w.Withdraw(await w.FindAsync(id, cancellation), 2), cancellation);
        Assert.False(await SeesAsync("jpn-reader"));
        Assert.True(await SeesAsync("chn-reader"));
        await room.Store.WriteAsync(chn, async w => w.Withdraw(await w.FindAsync(id, cancellation), 3, withdrawn: false), cancellation);
        Assert.True(await SeesAsync("jpn-reader"));

        Task<bool> SeesAsync(string who) => room.Store.ReadAsync(room.As(who), db => db.Items.AnyAsync(i => i.Id == id, cancellation));
    }

    [Fact]
    public async Task Two_who_change_one_version_do_not_overwrite_each_other()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var room = await TestRoom.MakeAsync();
        var id = await Notes.MakeAsync(room.Store, room.As("chn-analyst"), "title", "first", cancellation);
        await Notes.ChangeAsync(room.Store, room.As("chn-head"), id, 1, "title", "second", cancellation);
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => Notes.ChangeAsync(room.Store, room.As("chn-analyst"), id, 1, "title", "third", cancellation));
        await using var db = room.Store.Open(room.As("chn-reader"));
        Assert.Equal("second", (await db.Set<Note>().SingleAsync(n => n.ItemId == id, cancellation)).Text);
        Assert.Equal(2, (await db.Items.SingleAsync(i => i.Id == id, cancellation)).Version);
    }

    [Fact]
    public async Task A_viewer_whose_role_was_changed_since_writes_nothing()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var room = await TestRoom.MakeAsync();
        var before = room.As("chn-analyst");
        await PartyChanges.SetRoleAsync(room.Store, room.As("chn-head"), before.PersonId, PersonRole.Reader);
        var refused = await Assert.ThrowsAsync<NotPermittedException>(() => Notes.MakeAsync(room.Store, before, "title", "text", cancellation));
        Assert.Equal("account-changed", refused.Reason);
    }

    [Fact]
    public void No_query_goes_round_the_rule()
    {
        var around = Directory.EnumerateFiles(RepositoryFiles.Source, "*.*", SearchOption.AllDirectories)
            .Where(f => f.EndsWith(".razor", StringComparison.Ordinal) || f.EndsWith(".cs", StringComparison.Ordinal))
            .Where(f => File.ReadAllText(f).Contains("IgnoreQueryFilters", StringComparison.Ordinal));
        Assert.Empty(around);
    }

    private static Gen<string> OneOf(string[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static bool InWords(Viewer viewer, Item item)
    {
        var own = viewer.PartyId.Length > 0 && viewer.PartyId == item.OwnerId;
        if (item.Kind == ItemKind.Mandate) return own && viewer.Role is PersonRole.Negotiator or PersonRole.Head && own;
        if (own) return true;
        if (item.WithdrawnAt is not null) return false;
        if (item.EmbargoedUntil is { } until && until > s_now) return false;
        return item.Audience switch
        {
            Audience.Public => true,
            Audience.Members => viewer.PartyId.Length > 0 && viewer.PartyKind is PartyKind.Delegation or PartyKind.Secretariat && viewer.PartyId.Length > 0,
            Audience.Named => viewer.PartyId.Length > 0 && item.Named.Exists(n => n.PartyId == viewer.PartyId),
            _ => false,
        };
    }

    private static PartyKind KindOf(string party) => party switch
    {
        "secretariat" => PartyKind.Secretariat,
        "observer" or "" => PartyKind.Observer,
        _ => PartyKind.Delegation,
    };

    private static Item Make(string owner, ItemKind kind, Audience audience, IEnumerable<string> named, DateTimeOffset? embargo, DateTimeOffset? withdrawn, string by = "someone")
    {
        var item = new Item
        {
            Id = RowId.New(),
            Kind = kind,
            OwnerId = owner,
            Title = "title",
            Audience = audience,
            EmbargoedUntil = embargo,
            WithdrawnAt = withdrawn,
            CreatedById = by,
            CreatedAt = s_now,
            ChangedById = by,
            ChangedAt = s_now,
        };
        foreach (var party in named) item.Named.Add(new NamedParty { ItemId = item.Id, PartyId = party });
        return item;
    }
}
