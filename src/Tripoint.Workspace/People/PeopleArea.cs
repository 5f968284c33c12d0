using System.Collections.Immutable;
using Microsoft.AspNetCore.Identity;
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
        var passkey = builder.Entity<IdentityUserPasskey<string>>();
        passkey.ToTable("AspNetUserPasskeys").HasKey(p => p.CredentialId);
        passkey.OwnsOne(p => p.Data).ToJson("data");
        passkey.HasOne<Person>().WithMany().HasForeignKey(p => p.UserId);
    }
}
