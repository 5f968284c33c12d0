using System.Collections.Immutable;
using System.Globalization;
using Tripoint.Negotiation.Bargaining;
using Tripoint.Numerics.Optimization;
using Tripoint.Studies.InputOutput;

namespace Tripoint.Studies.Bargains;

/// <summary>Packages as tables that a person reads, with what to make of them underneath.</summary>
public static class BargainTables
{
    private static readonly ImmutableArray<StudyColumn> s_rates =
    [
        new("importer", "importer"), new("exporter", "from"), new("sector", "sector"), new("name", "products"),
        new("today", "today, %", 2), new("package", "package, %", 2), new("trade", "trade, m US$", 0),
    ];

    /// <summary>What a package brings each party.</summary>
    /// <param name="schema">Name of the JSON contract.</param>
    /// <param name="title">What is shown.</param>
    /// <param name="game">The game.</param>
    /// <param name="package">The package.</param>
    /// <param name="notes">Notes to add.</param>
    public static StudyTable Parties(string schema, string title, BargainingGame game, FoundPackage package, IEnumerable<string> notes)
    {
        var cuts = package.Rates.Select((rate, at) => rate < game.Space.Standing[at] - 1e-6).ToArray();
        return new StudyTable(
            schema, title,
            [new("party", "party"), new("gain", "gain over alternative, %", 4), new("welfare", "real income, %", 4), new("exports", "exports, %", 2), new("cuts", "own rates cut"), new("kept", "kept")],
            [
                .. game.Parties.Select((p, at) =>
                {
                    var own = Enumerable.Range(0, cuts.Length).Where(k => game.Space.Rates[k].Importer == p.Party).ToList();
                    return ImmutableArray.Create<object>(
                        p.Mandate.Party.Code, 100 * package.Gains[at], 100 * package.Equilibrium.WelfareExact[p.Party], 100 * package.Equilibrium.Exports[p.Party],
                        own.Count(k => cuts[k]).ToString(CultureInfo.InvariantCulture), own.Count(k => !cuts[k]).ToString(CultureInfo.InvariantCulture));
                }),
            ],
            [Certificate(package), .. notes]);
    }

    /// <summary>The rates of a package that differ from today's, the largest trade first.</summary>
    public static StudyTable Rates(string schema, BargainingGame game, double[] rates, int most = int.MaxValue)
    {
        var table = game.Table;
        var moved = Enumerable.Range(0, rates.Length).Where(at => Math.Abs(rates[at] - game.Space.Standing[at]) > 1e-6)
            .OrderByDescending(at => table.Trade[game.Space.Cells[at]]).ToList();
        return new StudyTable(
            schema, "Tariffs of the package", s_rates, [.. moved.Take(most).Select(at => Rate(game, rates, at))],
            moved.Count > most ? [FormattableString.Invariant($"{moved.Count - most} smaller flows are not listed; --all lists them, JSON and CSV always do.")] : []);
    }

    /// <summary>The tariffs that are freed beyond a package, in the order in which they were found.</summary>
    internal static StudyTable Freed(string schema, BargainingGame game, double[] package, IEnumerable<int> freed) =>
        new(schema, "Tariffs to free besides", s_rates, [.. freed.Select(at => Rate(game, package, at))], []);

    /// <summary>The red lines that are still crossed, the worst first.</summary>
    internal static StudyTable Crossed(string schema, BargainingGame game, IEnumerable<(double Slack, Condition Condition)> crossed) => new(
        schema, "Red lines still crossed",
        [new("owner", "owner"), new("line", "red line"), new("sector", "sector"), new("missing", "missing, points", 4)],
        [
            .. crossed.Select(c => ImmutableArray.Create<object>(
                game.Name(c.Condition.Owner).Code, c.Condition.Line.Name, c.Condition.Sector < 0 ? "" : game.Table.Sectors[c.Condition.Sector].Code, -100 * c.Slack)),
        ],
        []);

    /// <summary>The red lines that bind, and their prices.</summary>
    /// <param name="schema">Name of the JSON contract.</param>
    /// <param name="game">The game.</param>
    /// <param name="package">The package.</param>
    /// <param name="lifted">By red line that binds (party, name): each party's gain without it; empty where that was not asked.</param>
    public static StudyTable RedLines(string schema, BargainingGame game, FoundPackage package, IReadOnlyDictionary<(string Party, string Line), double[]> lifted)
    {
        var binding = Enumerable.Range(0, game.Conditions.Length).Where(at => package.ShadowPrices[at] > 1e-9).OrderByDescending(at => package.ShadowPrices[at]).ToList();
        return new StudyTable(
            schema, "Red lines that bind, and what they cost",
            [
                new("owner", "owner"), new("line", "red line"), new("sector", "sector"), new("price", "shadow price", 4),
                .. game.Parties.Select(p => new StudyColumn("without" + p.Mandate.Party.Code, p.Mandate.Party.Code + " without it, points", 4)),
            ],
            [
                .. binding.Select(at =>
                {
                    var c = game.Conditions[at];
                    var key = (game.Name(c.Owner).Code, c.Line.Name);
                    return ImmutableArray.CreateRange<object>(
                    [
                        key.Code, c.Line.Name, c.Sector < 0 ? "" : game.Table.Sectors[c.Sector].Code, package.ShadowPrices[at],
                        .. game.Parties.Select((_, p) => (object)(lifted.TryGetValue(key, out var gains) ? 100 * (gains[p] - package.Gains[p]) : double.NaN)),
                    ]);
                }),
            ],
            binding.Count == 0
                ? ["No red line binds: lifting them all would change nothing."]
                : ["Shadow price: what a percentage point more room would add to the quantity searched for (for the bargain, Σ weight × ln gain).", "Without it: change of each party's gain when this red line is lifted and the bargain struck anew."]);
    }

    private static ImmutableArray<object> Rate(BargainingGame game, double[] package, int at)
    {
        var (table, rate) = (game.Table, game.Space.Rates[at]);
        return
        [
            table.Economies[rate.Importer].Code, table.Economies[rate.Exporter].Code, table.Sectors[rate.Sector].Code, table.Sectors[rate.Sector].Name.English,
            100 * game.Space.Standing[at], 100 * package[at], table.Trade[game.Space.Cells[at]],
        ];
    }

    /// <summary>How well the search ended, in words.</summary>
    internal static string Certificate(FoundPackage package)
    {
        var ended = package.Status == MinimizeStatus.Infeasible ? "NO PACKAGE MEETS ALL DEMANDS; shown is the one that misses them least" : Ended(package.Status);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{package.Goal}: {ended}; {package.Evaluations} equilibria; largest projected gradient {package.ProjectedGradient:0.0E+0}, improvement still promised {package.Promise:0.0E+0}.");
    }

    /// <summary>How a search ended, in words.</summary>
    internal static string Ended(MinimizeStatus status) => status switch
    {
        MinimizeStatus.Converged => "converged",
        MinimizeStatus.NoFurtherDescent => "no step improves it further",
        MinimizeStatus.Infeasible => "misses a demand",
        _ => "the limit of evaluations was reached",
    };
}
