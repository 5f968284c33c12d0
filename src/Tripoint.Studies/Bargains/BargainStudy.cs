using System.Collections.Immutable;
using System.Globalization;
using Tripoint.Faults;
using Tripoint.Negotiation.Bargaining;
using Tripoint.Numerics.Optimization;
using Tripoint.Studies.InputOutput;

namespace Tripoint.Studies.Bargains;

/// <summary>The answers of <c>negotiate</c>'s searches, each as tables with notes.</summary>
public static class BargainStudy
{
    private const string Bargained = "tripoint.negotiate-bargain/1", Searched = "tripoint.negotiate-search/1", Sampled = "tripoint.negotiate-frontier/1",
        Enforced = "tripoint.negotiate-enforce/1", Mediated = "tripoint.negotiate-mediate/1";

    /// <summary>The Nash bargain.</summary>
    /// <param name="setup">The game.</param>
    /// <param name="prices">Whether each binding red line is lifted in turn to see what it costs whom.</param>
    /// <param name="most">Rates to list.</param>
    /// <param name="cancellation">Stops the search.</param>
    public static BargainAnswer Bargain(BargainSetup setup, bool prices, int most, CancellationToken cancellation = default)
    {
        var game = setup.Game;
        var found = new PackageSearch(game).NashBargain(cancellation);
        var lifted = new Dictionary<(string Party, string Line), double[]>();
        foreach (var at in Enumerable.Range(0, prices ? game.Conditions.Length : 0).Where(at => found.ShadowPrices[at] > 1e-9))
        {
            var condition = game.Conditions[at];
            var key = (game.Name(condition.Owner).Code, condition.Line.Name);
            if (lifted.ContainsKey(key)) continue;
            var without = game.Without((party, line) => party.Party == game.Parties[condition.Owner].Party && line.Name == condition.Line.Name);
            lifted.Add(key, new PackageSearch(without, new SearchOptions { Starts = 1 }).NashBargain(cancellation).Gains);
        }
        var notes = new List<string>();
        var agreed = found.IsAcceptable && found.Gains.All(g => g > 0);
        if (agreed)
            notes.Add("Every party is better off than with its alternative, and no tariff can be moved to make one better off without costing another more, by the weights of the bargain.");
        else
        {
            notes.Add("No package was found that makes every party better off and crosses no red line.");
            var conflict = MandateConflict.Find(game, cancellation);
            if (!conflict.IsEmpty) notes.Add("These demands cannot be met together: " + string.Join("; ", conflict) + ".");
        }
        if (found.OtherStarts.Length > 0)
        {
            var spread = found.Value - found.OtherStarts.Min();
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"{found.OtherStarts.Length + 1} starting points end within {spread:0.0E+0} of each other in the Nash product's logarithm."));
        }
        return new BargainAnswer(
            [
                BargainTables.Parties(Bargained, "The Nash bargain", game, found, [.. notes, .. setup.Notes]),
                .. game.Conditions.IsEmpty ? (StudyTable[])[] : [BargainTables.RedLines(Bargained, game, found, lifted)],
                BargainTables.Rates(Bargained, game, found.Rates, most),
            ],
            agreed, found);
    }

    /// <summary>The fairest by two measures, the nearest package to a cut of all rates, few lines to free.</summary>
    /// <param name="setup">The game.</param>
    /// <param name="what">What is searched for.</param>
    /// <param name="cut">For the nearest package: the cut of all rates it stays near, 0 to 1. For the harvest: the part of the bargain's gains asked.</param>
    /// <param name="most">Rates to list.</param>
    /// <param name="cancellation">Stops the search.</param>
    public static BargainAnswer Search(BargainSetup setup, SearchKind what, double cut, int most, CancellationToken cancellation = default)
    {
        var game = setup.Game;
        var search = new PackageSearch(game, new SearchOptions { Starts = 1 });
        if (what == SearchKind.Nearest)
        {
            var near = search.Nearest([.. game.Space.Standing.Select(t => (1 - cut) * t)], 0, cancellation);
            return Answer(near, string.Create(CultureInfo.InvariantCulture, $"Nearest to a cut of all rates by {100 * cut:0}% that leaves nobody worse off"));
        }
        var bargain = search.NashBargain(cancellation);
        if (what == SearchKind.Maximin) return Answer(search.Maximin(bargain, cancellation), "The package whose least gain is largest (maximin)");
        if (what == SearchKind.KalaiSmorodinsky)
        {
            var ideals = search.Ideals(bargain, cancellation);
            var best = "The most each could get while nobody loses: " + string.Join(", ", ideals.Select((g, at) => string.Create(CultureInfo.InvariantCulture, $"{game.Name(at)} {100 * g:0.0000}%"))) + ".";
            return Answer(search.KalaiSmorodinsky(ideals, bargain, cancellation), "The same part of the best for each (Kalai-Smorodinsky)", best);
        }
        var lines = new LineSelection(game).EarlyHarvest(bargain, cut, cancellation);
        var summary = new StudyTable(
            Searched, string.Create(CultureInfo.InvariantCulture, $"Early harvest: the fewest tariffs, cut as far as in the bargain, that bring every party {100 * cut:0}% of its gain in the bargain"),
            [new("party", "party"), new("gain", "gain, %", 4), new("bargain", "in the bargain, %", 4)],
            [.. game.Parties.Select((p, at) => ImmutableArray.Create<object>(p.Mandate.Party.Code, 100 * lines.Gains[at], 100 * bargain.Gains[at]))],
            [
                lines.IsEnough
                    ? FormattableString.Invariant($"{lines.Chosen.Length} tariffs cut as far as in the bargain; each is needed. Chosen by their effects, not by trying all sets: a smaller one may exist.")
                    : FormattableString.Invariant($"{lines.Chosen.Length} tariffs cut, and it is not enough: no further tariff helps without crossing a red line."),
                .. setup.Notes,
            ]);
        return new BargainAnswer([summary, BargainTables.Rates(Searched, game, lines.Rates, most)], lines.IsEnough, null);

        BargainAnswer Answer(FoundPackage found, string title, params string[] notes) => new(
            [BargainTables.Parties(Searched, title, game, found, [.. notes, .. setup.Notes]), BargainTables.Rates(Searched, game, found.Rates, most)], found.IsAcceptable, found);
    }

    /// <summary>The fewest further tariffs to free, beyond a package, so that parties which it leaves short are satisfied and nobody else falls below its alternative.</summary>
    /// <param name="setup">The game, with the package to begin from.</param>
    /// <param name="party">The party to satisfy; null: every party.</param>
    /// <param name="gain">The gain over its alternative that is asked for, fraction.</param>
    /// <param name="most">Rates to list.</param>
    /// <param name="cancellation">Stops the search.</param>
    /// <exception cref="BadInputException">The party has no seat at the table, or the package no equilibrium.</exception>
    public static BargainAnswer Satisfy(BargainSetup setup, Codes.Economy? party, double gain, int most, CancellationToken cancellation = default)
    {
        var game = setup.Game;
        var package = setup.Start ?? throw new ArgumentException("The request names no package.", nameof(setup));
        if (party is not null && !game.Parties.Any(p => p.Mandate.Party.Equals(party)))
            throw new BadInputException($"{party} is no party", "--party", "one of " + string.Join(", ", game.Parties.Select(p => p.Mandate.Party)));
        var before = game.Gains(game.Model.Solve(game.Space.Policy(package), cancellation) ?? throw new BadInputException("no equilibrium was found for the package", "--package", "milder commitments"));
        // Whoever is not to be satisfied may give of its gain, but not fall below its alternative, nor further below it.
        double[] asked = [.. game.Parties.Select((p, at) => party is null || p.Mandate.Party.Equals(party) ? gain : Math.Min(before[at], 0))];
        var lines = new LineSelection(game).Free(package, asked, cancellation);
        var summary = new StudyTable(
            Searched, "The fewest tariffs to free beyond the package",
            [new("party", "party"), new("before", "gain of the package, %", 4), new("asked", "asked, %", 4), new("gain", "gain then, %", 4)],
            [.. game.Parties.Select((p, at) => ImmutableArray.Create<object>(p.Mandate.Party.Code, 100 * before[at], 100 * asked[at], 100 * lines.Gains[at]))],
            [Verdict(), .. setup.Notes]);
        var crossed = game.Slacks(lines.Equilibrium).Select((slack, at) => (Slack: slack, Condition: game.Conditions[at])).Where(c => c.Slack < -2e-6).OrderBy(c => c.Slack).ToList();
        var freed = lines.Chosen.Select(rate => game.Space.Rates.IndexOf(rate)).ToList();
        return new BargainAnswer(
            [
                summary,
                .. freed.Count == 0 ? (StudyTable[])[] : [BargainTables.Freed(Searched, game, package, freed)],
                .. crossed.Count == 0 ? (StudyTable[])[] : [BargainTables.Crossed(Searched, game, crossed)],
                BargainTables.Rates(Searched, game, lines.Rates, most),
            ],
            lines.IsEnough, null);

        string Verdict() => (lines.IsEnough, lines.Chosen.Length) switch
        {
            (true, 0) => "The package gives what is asked already: nothing need be added.",
            (true, var n) => FormattableString.Invariant($"{n} further tariffs freed are enough; each is needed. Chosen one or two at a time by their effect: a smaller set may exist."),
            (false, var n) => FormattableString.Invariant($"Not enough with {n} further tariffs freed: none of the most promising others helps, alone or in pairs."),
        };
    }

    /// <summary>The Pareto frontier with the bargain on it.</summary>
    public static BargainAnswer Frontier(BargainSetup setup, int steps, IProgress<(int Done, int All)>? progress = null, CancellationToken cancellation = default)
    {
        var game = setup.Game;
        var search = new PackageSearch(game, new SearchOptions { Starts = 1 });
        var bargain = search.NashBargain(cancellation);
        var ideals = search.Ideals(bargain, cancellation);
        var points = Negotiation.Bargaining.Frontier.Sample(search, game.Parties.Length, steps, ideals, bargain, progress, cancellation);
        var rows = points.Select((p, at) => Row((at + 1).ToString(CultureInfo.InvariantCulture), p.Package)).Append(Row("bargain", bargain)).ToImmutableArray();
        return new BargainAnswer(
            [
                new StudyTable(
                    Sampled, "The Pareto frontier: gains that no package can raise for one party without lowering another's",
                    [new("point", "point"), .. game.Parties.Select(p => new StudyColumn("gain" + p.Mandate.Party.Code, p.Mandate.Party.Code + ", %", 4)), new("status", "search")],
                    rows,
                    ["Points lie in even directions between the parties' best outcomes; 'bargain' is the Nash bargain.", .. setup.Notes]),
            ],
            points.All(p => p.Package.Status is MinimizeStatus.Converged or MinimizeStatus.NoFurtherDescent), bargain);

        ImmutableArray<object> Row(string name, FoundPackage package) =>
            [name, .. package.Gains.Select(g => (object)(100 * g)), BargainTables.Ended(package.Status)];
    }

    /// <summary>Whether the bargain enforces itself.</summary>
    public static BargainAnswer Enforce(BargainSetup setup, Punishment punishment, double ceiling, CancellationToken cancellation = default)
    {
        var game = setup.Game;
        var found = new PackageSearch(game, new SearchOptions { Starts = 1 }).NashBargain(cancellation);
        var judged = Enforcement.Judge(game, found, punishment, new TariffWarOptions { Ceiling = ceiling }, cancellation);
        var table = game.Table;
        var parties = new StudyTable(
            Enforced, punishment == Punishment.Withdrawal ? "Does the bargain enforce itself, if a breach ends it?" : "Does the bargain enforce itself, if a breach starts a tariff war?",
            [
                new("party", "party"), new("kept", "kept, %", 4), new("broken", "breaks it, %", 4), new("after", "afterwards, %", 4), new("smallest", "patience needed", 3),
                new("own", "its own", 3), new("keeps", "keeps it"), new("years", "years to regret", 0),
                .. judged.Parties.Select(p => new StudyColumn("breachTo" + p.Party.Code, "a breach to " + p.Party.Code + ", points", 4)),
            ],
            [
                .. judged.Parties.Select(p => ImmutableArray.CreateRange<object>(
                [
                    p.Party.Code, 100 * p.Kept, 100 * p.Broken, 100 * p.Punished, p.Smallest, p.DiscountFactor, p.Keeps ? "yes" : "no", p.YearsToRegret,
                    .. p.ToOthers.Select(v => (object)(100 * v)),
                ])),
            ],
            [
                judged.EnforcesItself ? "Every party is patient enough: the bargain enforces itself." : "Not every party is patient enough: without another guarantee the bargain would not hold.",
                "Patience needed: the smallest discount factor at which keeping the package for good beats a year's gain from breaking it. Years to regret: when the discounted loss has eaten the gain.",
                .. setup.Notes,
            ]);
        var hints = new StudyTable(
            Enforced, "Slower cuts that would help most: rates half-way back to where they stand",
            [new("party", "for"), new("importer", "importer"), new("exporter", "from"), new("sector", "sector"), new("from", "package, %", 2), new("to", "slower, %", 2), new("change", "patience needed", 4)],
            [
                .. judged.Parties.SelectMany(p => p.Hints.Select(h => ImmutableArray.Create<object>(
                    p.Party.Code, table.Economies[h.Rate.Importer].Code, table.Economies[h.Rate.Exporter].Code, table.Sectors[h.Rate.Sector].Code, 100 * h.From, 100 * h.To, h.Change))),
            ],
            ["By derivatives at the package; a party's own slower cut lowers what a breach brings it."]);
        return new BargainAnswer([parties, hints], judged.EnforcesItself, found);
    }

    /// <summary>A mediator's proposal, and one party's own results besides.</summary>
    /// <param name="setup">The game.</param>
    /// <param name="party">The party that asks; null: the proposal alone.</param>
    /// <param name="cancellation">Stops the search.</param>
    public static BargainAnswer Mediate(BargainSetup setup, Codes.Economy? party, CancellationToken cancellation = default)
    {
        var outcome = Mediator.Propose(setup.Game, cancellation: cancellation);
        var tables = new List<StudyTable>
        {
            new(Mediated, outcome.Proposal.IsSettled ? "A proposal that leaves every party better off and crosses no red line" : "No proposal could be found that every party could accept",
                [new("importer", "importer"), new("exporter", "from"), new("sector", "sector"), new("today", "today, %", 2), new("proposed", "proposed, %", 2)],
                [.. outcome.Proposal.Rates.Select(r => ImmutableArray.Create<object>(r.Importer.Code, r.Exporter.Code, r.Sector, 100 * r.Standing, 100 * r.Proposed))],
                ["No mandate is shown, nor any figure made from another party's mandate. A rate that stays high may still hint at a red line."]),
        };
        if (party is not null)
        {
            var own = outcome.For(party);
            tables.Add(new StudyTable(
                Mediated, $"For {party} alone",
                [new("figure", "figure"), new("value", "value", 4)],
                [
                    ["gain over the alternative, %", 100 * own.Gain],
                    ["real income, %", 100 * own.Welfare],
                    .. own.Margins.Select(m => ImmutableArray.Create<object>($"room left at '{m.Line}', points", 100 * m.Margin)),
                ],
                []));
        }
        return new BargainAnswer([.. tables], outcome.Proposal.IsSettled, null);
    }
}
