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
    private const string Best = "tripoint.negotiate-optimal/1", Warring = "tripoint.negotiate-war/1";

    /// <summary>Each economy's optimal tariffs on all goods from everybody, one economy at a time.</summary>
    /// <param name="request">The data and the world around.</param>
    /// <param name="players">The economies.</param>
    /// <param name="ceiling">The highest tariff, fraction.</param>
    /// <param name="cancellation">Stops the search.</param>
    public static BargainAnswer Optimal(BargainRequest request, IReadOnlyList<Economy> players, double ceiling, CancellationToken cancellation = default)
    {
        var (table, model, background, notes) = World(request);
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<object>>();
        var met = true;
        foreach (var player in players)
        {
            var found = OptimalTariffs.Find(model, Index(table, player), new TariffWarOptions { Ceiling = ceiling }, background, null, cancellation);
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
                    [string.Create(CultureInfo.InvariantCulture, $"A thought experiment: rates on every goods sector and partner between 0 and {100 * ceiling:0}%, chosen for own real income, with nobody answering."), .. notes]),
            ],
            met, null);
    }

    /// <summary>The Nash equilibrium of a tariff war.</summary>
    public static BargainAnswer War(BargainRequest request, IReadOnlyList<Economy> players, double ceiling, IProgress<(int Done, int All)>? progress = null, CancellationToken cancellation = default)
    {
        var (table, model, background, notes) = World(request);
        var war = TariffWar.Find(model, [.. players.Select(p => Index(table, p))], new TariffWarOptions { Ceiling = ceiling, Tolerance = 1e-8 }, background, new Steps(progress), cancellation);
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
                        string.Create(CultureInfo.InvariantCulture, $"Rates of every goods sector and partner between 0 and {100 * ceiling:0}%, chosen for own real income."), .. notes,
                    ]),
            ],
            war.Converged, null);
    }

    private static (WorldTable Table, TrackedModel Model, PolicyChange? Background, List<string> Notes) World(BargainRequest request)
    {
        var table = TableChoice.World(request.Data, request.Year);
        var notes = new List<string>();
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
