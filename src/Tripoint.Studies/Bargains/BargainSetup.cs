using System.Collections.Immutable;
using System.Globalization;
using Tripoint.Codes;
using Tripoint.Data.Embedded;
using Tripoint.Data.Import;
using Tripoint.Equilibrium;
using Tripoint.Faults;
using Tripoint.Negotiation.Bargaining;
using Tripoint.Negotiation.Mandates;
using Tripoint.Negotiation.Offers;
using Tripoint.Scenarios;
using Tripoint.Tables;

namespace Tripoint.Studies.Bargains;

/// <summary>The game that a request asks for: data, mandates, alternatives and the world around.</summary>
public sealed class BargainSetup
{
    private BargainSetup(BargainingGame game, ImmutableArray<Mandate> mandates, PolicyChange background, ImmutableArray<string> notes, double[]? start) =>
        (Game, Mandates, Background, Notes, Start) = (game, mandates, background, notes, start);

    /// <summary>The highest tariff in a war that is somebody's alternative, fraction.</summary>
    internal const double WarCeiling = 3;

    /// <summary>The game.</summary>
    public BargainingGame Game { get; }

    /// <summary>One mandate a party.</summary>
    public ImmutableArray<Mandate> Mandates { get; }

    /// <summary>What is in force besides.</summary>
    public PolicyChange Background { get; }

    /// <summary>What a reader must know.</summary>
    public ImmutableArray<string> Notes { get; }

    /// <summary>The rates of the package that the request names, all cuts made, in the order of the game's space; null where it names none.</summary>
    internal double[]? Start { get; }

    /// <summary>Sets a game up.</summary>
    /// <exception cref="BadInputException">A mandate, package, scenario or pressure is faulty or does not fit the table.</exception>
    /// <exception cref="DataMissingException">There is no such table.</exception>
    public static BargainSetup Create(BargainRequest request, CancellationToken cancellation = default)
    {
        var table = TableChoice.World(request.Data, request.Year);
        var notes = new List<string>();
        var mandates = MandatesOf(request, notes);
        var background = BackgroundOf(request, table, notes);
        var model = new TrackedModel(new EquilibriumModel(table));
        var alternatives = Alternatives(model, mandates, background, table, notes, cancellation);
        var promised = request.Package is { } name ? PackageTerms.Of(OfferFile.ReadPackage(name).Package, table).Policy(null) : null;
        var game = BargainingGame.Create(model, mandates, alternatives, promised is null ? background : WithBarriers(background, promised), FrozenBy(mandates, table));
        var start = promised is null ? null : StartOf(game.Space, promised.Tariff!, mandates, notes);
        if (table.Provenance.IsHybrid) notes.Add(FormattableString.Invariant($"The table of {table.Year} is a hybrid: flows and tariffs of {table.Year}, input coefficients of another year and source."));
        notes.Add("The model is static with full employment: it compares two worlds and does not forecast. Tariffs are sector averages of what is applied today, agreements in force included.");
        return new BargainSetup(game, mandates, background, [.. notes], start);
    }

    private static PolicyChange WithBarriers(PolicyChange background, PolicyChange promised) => promised.Barrier is not { } barrier ? background
        : background with { Barrier = background.Barrier is { } given ? [.. given.Zip(barrier, (a, b) => a * b)] : barrier };

    /// <summary>Where a package leaves the rates that may move.</summary>
    private static double[] StartOf(TariffSpace space, double[] promised, ImmutableArray<Mandate> mandates, List<string> notes)
    {
        var table = space.Table;
        double[] start = [.. space.Standing];
        var left = promised.Select((rate, cell) => rate < space.Table.Tariff[cell] - 1e-9).ToArray();
        for (var at = 0; at < start.Length; at++)
        {
            var cell = space.Cells[at];
            if (left[cell]) start[at] = Math.Min(start[at], promised[cell]);
            left[cell] = false;
        }
        int[] members = [.. mandates.Select(m => table.IndexOf(m.Party))];
        var held = members.Sum(i => members.Sum(n => Enumerable.Range(0, table.SectorCount).Count(j => left[table.Cell(j, i, n)] && table.Trade[table.Cell(j, i, n)] > 0)));
        if (held > 0) notes.Add(FormattableString.Invariant($"{held} tariffs that the package cuts are frozen by a mandate: they are left where they stand."));
        return start;
    }

    /// <summary>Says that a party's alternative is a war.</summary>
    internal static string WarNote(Economy party) =>
        string.Create(CultureInfo.InvariantCulture, $"Without agreement {party} expects a tariff war of all parties against everybody, rates up to {100 * WarCeiling:0} per cent.");

