using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Tripoint.Workspace.Disclosure;

namespace Tripoint.Workspace.Alerts;

/// <summary>Early warning: disruption notices, who is exposed, offers of help, the clock to the emergency meeting, and watch lists.</summary>
internal sealed partial class AlertsArea : Area
{
    public override string Key => "alerts";

    public override ImmutableArray<MenuEntry> Menu { get; } = [new("alerts.menu", "/warnings", Icons.Warning)];

    public override string? AddressFor(ItemKind kind, string itemId) => kind == ItemKind.Alert ? $"/warnings/{itemId}" : null;

    public override void Model(ModelBuilder builder)
    {
        var notice = builder.Entity<NoticeRow>();
        notice.HasKey(n => n.ItemId);
        notice.Ignore(n => n.SectorCodes);
        notice.Ignore(n => n.OriginEconomies);
        builder.Entity<NoticeAnswer>().HasKey(a => a.ItemId);
        var watch = builder.Entity<WatchRow>();
        watch.HasKey(w => w.ItemId);
        watch.Ignore(w => w.Months);
        watch.Ignore(w => w.OriginEconomy);
    }
}
