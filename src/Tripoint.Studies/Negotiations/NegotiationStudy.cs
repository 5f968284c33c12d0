using System.Collections.Immutable;
using Tripoint.Data.Embedded;
using Tripoint.Data.Import;
using Tripoint.Equilibrium;
using Tripoint.Faults;
using Tripoint.Negotiation.Bargaining;
using Tripoint.Negotiation.Mandates;
using Tripoint.Negotiation.Offers;
using Tripoint.Negotiation.Practice;
using Tripoint.Negotiation.Pricing;
using Tripoint.Scenarios;
using Tripoint.Studies.Bargains;
using Tripoint.Tables;

namespace Tripoint.Studies.Negotiations;

/// <summary>Prices a package for every party, tests it against practice and against mandates.</summary>
public static class NegotiationStudy
{
    /// <summary>Loads the documents and the data, and runs.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="progress">Told how many solves are done and how many there are.</param>
    /// <param name="cancellation">Stops the study.</param>
    /// <exception cref="BadInputException">A document is faulty, changed after it was signed, or does not fit the table.</exception>
    /// <exception cref="DataMissingException">There is no such table.</exception>
    public static NegotiationReport Run(NegotiationRequest request, IProgress<(int Done, int All)>? progress = null, CancellationToken cancellation = default)
    {
        var document = OfferFile.ReadPackage(request.Package);
        var mandates = Mandates(request, document.Package);
        var table = TableChoice.World(request.Data, request.Year);
        return Run(request, document, mandates, table, progress, cancellation);
    }

    /// <summary>Runs with documents and a table at hand.</summary>
    public static NegotiationReport Run(
        NegotiationRequest request, PackageDocument document, ImmutableArray<Mandate> mandates, WorldTable table,
        IProgress<(int Done, int All)>? progress = null, CancellationToken cancellation = default)
    {
        var terms = PackageTerms.Of(document.Package, table);
        // A mandate that does not fit the table is known before anything is solved.
        foreach (var mandate in mandates) _ = new MandateScore(mandate, table);
        var concordance = HsSectorConcordance.For(table);
        var model = new EquilibriumModel(table);
        var pricing = new PackagePricing(model);
        var price = pricing.Price(terms, progress, cancellation);
        var notes = Notes(document, mandates, table);
        TariffWarResult? war = null;
        var alternatives = new Dictionary<string, EquilibriumResult>(StringComparer.Ordinal);
        ImmutableArray<MandateVerdict> verdicts =
        [
            .. mandates.Select(m => MandateTest.Of(m, terms, price.Result, AlternativeOf(m), concordance)),
        ];
        var concessions = request.WithConcessions && price.Result.Status == SolveStatus.Converged;
        return new NegotiationReport
        {
            Document = document,
            Table = table,
            Price = price,
            Commitments = concessions ? pricing.Commitments(price, cancellation) : [],
            Flows = concessions ? pricing.Flows(price, request.Exact, cancellation) : [],
            Wishes = concessions ? pricing.Wishes(price, request.SolvedWishes, cancellation) : [],
            Practice = AgreementTest.Of(terms, concordance),
            Verdicts = verdicts,
            Bargain = request.WithBargain && price.Result.Status == SolveStatus.Converged ? PackageBargainStudy.Of(terms, price.Result, mandates, AlternativeOf, model, progress, cancellation) : null,
            Notes = [.. notes],
        };

        // Asked for once by the verdicts and once by the bargain: what was said is not said again.
        EquilibriumResult? AlternativeOf(Mandate mandate)
        {
            if (mandate.Alternative.Kind == AlternativeKind.NashTariffs)
            {
                war ??= TariffWar.Find(
                    new TrackedModel(model), [.. document.Package.Parties.Select(table.IndexOf)], new TariffWarOptions { Ceiling = BargainSetup.WarCeiling }, null, null, cancellation);
                var note = BargainSetup.WarNote(mandate.Party) + (war.Converged ? "" : " Its equilibrium was not verified: do not rest on the comparison.");
                if (!notes.Contains(note, StringComparer.Ordinal)) notes.Add(note);
                return war.Equilibrium;
            }
            if (mandate.Alternative.Kind == AlternativeKind.StatusQuo) return null;
            var name = mandate.Alternative.Scenario;
            if (!alternatives.TryGetValue(name, out var known))
            {
                var scenario = ScenarioLibrary.LoadOrRead(name, table);
                known = model.Solve(ScenarioApplication.Apply(scenario, table).Policy, null, null, cancellation);
                alternatives.Add(name, known);
            }
            return known;
        }
    }

    private static ImmutableArray<Mandate> Mandates(NegotiationRequest request, Package package)
    {
        var names = request.Mandates;
        if (names.IsEmpty && !File.Exists(request.Package) && NegotiationLibrary.Names.Contains(NegotiationLibrary.NameOf(request.Package), StringComparer.Ordinal))
            names = [.. package.Parties.Select(p => "mandate-" + p.Code.ToLowerInvariant()).Where(n => NegotiationLibrary.Names.Contains(n, StringComparer.Ordinal))];
        var mandates = names.Select(NegotiationLibrary.Mandate).ToImmutableArray();
        var faults = mandates.GroupBy(m => m.Party).Where(g => g.Count() > 1).Select(g => new Fault($"{g.Count()} mandates of {g.Key} were given", "--mandate", "one mandate a party"))
            .Concat(mandates.Where(m => package.IndexOf(m.Party) < 0).Select(m => new Fault($"{m.Party}, whose mandate was given, is no party of the package", "--mandate", $"mandates of {string.Join(", ", package.Parties)}"))).ToList();
        return faults.Count == 0 ? mandates : throw new BadInputException(faults);
    }

    private static List<string> Notes(PackageDocument document, ImmutableArray<Mandate> mandates, WorldTable table)
    {
        var notes = new List<string>();
        if (mandates.Any(m => m.Source.Contains("invented", StringComparison.OrdinalIgnoreCase))) notes.Add("The mandates that ship are invented for the example: no government's position is known here.");
        foreach (var schedule in document.Package.Offers.SelectMany(o => o.Commitments).OfType<ScheduleCommitment>())
        {
            notes.Add($"{schedule.File}: {schedule.Sectors.Method}.");
            var estimates = schedule.Schedule.Lines.Count(l => schedule.Schedule.EquivalentIn(l, 0, schedule.Exchange) is { IsEstimate: true });
            var none = schedule.Schedule.Lines.Count(l => schedule.Schedule.EquivalentIn(l, 0, schedule.Exchange) is null);
            if (estimates > 0 || none > 0) notes.Add(FormattableString.Invariant($"{schedule.File}: the base rates of {estimates:N0} lines are estimates in per cent (unit values, spans, seasons); {none:N0} lines have none and are in no average."));
            if (schedule.Sectors.Unmapped.Length > 0) notes.Add(FormattableString.Invariant($"{schedule.File}: {schedule.Sectors.Unmapped.Length:N0} lines lie in no sector and count in no average ({string.Join(", ", schedule.Sectors.Unmapped.Take(4))}{(schedule.Sectors.Unmapped.Length > 4 ? ", …" : "")})."));
        }
        if (table.Provenance.IsHybrid) notes.Add(FormattableString.Invariant($"The table of {table.Year} is a hybrid: flows and tariffs of {table.Year}, input coefficients of another year and source."));
        notes.Add("The model is static with full employment: it compares two worlds and does not forecast. Tariffs are sector averages of what is applied today, agreements in force included.");
        return notes;
    }
}
