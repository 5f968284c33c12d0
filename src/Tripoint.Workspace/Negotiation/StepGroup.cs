using System.Collections.Immutable;

namespace Tripoint.Workspace.Negotiation;

/// <summary>A readable part of a move: tariffs of one party towards another that were moved in the same way.</summary>
/// <param name="Side">Offer or request.</param>
/// <param name="Giver">Whose tariffs.</param>
/// <param name="Partner">On whose exports.</param>
/// <param name="Sectors">Codes of the sectors, in the table's order.</param>
/// <param name="Before">The side's position before; null where it had none.</param>
/// <param name="After">Its position now; its rate is null where it was withdrawn.</param>
public sealed record StepGroup(DraftSide Side, string Giver, string Partner, ImmutableArray<string> Sectors, (double? Rate, string Staging)? Before, (double? Rate, string Staging) After)
{
    /// <summary>The steps of every move of a negotiation.</summary>
    public static Dictionary<int, List<StepGroup>> Of(TalksView talks, PricingTable table, IReadOnlyCollection<DraftCell> cells)
    {
        var byPlace = cells.ToDictionary(c => (c.Giver, c.Partner, c.Sector, c.Line, c.Side, c.Version));
        return cells.GroupBy(c => c.Number).ToDictionary(g => g.Key, g => g
            .GroupBy(c => (c.Side, c.Giver, c.Partner, Before: byPlace.TryGetValue((c.Giver, c.Partner, c.Sector, c.Line, c.Side, c.Version - 1), out var b) ? ((double?, string)?)(b.Rate, b.Staging) : null, After: (c.Rate, c.Staging)))
            .OrderBy(s => talks.Party(s.Key.Giver)?.Position).ThenBy(s => talks.Party(s.Key.Partner)?.Position).ThenBy(s => s.Key.After.Rate)
            .Select(s => new StepGroup(s.Key.Side, s.Key.Giver, s.Key.Partner, [.. s.OrderBy(c => table.Sector(c.Sector)).Select(c => c.Sector)], s.Key.Before, s.Key.After))
            .ToList());
    }

    /// <summary>What changed between two states of a draft.</summary>
    public static List<StepGroup> Between(TalksView talks, PricingTable table, Draft before, Draft after)
    {
        var changed = from key in before.Cells.Keys.Union(after.Cells.Keys)
                      from side in new[] { DraftSide.Giver, DraftSide.Partner }
                      let one = before[key].Of(side)
                      let two = after[key].Of(side)
                      where two is not null && (one is null || one.Rate != two.Rate || one.Staging != two.Staging)
                      group key by (Side: side, key.Giver, key.Partner, Before: one is null ? ((double?, string)?)null : (one.Rate, one.Staging), After: (two.Rate, two.Staging));
        return
        [
            .. changed.OrderBy(g => talks.Party(g.Key.Giver)?.Position).ThenBy(g => talks.Party(g.Key.Partner)?.Position).ThenBy(g => g.Key.Side)
                .Select(g => new StepGroup(g.Key.Side, g.Key.Giver, g.Key.Partner, [.. g.OrderBy(k => table.Sector(k.Sector)).Select(k => k.Sector)], g.Key.Before, g.Key.After)),
        ];
    }
}
