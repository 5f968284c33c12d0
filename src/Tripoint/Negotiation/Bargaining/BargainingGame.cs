using System.Collections.Immutable;
using Tripoint.Codes;
using Tripoint.Equilibrium;
using Tripoint.Faults;
using Tripoint.Negotiation.Mandates;
using Tripoint.Scenarios;
using Tripoint.Tables;

namespace Tripoint.Negotiation.Bargaining;

/// <summary>
/// The parties, what they want, what they will not accept, what they have without agreement, and the tariffs on the table: all that a search
/// for a package needs. A party's gain is its score of a package less its score of its alternative.
/// </summary>
public sealed class BargainingGame
{
    /// <summary>Sectors below this part of the economy's income are not judged: they have no workers to lose.</summary>
    private const double SmallestSector = 1e-6;

    private readonly IReadOnlySet<int>? _frozen;

    private BargainingGame(
        TrackedModel model, TariffSpace space, ImmutableArray<PartyInterest> parties, ImmutableArray<double> threats, ImmutableArray<Condition> conditions,
        IReadOnlySet<int>? frozen)
    {
        (Model, Space, Parties, Threats, Conditions, _frozen) = (model, space, parties, threats, conditions, frozen);
    }

    /// <summary>The model.</summary>
    public TrackedModel Model { get; }

    /// <summary>The tariffs between the parties that may move; those that a red line freezes are left out.</summary>
    public TariffSpace Space { get; }

    /// <summary>The parties.</summary>
    public ImmutableArray<PartyInterest> Parties { get; }

    /// <summary>d: each party's score of its alternative.</summary>
    public ImmutableArray<double> Threats { get; }

    /// <summary>The red lines on figures of the result.</summary>
    public ImmutableArray<Condition> Conditions { get; }

    /// <summary>The table.</summary>
    public WorldTable Table => Model.Model.Base;

    /// <summary>Sets a game up.</summary>
    /// <param name="model">The model.</param>
    /// <param name="mandates">One mandate a party.</param>
    /// <param name="alternatives">The equilibrium of each party's alternative, in the order of the mandates; null: nothing changes.</param>
    /// <param name="background">Policies in force besides; null: none.</param>
    /// <param name="frozen">Flat indices of further tariffs that may not move (such as those with frozen lines); null: none.</param>
    /// <exception cref="BadInputException">Fewer than two parties, two mandates of one party, or a mandate that does not fit the table.</exception>
    public static BargainingGame Create(
        TrackedModel model, IReadOnlyList<Mandate> mandates, IReadOnlyList<EquilibriumResult?>? alternatives = null, PolicyChange? background = null,
        IReadOnlySet<int>? frozen = null)
    {
        var table = model.Model.Base;
        if (mandates.Count < 2) throw new BadInputException("a bargain needs at least two parties", "", "one mandate a party");
        foreach (var twice in mandates.GroupBy(m => m.Party).Where(g => g.Count() > 1))
            throw new BadInputException($"there are {twice.Count()} mandates of {twice.Key}", "", "one mandate a party");
        ImmutableArray<PartyInterest> parties = [.. mandates.Select(m => new PartyInterest(m, table))];
        int[] members = [.. parties.Select(p => p.Party)];
        var selectors = new SelectorResolution(Bloc.Of(mandates.Select(m => m.Party)), table);
        var held = new HashSet<int>(frozen ?? new HashSet<int>());
        var conditions = ImmutableArray.CreateBuilder<Condition>();
        for (var owner = 0; owner < parties.Length; owner++)
        {
            var party = parties[owner].Party;
            foreach (var line in mandates[owner].RedLines)
            {
                switch (line)
                {
                    case WelfareFloor floor:
                        conditions.Add(new Condition { Owner = owner, Line = line, Sector = -1, Smallest = floor.Smallest });
                        break;
                    case SectorLossLimit limit:
                        foreach (var sector in selectors.Sectors(limit.Sectors, false, limit.Place))
                        {
                            if (table.Output[(party * table.SectorCount) + sector] <= SmallestSector * table.Income[party]) continue;
                            conditions.Add(new Condition { Owner = owner, Line = line, Sector = sector, Measure = limit.Measure, Smallest = -limit.LargestLoss });
                        }
                        break;
                    case FrozenTariffs tariffs:
                        held.UnionWith(FrozenCells(tariffs, party, members, table, selectors));
                        break;
                    case FrozenLines when frozen is null:
                        throw new BadInputException(
                            $"the red line '{line.Name}' of {mandates[owner].Party} names tariff lines, but the search moves tariffs by sector", "",
                            "frozen tariffs by sector, or a concordance of tariff codes to sectors");
                }
            }
        }
        if (selectors.Faults.Count > 0) throw new BadInputException(selectors.Faults.Distinct());
        var space = TariffSpace.Mutual(table, members, background, held);
        var threats = parties.Select((p, at) => alternatives?[at] is { } result ? p.Score(result) : 0).ToImmutableArray();
        return new BargainingGame(model, space, parties, threats, conditions.ToImmutable(), frozen);
    }

