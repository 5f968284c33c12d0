using Tripoint.Workspace.Disclosure;
using Tripoint.Workspace.Negotiation;

namespace Tripoint.Workspace.Tests.Negotiation;

/// <summary>A test room with a negotiation of three in it. The table is laid out once for all tests.</summary>
internal sealed class TalksRoom
{
    private static readonly PricingTables s_tables = new();

    private TalksRoom(TestRoom room)
    {
        Room = room;
        Reader = new TalksReader(room.Store, room.Signals);
        Desk = new TalksDesk(room.Store, Reader, s_tables);
        Keys = new Vault(room.Store, TimeProvider.System);
        Mandates = new MandateVault(room.Store, Keys);
    }

    public TestRoom Room { get; }

    public static PricingTables Tables => s_tables;

    public TalksReader Reader { get; }

    public TalksDesk Desk { get; }

    public Vault Keys { get; }

    public MandateVault Mandates { get; }

    public string Id { get; private set; } = "";

    public static async Task<TalksRoom> OpenAsync(TestRoom room)
    {
        var talks = new TalksRoom(room);
        talks.Id = await talks.Desk.OpenAsync(room.As("secretariat-head"), "Tariffs on goods", "A test.", ["chn", "jpn", "kor"], new DateOnly(2028, 1, 1), TestContext.Current.CancellationToken);
        return talks;
    }

    public async Task<TalksView> ReadAsync(string who) => (await Reader.ReadAsync(Room.As(who), Id, TestContext.Current.CancellationToken))!;

    public Task<MoveOutcome> ProposeAsync(string who, params ProposedCell[] cells) =>
        Desk.ProposeAsync(Room.As(who), Id, [.. cells], cancellation: TestContext.Current.CancellationToken);
}
