using Tripoint.Projects;

namespace Tripoint.Workspace.Harvest;

internal sealed partial class HarvestArea
{
    /// <summary>Two invented projects.</summary>
    public override async Task DemoAsync(DemoRoom room, CancellationToken cancellation)
    {
        var today = DateOnly.FromDateTime(room.Store.Now.UtcDateTime);
        var japan = room.As("jpn-head");
        var yellow = await JointProjects.AddAsync(room.Store, japan, new ProjectForm(
            "Shared measurements of dust over the Yellow Sea (invented)", "environment", "jpn", "One set of stations, one calibration, data open to all three.",
            [new Contribution("chn", 4), new Contribution("jpn", 3.5), new Contribution("kor", 3)]), cancellation);
        (string What, int Days, bool Done)[] milestones = [("Calibration agreed", -120, true), ("Six stations report", -20, false), ("First common report", 150, false)];
        var version = 2; // the project was opened to all members when it was made
        foreach (var (what, days, _) in milestones) await JointProjects.AddMilestoneAsync(room.Store, japan, yellow, version++, what, today.AddDays(days), cancellation);
        var done = await room.Store.ReadAsync(japan, db => Task.FromResult(db.Set<ProjectMilestone>().First(m => m.ItemId == yellow && m.What == "Calibration agreed").Id));
        await JointProjects.ReachAsync(room.Store, japan, yellow, version, done, true, cancellation);
        await JointProjects.AddAsync(room.Store, room.As("kor-head"), new ProjectForm(
            "Common stock of medical oxygen equipment (invented)", "public-health", "kor", "A reserve at three airports, lent within 48 hours.",
            [new Contribution("chn", 6), new Contribution("jpn", 6), new Contribution("kor", 6)]), cancellation);
    }
}
