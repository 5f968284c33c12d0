using System.Collections.Immutable;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tripoint.Workspace.Disclosure;

namespace Tripoint.Workspace.Negotiation;

/// <summary>Negotiations: the joint draft, priced while rates move.</summary>
internal sealed partial class NegotiationArea : Area
{
    public override string Key => "negotiation";

    public override ImmutableArray<MenuEntry> Menu { get; } = [new("negotiation.menu", "/negotiations", Icons.Negotiate, v => v.HasParty)];

    public override string? AddressFor(ItemKind kind, string itemId) => kind == ItemKind.Negotiation ? $"/negotiations/{itemId}" : null;

    public override void Model(ModelBuilder builder)
    {
        builder.Entity<Talks>().HasKey(t => t.ItemId);
        var party = builder.Entity<TalksParty>();
        party.HasKey(p => new { p.ItemId, p.PartyId });
        party.HasOne(p => p.Party).WithMany().HasForeignKey(p => p.PartyId);
        builder.Entity<DraftMove>().HasKey(m => new { m.ItemId, m.Number });
        var cell = builder.Entity<DraftCell>();
        cell.HasKey(c => new { c.ItemId, c.Giver, c.Partner, c.Sector, c.Line, c.Side, c.Version });
        cell.HasOne<DraftMove>().WithMany().HasForeignKey(c => new { c.ItemId, c.Number });
        builder.Entity<AgendaPoint>().HasKey(p => p.Id);
        builder.Entity<Citation>().HasKey(c => new { c.ItemId, c.Place, c.CitedId });
        builder.Entity<SealedMandate>().HasKey(m => m.ItemId);
    }

    public override void Api(IEndpointRouteBuilder api) => NegotiationApi.Map(api);

    public override void Services(IServiceCollection services)
    {
        services.AddSingleton<PricingTables>();
        services.AddSingleton<TalksPricing>();
        services.AddSingleton<TalksReader>();
        services.AddSingleton<TalksDesk>();
        services.AddSingleton<MandateVault>();
        services.AddSingleton<TalksMediation>();
    }
}
