using System.Collections.Immutable;
using Tripoint.Equilibrium;
using Tripoint.Workspace.People;

namespace Tripoint.Workspace.Negotiation;

/// <summary>Finds what a party could ask for next.</summary>
public static class Suggestions
{
    /// <summary>The tariffs that a draft leaves, by what their end would bring the asker, the most first.</summary>
    /// <param name="table">The table.</param>
    /// <param name="viewer">Who is shown them; the asker's own people.</param>
    /// <param name="talks">The negotiation.</param>
    /// <param name="priced">The draft, priced.</param>
    /// <param name="count">How many.</param>
    public static ImmutableArray<Suggestion> Next(PricingTable table, Viewer viewer, TalksView talks, PricedDraft priced, int count)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (talks.Party(viewer.PartyId) is not { } asker || priced.Result.Status != SolveStatus.Converged) return [];
        var shown = talks.Parties.Where(p => ResultsRule.MaySee(viewer, p)).ToList();
        int[] economies = [.. shown.Select(p => table.Economy(p.Party.EconomyCode))];
        var gradients = table.Model.Gradients(priced.Result, economies);
        var own = shown.FindIndex(p => p.PartyId == asker.PartyId);
        var world = table.Table;
        var tariff = priced.Result.Policy.Tariff!;
        var found = new List<Suggestion>();
        foreach (var giver in talks.Parties.Where(p => p.PartyId != asker.PartyId))
        {
            var seen = shown.IndexOf(giver);
            foreach (var j in table.Goods)
            {
                var key = new CellKey(giver.PartyId, asker.PartyId, world.Sectors[j].Code);
                var cell = table.Cell(talks, key);
                if (cell < 0 || tariff[cell] <= 1e-6) continue;
                found.Add(new Suggestion(key, tariff[cell], Worth(own, cell), seen < 0 ? null : Worth(seen, cell)));
            }
        }
        return [.. found.Where(s => s.ToAsker > 0).OrderByDescending(s => s.ToAsker).Take(count)];

        double Worth(int who, int cell) => -tariff[cell] * gradients[who].Tariff[cell] * priced.Result.Base.Income[economies[who]];
    }
}
