using System.Collections.Immutable;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Tripoint.Workspace.Disclosure;

namespace Tripoint.Workspace.Register;

/// <summary>The dialogue register: mechanisms, meetings, how often each has met and how long it has been silent, texts in four languages, calendars.</summary>
internal sealed partial class RegisterArea : Area
{
    public override string Key => "register";

    public override ImmutableArray<MenuEntry> Menu { get; } = [new("register.menu", "/register", Icons.Calendar)];

    public override string? AddressFor(ItemKind kind, string itemId) => kind == ItemKind.Meeting ? $"/register/meetings/{itemId}" : null;

    public override void Model(ModelBuilder builder)
    {
        builder.Entity<MechanismRow>().HasKey(m => m.ItemId);
        var meeting = builder.Entity<MeetingRow>();
        meeting.HasKey(m => m.ItemId);
        meeting.Ignore(m => m.Date);
        builder.Entity<MeetingText>().HasKey(t => t.Id);
        builder.Entity<CalendarFeed>().HasKey(f => f.Id);
    }

    public override void Map(IEndpointRouteBuilder app) => CalendarFeeds.Map(app);
}
