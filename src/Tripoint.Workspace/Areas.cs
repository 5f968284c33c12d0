using System.Collections.Immutable;
using Tripoint.Workspace.Alerts;
using Tripoint.Workspace.Api;
using Tripoint.Workspace.Disclosure;
using Tripoint.Workspace.Evidence;
using Tripoint.Workspace.Harvest;
using Tripoint.Workspace.Log;
using Tripoint.Workspace.Negotiation;
using Tripoint.Workspace.People;
using Tripoint.Workspace.Pledges;
using Tripoint.Workspace.Register;

namespace Tripoint.Workspace;

/// <summary>The areas of the workspace, in the order of menu, model and demo.</summary>
public static class Areas
{
    /// <summary>Every area.</summary>
    public static ImmutableArray<Area> All { get; } =
    [
        new PeopleArea(),
        new NegotiationArea(),
        new EvidenceArea(),
        new DisclosureArea(),
        new RegisterArea(),
        new PledgesArea(),
        new AlertsArea(),
        new HarvestArea(),
        new LogArea(),
        new ApiArea(),
    ];

    /// <summary>Where an item is read.</summary>
    public static string AddressFor(ItemKind kind, string itemId) =>
        All.Select(a => a.AddressFor(kind, itemId)).FirstOrDefault(a => a is not null) ?? $"/items/{itemId}";
}
