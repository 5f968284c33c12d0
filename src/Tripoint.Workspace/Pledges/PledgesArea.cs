using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Tripoint.Workspace.Disclosure;

namespace Tripoint.Workspace.Pledges;

/// <summary>Commitments: who promised what by when, what the promiser says, who disputes it, and what the indicator shows.</summary>
internal sealed partial class PledgesArea : Area
{
    public override string Key => "pledges";

    public override ImmutableArray<MenuEntry> Menu { get; } = [new("pledges.menu", "/commitments", Icons.Flag)];

    public override string? AddressFor(ItemKind kind, string itemId) => kind == ItemKind.Commitment ? $"/commitments/{itemId}" : null;

    public override void Model(ModelBuilder builder)
    {
        var row = builder.Entity<CommitmentRow>();
        row.HasKey(c => c.ItemId);
        row.Ignore(c => c.PromiserIds);
        row.Ignore(c => c.Pledge);
        builder.Entity<CommitmentWord>().HasKey(w => w.ItemId);
        builder.Entity<CommitmentDispute>().HasKey(d => d.ItemId);
        builder.Entity<CommitmentReading>().HasKey(r => r.ItemId);
    }
}