    /// <summary>A game over any tariffs, in which every party values its real income alone and nobody has a red line.</summary>
    /// <param name="model">The model.</param>
    /// <param name="players">Economy indices.</param>
    /// <param name="space">The tariffs that may move.</param>
    /// <param name="alternative">What they have without agreement; null: nothing changes.</param>
    public static BargainingGame Over(TrackedModel model, IReadOnlyList<int> players, TariffSpace space, EquilibriumResult? alternative = null)
    {
        var table = model.Model.Base;
        ImmutableArray<PartyInterest> parties = [.. players.Select(p => new PartyInterest(Mandate.WelfareOf(table.Economies[p]), table))];
        return new BargainingGame(model, space, parties, [.. parties.Select(p => alternative is null ? 0 : p.Score(alternative))], [], null);
    }

    /// <summary>The same game with some red lines lifted.</summary>
    /// <param name="lifted">Tells which red lines of a party are lifted.</param>
    public BargainingGame Without(Func<PartyInterest, RedLine, bool> lifted)
    {
        ImmutableArray<Mandate> mandates =
        [
            .. Parties.Select(p => Mandate.Create(
                p.Mandate.Party, p.Mandate.Objectives, [.. p.Mandate.RedLines.Where(line => !lifted(p, line))], p.Mandate.Alternative,
                p.Mandate.DiscountFactor, p.Mandate.BargainingWeight, p.Mandate.Title, p.Mandate.Source)),
        ];
        var game = Create(Model, mandates, null, Space.Background, _frozen);
        return new BargainingGame(Model, game.Space, game.Parties, Threats, game.Conditions, _frozen);
    }

    /// <summary>Each party's gain over its alternative.</summary>
    public double[] Gains(EquilibriumResult result)
    {
        var gains = new double[Parties.Length];
        for (var at = 0; at < gains.Length; at++) gains[at] = Parties[at].Score(result) - Threats[at];
        return gains;
    }

    /// <summary>How far inside its limit each condition is; negative where a red line is crossed.</summary>
    public double[] Slacks(EquilibriumResult result) => [.. Conditions.Select(c => c.Figure(result, Parties[c.Owner].Party) - c.Smallest)];

    /// <summary>The party's name for messages.</summary>
    public Economy Name(int position) => Parties[position].Mandate.Party;

    private static IEnumerable<int> FrozenCells(FrozenTariffs line, int party, int[] members, WorldTable table, SelectorResolution selectors)
    {
        foreach (var sector in selectors.Sectors(line.Sectors, true, line.Place))
        {
            foreach (var exporter in members)
            {
                if (exporter != party && line.Exporters.Terms.Any(t => t is "all" || t == table.Economies[exporter].Code)) yield return table.Cell(sector, party, exporter);
            }
        }
    }
}
