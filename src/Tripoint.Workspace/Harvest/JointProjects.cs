using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Tripoint.Faults;
using Tripoint.Projects;
using Tripoint.Workspace.Disclosure;
using Tripoint.Workspace.People;
using Tripoint.Workspace.Register;
using Tripoint.Workspace.Storage;

namespace Tripoint.Workspace.Harvest;

/// <summary>What the form of a project says.</summary>
/// <param name="Title">Its name.</param>
/// <param name="Area">The area.</param>
/// <param name="LeadId">Who leads.</param>
/// <param name="Text">What it is.</param>
/// <param name="Shares">Partners, and what each puts in.</param>
public sealed record ProjectForm(string Title, string Area, string LeadId, string Text, ImmutableArray<Contribution> Shares);

/// <summary>Joint projects: lead, partners, milestones, budget.</summary>
public static class JointProjects
{
    /// <summary>The areas.</summary>
    public static ImmutableArray<string> AreaKeys { get; } = ["environment", "climate", "renewable-energy", "public-health", "exchanges", "other"];

    /// <summary>Puts a project on record, open to all members.</summary>
    public static Task<string> AddAsync(RoomStore store, Viewer viewer, ProjectForm form, CancellationToken cancellation = default) => store.WriteAsync(viewer, async write =>
    {
        var faults = new List<Fault>();
        var parties = await write.Db.Parties.Where(p => p.LeftAt == null && p.Kind != PartyKind.Observer).Select(p => p.Id).ToListAsync(cancellation);
        if (!parties.Contains(form.LeadId, StringComparer.Ordinal)) faults.Add(new Fault("no member leads it", "lead"));
        if (form.Shares.IsEmpty || form.Shares.Any(s => !parties.Contains(s.Party, StringComparer.Ordinal))) faults.Add(new Fault("no member takes part", "partners"));
        if (form.Shares.Any(s => !(s.AmountMusd >= 0 && s.AmountMusd <= 1e9))) faults.Add(new Fault("an amount cannot be used", "budget", "million US$, not negative"));
        if (!AreaKeys.Contains(form.Area, StringComparer.Ordinal)) faults.Add(new Fault($"unknown area '{form.Area}'", "area"));
        if (form.Text.Length > Meetings.FieldLimit) faults.Add(new Fault("the text is too long", "text", "at most 2,000 characters"));
        if (faults.Count > 0) throw new BadInputException(faults);
        var item = write.Make(ItemKind.Project, form.Title);
        write.Db.Add(new ProjectRow { ItemId = item.Id, Area = form.Area, LeadId = form.LeadId, Text = form.Text.Trim() });
        foreach (var share in form.Shares.GroupBy(s => s.Party, StringComparer.Ordinal))
            write.Db.Add(new ProjectShare { ItemId = item.Id, PartyId = share.Key, AmountMusd = share.Sum(s => s.AmountMusd) });
        Meetings.OpenToMembers(write, item);
        write.Tell("harvest");
        return item.Id;
    }, cancellation);

    /// <summary>Adds a milestone.</summary>
    public static Task AddMilestoneAsync(RoomStore store, Viewer viewer, string projectId, int version, string what, DateOnly due, CancellationToken cancellation = default) => ChangeAsync(store, viewer, projectId, version, write =>
    {
        if (string.IsNullOrWhiteSpace(what) || what.Length > ItemChanges.TitleLimit) throw new BadInputException("the milestone is empty or too long", "milestone", "1 to 200 characters");
        write.Db.Add(new ProjectMilestone { Id = RowId.New(), ItemId = projectId, What = what.Trim(), Due = due });
        return Task.CompletedTask;
    }, cancellation);

    /// <summary>Says that a milestone was reached, or was not after all.</summary>
    public static Task ReachAsync(RoomStore store, Viewer viewer, string projectId, int version, string milestoneId, bool done, CancellationToken cancellation = default) => ChangeAsync(store, viewer, projectId, version, async write =>
    {
        var milestone = await write.Db.Set<ProjectMilestone>().SingleOrDefaultAsync(m => m.Id == milestoneId && m.ItemId == projectId, cancellation) ?? throw new NotPermittedException("unavailable");
        milestone.DoneOn = done ? DateOnly.FromDateTime(write.Now.UtcDateTime) : null;
    }, cancellation);

    private static Task ChangeAsync(RoomStore store, Viewer viewer, string projectId, int version, Func<RoomWrite, Task> change, CancellationToken cancellation) => store.WriteAsync(viewer, async write =>
    {
        var item = await write.FindAsync(projectId, cancellation);
        if (!await write.Db.Set<ProjectRow>().AnyAsync(p => p.ItemId == projectId, cancellation)) throw new NotPermittedException("unavailable");
        write.Change(item, version);
        await change(write);
        write.Tell("harvest");
    }, cancellation);
}
