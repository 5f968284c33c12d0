using Tripoint.Data.Embedded;
using Tripoint.Faults;
using Tripoint.Workspace.Disclosure;
using Tripoint.Workspace.Evidence;
using Tripoint.Workspace.Negotiation;
using Tripoint.Workspace.Storage;

namespace Tripoint.Workspace.Tests.Evidence;

public sealed class EvidenceRunsTests
{
    private static readonly PricingTables s_tables = new();

    [Theory, MemberData(nameof(TestRoom.Databases), MemberType = typeof(TestRoom))]
    public async Task Another_delegation_runs_it_again_and_gets_the_same(DatabaseKind kind)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var room = await TestRoom.MakeAsync(kind);
        var desk = new EvidenceDesk(room.Store, s_tables);
        using var runs = new EvidenceRuns(room.Store, room.Signals, s_tables);
        var id = await desk.AddScenarioAsync(room.As("kor-analyst"), "A free trade area", "", ScenarioLibrary.Text("cjk-fta"), cancellation);
        var first = await runs.RunAsync(room.As("kor-analyst"), id, cancellation);
        await Assert.ThrowsAsync<NotPermittedException>(() => runs.RunAsync(room.As("jpn-analyst"), id, cancellation));
        await room.Store.WriteAsync(room.As("kor-head"), async write =>
        {
            var item = await write.FindAsync(id, cancellation);
            write.Share(item, item.Version, Audience.Named, ["jpn"], null);
        }, cancellation);
        var second = await runs.RunAsync(room.As("jpn-analyst"), id, cancellation);
        Assert.Equal((first.InputHash, first.ResultHash), (second.InputHash, second.ResultHash));
        Assert.Equal(("Converged", 2), (second.Status, second.Number));
        Assert.True(second.Residual < 1e-8);
        Assert.Contains(EvidenceFigures.Of(second.Result), f => f.Economy == "KOR" && f.Welfare > 0);
        await Assert.ThrowsAsync<NotPermittedException>(() => runs.RunAsync(room.As("jpn-reader"), id, cancellation));
        await Assert.ThrowsAsync<NotPermittedException>(() => runs.RunAsync(room.As("chn-head"), id, cancellation));
    }

    [Fact]
    public async Task A_faulty_scenario_is_refused_with_its_line()
    {
        await using var room = await TestRoom.MakeAsync();
        var refused = await Assert.ThrowsAsync<BadInputException>(() => new EvidenceDesk(room.Store, s_tables)
            .AddScenarioAsync(room.As("kor-analyst"), "x", "", "name: x\nchanges:\n  - tariff: { importers: [KOR], exporters: [NOWHERE], to: 0% }\n", TestContext.Current.CancellationToken));
        Assert.Contains("3", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_is_stopped_keeps_nothing()
    {
        await using var room = await TestRoom.MakeAsync();
        using var runs = new EvidenceRuns(room.Store, room.Signals, s_tables);
        var viewer = room.As("kor-analyst");
        var id = await new EvidenceDesk(room.Store, s_tables).AddScenarioAsync(viewer, "A free trade area", "", ScenarioLibrary.Text("cjk-fta-staged"), TestContext.Current.CancellationToken);
        using var listening = room.Signals.Listen(EvidenceRuns.Topic(id), () =>
        {
            runs.Stop(viewer, id);
            return Task.CompletedTask;
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => runs.RunAsync(viewer, id, TestContext.Current.CancellationToken));
        Assert.Null(runs.Of(id));
        await using var db = room.Store.Open(viewer);
        Assert.Empty(db.Set<EvidenceRun>());
    }
}
