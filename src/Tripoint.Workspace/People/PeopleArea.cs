using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;

namespace Tripoint.Workspace.People;

/// <summary>Parties, people, invitations, accounts.</summary>
internal sealed partial class PeopleArea : Area
{
    public override string Key => "people";

    public override ImmutableArray<MenuEntry> Menu { get; } = [new("people.menu", "/people", Icons.People)];

    public override void Model(ModelBuilder builder)
    {
        var party = builder.Entity<Party>();
        party.HasKey(p => p.Id);
        party.Ignore(p => p.Economy);
        builder.Entity<Person>().HasOne(p => p.Party).WithMany().HasForeignKey(p => p.PartyId);
        builder.Entity<Invitation>().HasKey(i => i.Id);
    }
}
