using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tripoint.Workspace.People;

namespace Tripoint.Workspace.Disclosure;

/// <summary>Items and to whom they are open; notes, the simplest kind of item.</summary>
internal sealed partial class DisclosureArea : Area
{
    public override string Key => "items";

    public override ImmutableArray<MenuEntry> Menu { get; } =
    [
        new("items.menu", "/items", Icons.Shelf),
        new("key.menu", "/account/key", Icons.Key, v => v.IsDelegate && v.Is(PersonRole.Negotiator)),
    ];

    public override void Services(IServiceCollection services) => services.AddSingleton<Vault>();

    public override string? AddressFor(ItemKind kind, string itemId) => kind == ItemKind.Note ? $"/items/{itemId}" : null;

    public override void Model(ModelBuilder builder)
    {
        var item = builder.Entity<Item>();
        item.HasKey(i => i.Id);
        item.HasOne(i => i.Owner).WithMany().HasForeignKey(i => i.OwnerId);
        item.HasMany(i => i.Named).WithOne().HasForeignKey(n => n.ItemId);
        item.Property(i => i.Version).IsConcurrencyToken();
        builder.Entity<NamedParty>().HasKey(n => new { n.ItemId, n.PartyId });
        builder.Entity<DelegationKey>().HasKey(k => k.PartyId);
        builder.Entity<Note>().HasKey(n => n.ItemId);
    }
}
