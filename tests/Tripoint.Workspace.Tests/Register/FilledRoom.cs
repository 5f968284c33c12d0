using Microsoft.Extensions.DependencyInjection;
using Tripoint.Workspace.People;

namespace Tripoint.Workspace.Tests.Register;

/// <summary>Fills a room with the demo content of register, commitments, warnings and common ground.</summary>
internal static class FilledRoom
{
    public static async Task FillAsync(TestRoom room)
    {
        var people = room.Everyone.Append(KeyValuePair.Create("secretariat", room.As("secretariat-head"))).Where(p => p.Value != Viewer.Nobody);
        await using var none = new ServiceCollection().BuildServiceProvider();
        var demo = DemoRoom.Over(none, room.Store, people);
        foreach (var area in Areas.All.Where(a => a.Key is "register" or "pledges" or "alerts" or "harvest")) await area.DemoAsync(demo, TestContext.Current.CancellationToken);
    }
}
