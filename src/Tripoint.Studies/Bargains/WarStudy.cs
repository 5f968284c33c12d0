using System.Collections.Immutable;
using System.Globalization;
using Tripoint.Codes;
using Tripoint.Equilibrium;
using Tripoint.Negotiation.Bargaining;
using Tripoint.Numerics.Optimization;
using Tripoint.Studies.InputOutput;
using Tripoint.Tables;

namespace Tripoint.Studies.Bargains;

/// <summary>Tariffs chosen alone, and the war that follows.</summary>
public static class WarStudy
{
    private const string Best = "tripoint.negotiate-optimal/1", Warring = "tripoint.negotiate-war/1", Cooperative = "tripoint.negotiate-cooperate/1";

    /// <summary>Each economy's optimal tariffs on all goods from everybody, one economy at a time.</summary>
    /// <param name="request">The data and the world around.</param>
    /// <param name="players">The economies.</param>
    /// <param name="floor">The lowest tariff, fraction; below zero is an import subsidy.</param>
    /// <param name="ceiling">The highest tariff, fraction.</param>
    /// <param name="cancellation">Stops the search.</param>
    public static BargainAnswer Optimal(BargainRequest request, IReadOnlyList<Economy> players, double floor, double ceiling, CancellationToken cancellation = default)
    {
        var (table, model, background, notes) = World(request);
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<object>>();
        var met = true;
        foreach (var player in players)
        {
            var found = OptimalTariffs.Find(model, Index(table, player), new TariffWarOptions { Floor = floor, Ceiling = ceiling }, background, null, cancellation);
            var before = model.Solve(background ?? PolicyChange.None, cancellation);
            met &= found.Status is MinimizeStatus.Converged or MinimizeStatus.NoFurtherDescent;
            double[] others = [.. Enumerable.Range(0, table.EconomyCount).Where(at => at != found.Player).Select(at => found.Equilibrium.WelfareExact[at] - (before?.WelfareExact[at] ?? 0))];
            rows.Add([player.Code, 100 * (found.Gain - (before?.WelfareExact[found.Player] ?? 0)), 100 * found.Median, 100 * others.Min(), 100 * others.Average(), (double)found.Evaluations]);
        }
        return new BargainAnswer(
            [
                new StudyTable(
                    Best, "Each economy's optimal tariffs, the others' standing as they are",
                    [new("economy", "economy"), new("gain", "own gain, %", 4), new("median", "median tariff, %", 1), new("worst", "worst other, %", 3), new("mean", "mean other, %", 3), new("solves", "equilibria", 0)],
                    rows.ToImmutable(),
                    [string.Create(CultureInfo.InvariantCulture, $"A thought experiment: rates on every goods sector and partner between {100 * floor:0} and {100 * ceiling:0}%, chosen for own real income, with nobody answering."), .. notes]),
            ],
            met, null);
    }

    /// <summary>The Nash equilibrium of a tariff war.</summary>
    public static BargainAnswer War(BargainRequest request, IReadOnlyList<Economy> players, double floor, double ceiling, IProgress<(int Done, int All)>? progress = null, CancellationToken cancellation = default)
    {
        var (table, model, background, notes) = World(request);
        var war = TariffWar.Find(model, [.. players.Select(p => Index(table, p))], new TariffWarOptions { Floor = floor, Ceiling = ceiling, Tolerance = 1e-8 }, background, new Steps(progress), cancellation);
        var welfare = war.Equilibrium.WelfareExact;
        var rows = Enumerable.Range(0, table.EconomyCount).OrderByDescending(at => war.Players.Contains(at)).ThenBy(at => welfare[at])
            .Select(at => ImmutableArray.Create<object>(
                table.Economies[at].Code, war.Players.Contains(at) ? "fights" : "", 100 * welfare[at], 100 * war.Equilibrium.Exports[at], war.Players.Contains(at) ? 100 * war.Median(at) : double.NaN))
            .ToImmutableArray();
        return new BargainAnswer(
            [
                new StudyTable(
                    Warring, "A tariff war: nobody who fights could do better by other tariffs of its own",
                    [new("economy", "economy"), new("role", "role"), new("welfare", "real income, %", 3), new("exports", "exports, %", 1), new("median", "median tariff, %", 1)],
                    rows,
                    [
                        war.Converged
                            ? FormattableString.Invariant($"Verified: each player's best answer, searched anew, would gain at most {100 * war.Regret.Max():0.0E+0} per cent. {war.Steps} equilibria.")
                            : FormattableString.Invariant($"NOT VERIFIED: a player could still gain {100 * war.Regret.Max():0.0E+0} per cent after {war.Steps} equilibria."),
                        string.Create(CultureInfo.InvariantCulture, $"Rates of every goods sector and partner between {100 * floor:0} and {100 * ceiling:0}%, chosen for own real income."), .. notes,
                    ]),
            ],
            war.Converged, null);
    }