    /// <summary>The world around: a scenario, and pressure from outside.</summary>
    internal static PolicyChange BackgroundOf(BargainRequest request, WorldTable table, List<string> notes)
    {
        var policy = PolicyChange.None;
        if (request.Background is { } name)
        {
            var scenario = ScenarioLibrary.LoadOrRead(name, table);
            policy = ScenarioApplication.Apply(scenario, table).Policy;
            notes.Add($"In force besides: {scenario.Name}.");
        }
        if (request.Pressure.IsEmpty) return policy;
        var tariff = policy.Tariff is { } given ? (double[])given.Clone() : PolicyChange.TariffsOf(table);
        foreach (var text in request.Pressure)
        {
            var (by, rate) = Pressure(text, table);
            foreach (var member in request.Bloc.Members)
            {
                var exporter = table.IndexOf(member);
                for (var j = 0; j < table.SectorCount; j++)
                {
                    if (table.Sectors[j].IsGoods && exporter >= 0 && exporter != by) tariff[table.Cell(j, by, exporter)] += rate;
                }
            }
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"{table.Economies[by]} adds {100 * rate:0.#} points to its tariffs on all goods of the parties, whatever they agree."));
        }
        return policy with { Tariff = tariff };
    }

    private static (int By, double Rate) Pressure(string text, WorldTable table)
    {
        var parts = text.Split('=', 2);
        var by = parts.Length == 2 && Economy.TryOf(parts[0].Trim(), out var economy) ? table.IndexOf(economy) : -1;
        if (by >= 0 && parts[1].Trim().EndsWith('%') && double.TryParse(parts[1].Trim()[..^1], NumberStyles.Float, CultureInfo.InvariantCulture, out var percent) && percent is >= 0 and <= 1000)
            return (by, percent / 100);
        throw new BadInputException($"'{text}' is no pressure", "--pressure", "an economy of the table and a rate to add, such as USA=25%");
    }

    private static ImmutableArray<Mandate> MandatesOf(BargainRequest request, List<string> notes)
    {
        var names = request.Mandates ?? (request.Data is null
            ? [.. request.Bloc.Members.Select(m => "mandate-" + m.Code.ToLowerInvariant()).Where(n => NegotiationLibrary.Names.Contains(n, StringComparer.Ordinal))]
            : []);
        var given = names.Select(NegotiationLibrary.Mandate).ToList();
        var faults = given.GroupBy(m => m.Party).Where(g => g.Count() > 1).Select(g => new Fault($"{g.Count()} mandates of {g.Key} were given", "--mandate", "one mandate a party"))
            .Concat(given.Where(m => !request.Bloc.Contains(m.Party)).Select(m => new Fault($"{m.Party}, whose mandate was given, is no party", "--mandate", $"mandates of {string.Join(", ", request.Bloc.Members)}"))).ToList();
        if (faults.Count > 0) throw new BadInputException(faults);
        if (given.Any(m => m.Source.Contains("invented", StringComparison.OrdinalIgnoreCase))) notes.Add("The mandates that ship are invented for the example: no government's position is known here. --welfare takes welfare alone, --mandate your own.");
        return [.. request.Bloc.Members.Select(m => given.FirstOrDefault(g => g.Party.Equals(m)) ?? Mandate.WelfareOf(m))];
    }

    private static List<EquilibriumResult?> Alternatives(
        TrackedModel model, ImmutableArray<Mandate> mandates, PolicyChange background, WorldTable table, List<string> notes, CancellationToken cancellation)
    {
        EquilibriumResult? standing = background == PolicyChange.None ? null : model.Solve(background, cancellation), war = null;
        var results = new List<EquilibriumResult?>();
        foreach (var mandate in mandates)
        {
            switch (mandate.Alternative.Kind)
            {
                case AlternativeKind.NashTariffs:
                    war ??= TariffWar.Find(model, [.. mandates.Select(m => table.IndexOf(m.Party))], new TariffWarOptions { Ceiling = WarCeiling }, background, null, cancellation).Equilibrium;
                    notes.Add(WarNote(mandate.Party));
                    results.Add(war);
                    break;
                case AlternativeKind.Scenario:
                    var scenario = ScenarioLibrary.LoadOrRead(mandate.Alternative.Scenario, table);
                    notes.Add($"Without agreement {mandate.Party} expects: {scenario.Name}.");
                    results.Add(model.Solve(ScenarioApplication.Apply(scenario, table).Policy, cancellation));
                    break;
                default:
                    results.Add(standing);
                    break;
            }
        }
        return results;
    }

    /// <summary>The tariffs of sectors in which lines may not move: a sector's rate moves all its lines.</summary>
    internal static HashSet<int> FrozenBy(ImmutableArray<Mandate> mandates, WorldTable table)
    {
        var cells = new HashSet<int>();
        foreach (var mandate in mandates)
        {
            foreach (var line in mandate.RedLines.OfType<FrozenLines>())
            {
                var concordance = HsSectorConcordance.For(table)
                    ?? throw new BadInputException($"'{line.Name}' of {mandate.Party} names tariff lines, and there is no concordance of HS codes to the sectors of '{table.Name}'", "", "a mandate by sector");
                foreach (var sector in line.Lines.SelectMany(code => concordance.SectorsUnder(code)).Select(table.IndexOfSector).Where(j => j >= 0))
                {
                    foreach (var partner in mandates.Where(m => !m.Party.Equals(mandate.Party) && line.Exporters.Terms.Any(t => t == "all" || t == m.Party.Code)))
                        cells.Add(table.Cell(sector, table.IndexOf(mandate.Party), table.IndexOf(partner.Party)));
                }
            }
        }
        return cells;
    }
}
