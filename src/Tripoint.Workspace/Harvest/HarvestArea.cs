using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Tripoint.Workspace.Disclosure;

namespace Tripoint.Workspace.Harvest;

/// <summary>Areas that nobody minds: baskets of lines with their exposure and early harvest, joint projects, exchanges of people.</summary>
internal sealed partial class HarvestArea : Area
{
    public override string Key => "harvest";

    public override ImmutableArray<MenuEntry> Menu { get; } = [new("harvest.menu", "/harvest", Icons.Leaf), new("harvest.exchanges", "/exchanges", Icons.People)];

    public override string? AddressFor(ItemKind kind, string itemId) => kind == ItemKind.Project ? $"/harvest/projects/{itemId}" : null;

    public override void Model(ModelBuilder builder)
    {
        builder.Entity<ProjectRow>().HasKey(p => p.ItemId);
        builder.Entity<ProjectMilestone>().HasKey(m => m.Id);
        builder.Entity<ProjectShare>().HasKey(s => new { s.ItemId, s.PartyId });
    }
}