    /// <summary>The tariffs on which all players would agree if every tariff were on the table and each gained alike.</summary>
    /// <param name="request">The data and the world around.</param>
    /// <param name="players">The economies.</param>
    /// <param name="floor">The lowest tariff, fraction; below zero is an import subsidy.</param>
    /// <param name="ceiling">The highest tariff, fraction.</param>
    /// <param name="fromWar">Whether gains count from a tariff war of the players instead of from today.</param>
    /// <param name="cancellation">Stops the search.</param>
    public static BargainAnswer Cooperate(BargainRequest request, IReadOnlyList<Economy> players, double floor, double ceiling, bool fromWar, CancellationToken cancellation = default)
    {
        var (table, model, background, notes) = World(request);
        int[] at = [.. players.Select(p => Index(table, p))];
        var options = new TariffWarOptions { Floor = floor, Ceiling = ceiling, Tolerance = 1e-8 };
        var war = fromWar ? TariffWar.Find(model, at, options, background, null, cancellation) : null;
        var threat = war?.Equilibrium ?? (background is null ? null : model.Solve(background, cancellation));
        var (game, found) = CooperativeTariffs.Find(model, at, options, threat, null, background, cancellation);
        var rows = at.Select((player, k) => ImmutableArray.Create<object>(
            table.Economies[player].Code, 100 * found.Gains[k], 100 * found.Equilibrium.WelfareExact[player], 100 * found.Equilibrium.Exports[player],
            100 * RateSummary.Median(Enumerable.Range(0, found.Rates.Length).Where(r => game.Space.Rates[r].Importer == player).Select(r => found.Rates[r])))).ToImmutableArray();
        notes.Insert(0, string.Create(CultureInfo.InvariantCulture, $"Rates of every goods sector and partner between {100 * floor:0}% and {100 * ceiling:0}%, {found.Rates.Length} in all; each player gains alike, and as much as can be. Which rates do it is not unique: a transfer by one tariff can be made by another."));
        if (war is { Converged: false }) notes.Add("The war from which gains count was NOT VERIFIED.");
        return new BargainAnswer(
            [
                new StudyTable(
                    Cooperative, fromWar ? "Tariffs chosen together, gains counted from a tariff war" : "Tariffs chosen together, gains counted from today",
                    [new("economy", "economy"), new("gain", "gain, points", 4), new("welfare", "real income, %", 4), new("exports", "exports, %", 1), new("median", "median tariff, %", 1)],
                    rows, [BargainTables.Certificate(found), .. notes]),
            ],
            found.Status is MinimizeStatus.Converged or MinimizeStatus.NoFurtherDescent && war?.Converged != false, found);
    }

    /// <summary>The economies that the data of a request hold, where no players were named for the data of a paper.</summary>
    public static ImmutableArray<Economy> Everybody(BargainRequest request) => World(request).Table.Economies;

    private static (WorldTable Table, TrackedModel Model, PolicyChange? Background, List<string> Notes) World(BargainRequest request)
    {
        var notes = new List<string>();
        if (request.Ossa is { } folder)
        {
            if (request.Data is not null || request.Year is not null || request.Background is not null || !request.Pressure.IsEmpty)
                throw new Faults.BadInputException("--ossa stands for data and model of the paper", "--ossa", "no --data, --year, --background or --pressure beside it");
            var paper = Data.Import.Ossa2014Csv.Read(folder);
            notes.Add("Data and model of Ossa (2014): 7 regions, 33 sectors, 2005, no intermediate inputs, profits of a fixed number of firms, no aggregate deficits.");
            return (paper, new TrackedModel(new EquilibriumModel(paper, new EquilibriumOptions { ProfitShare = Data.Import.Ossa2014Csv.ProfitShares(paper.Elasticity.ToArray()) })), null, notes);
        }
        var table = TableChoice.World(request.Data, request.Year);
        var background = BargainSetup.BackgroundOf(request, table, notes);
        notes.Add("The model is static with full employment: it compares two worlds and does not forecast.");
        return (table, new TrackedModel(new EquilibriumModel(table)), background == PolicyChange.None ? null : background, notes);
    }

    private static int Index(WorldTable table, Economy economy)
    {
        var at = table.IndexOf(economy);
        return at >= 0 ? at : throw new Faults.BadInputException($"the table '{table.Name}' has no {economy}", "--players", $"among {string.Join(", ", table.Economies)}");
    }

    /// <summary>Shows how many decimal places of the promise are won, of eight.</summary>
    private sealed class Steps(IProgress<(int Done, int All)>? progress) : IProgress<(int Step, double Promise)>
    {
        public void Report((int Step, double Promise) value) => progress?.Report((Math.Clamp((int)-Math.Log10(Math.Max(value.Promise, 1e-8)), 0, 8), 8));
    }
}
