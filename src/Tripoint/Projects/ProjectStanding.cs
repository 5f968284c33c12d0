using System.Collections.Immutable;

namespace Tripoint.Projects;

/// <summary>A step of a joint project.</summary>
/// <param name="What">What is to be done.</param>
/// <param name="Due">By when.</param>
/// <param name="DoneOn">When it was done; null while it is not.</param>
public sealed record Milestone(string What, DateOnly Due, DateOnly? DoneOn);

/// <summary>What a party puts into a joint project.</summary>
/// <param name="Party">The party.</param>
/// <param name="AmountMusd">Million US$; not negative.</param>
public sealed record Contribution(string Party, double AmountMusd);

/// <summary>Where a joint project stands on a day.</summary>
/// <param name="Done">Milestones done by that day.</param>
/// <param name="All">All milestones.</param>
/// <param name="Late">Milestones whose day has passed and that are not done, the longest overdue first.</param>
/// <param name="Next">The next milestone not done whose day has not passed; null where there is none.</param>
/// <param name="BudgetMusd">The budget: all contributions together.</param>
public sealed record ProjectStanding(int Done, int All, ImmutableArray<Milestone> Late, Milestone? Next, double BudgetMusd)
{
    /// <summary>Reckons the standing.</summary>
    public static ProjectStanding Of(IEnumerable<Milestone> milestones, IEnumerable<Contribution> contributions, DateOnly asOf)
    {
        var all = milestones.OrderBy(m => m.Due).ThenBy(m => m.What, StringComparer.Ordinal).ToList();
        var open = all.Where(m => m.DoneOn is null || m.DoneOn > asOf).ToList();
        return new ProjectStanding(
            all.Count - open.Count, all.Count, [.. open.Where(m => m.Due < asOf)], open.FirstOrDefault(m => m.Due >= asOf), contributions.Sum(c => c.AmountMusd));
    }
}
