using System.Collections.Immutable;
using Tripoint.Workspace.People;

namespace Tripoint.Workspace.Negotiation;

/// <summary>
/// Whose results the room shows to whom: the one place where it is decided. A delegation's own people always see its own; the other parties and the
/// secretariat see them where the delegation has opened them.
/// </summary>
public static class ResultsRule
{
    /// <summary>Whether a viewer is shown a party's results.</summary>
    public static bool MaySee(Viewer viewer, TalksParty party) =>
        viewer.HasParty && (viewer.PartyId == party.PartyId || (party.ResultsOpen && viewer.IsMember));

    /// <summary>The figures that a viewer is shown, in the order of the parties; null for the others.</summary>
    public static ImmutableArray<PartyFigures?> Shown(Viewer viewer, TalksView talks, PricedDraft priced) =>
        [.. talks.Parties.Select((p, at) => MaySee(viewer, p) ? priced.Figures[at] : null)];
}
