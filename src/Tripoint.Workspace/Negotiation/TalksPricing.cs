using System.Collections.Concurrent;
using System.Collections.Immutable;
using Tripoint.Equilibrium;
using Tripoint.Negotiation.Offers;
using Tripoint.Negotiation.Practice;
using Tripoint.Workspace.People;

namespace Tripoint.Workspace.Negotiation;

/// <summary>
/// Prices drafts while people move rates: one model a table, and for each negotiation the last result, from which the next solve starts.
/// </summary>
public sealed class TalksPricing(PricingTables tables, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, EquilibriumResult> _last = new(StringComparer.Ordinal);
    private readonly LatestOf<(string Id, DraftReading Reading, int? Year), PricedDraft> _drafts = new();
    private readonly LatestOf<(string Id, DraftReading Reading, string Asker, string Shown, int Count), ImmutableArray<Suggestion>> _next = new();
    private readonly LatestOf<(string Id, DraftReading Reading), AgreementResult> _practice = new();

    /// <summary>Prices a draft, with what somebody tries in place of some of its rates.</summary>
    /// <param name="talks">The negotiation.</param>
    /// <param name="reading">What brackets count as.</param>
    /// <param name="tried">What is tried; null for nothing.</param>
    /// <param name="year">Year of the agreement; null: when every step is taken.</param>
    /// <param name="cancellation">Stops the solve.</param>
    public async Task<PricedDraft> PriceAsync(
        TalksView talks, DraftReading reading, IReadOnlyDictionary<CellKey, TriedRate>? tried = null, int? year = null, CancellationToken cancellation = default)
    {
        var table = await tables.OfAsync(talks.Talks);
        return tried is null || tried.Count == 0
            ? await _drafts.OfAsync((talks.Id, reading, year), talks.Draft.Number, () => Price(table, talks, Tariffs(table, talks, reading, null, year), CancellationToken.None))
            : Price(table, talks, Tariffs(table, talks, reading, tried, year), cancellation);
    }

    /// <summary>What the viewer's party could ask for next: <see cref="Suggestions.Next"/>, once for all its people.</summary>
    /// <param name="viewer">Who is shown them.</param>
    /// <param name="talks">The negotiation.</param>
    /// <param name="reading">What brackets count as.</param>
    /// <param name="count">How many.</param>
    /// <param name="cancellation">Stops.</param>
    public async Task<ImmutableArray<Suggestion>> NextAsync(Viewer viewer, TalksView talks, DraftReading reading, int count, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        var table = await tables.OfAsync(talks.Talks);
        var priced = await PriceAsync(talks, reading, cancellation: cancellation);
        var shown = string.Join(' ', talks.Parties.Where(p => ResultsRule.MaySee(viewer, p)).Select(p => p.PartyId));
        return await _next.OfAsync((talks.Id, reading, viewer.PartyId, shown, count), talks.Draft.Number, () => Suggestions.Next(table, viewer, talks, priced, count));
    }

    /// <summary>A draft, with what somebody tries in place of some of its rates, against the practice of trade agreements.</summary>
    /// <param name="table">The table.</param>
    /// <param name="talks">The negotiation.</param>
    /// <param name="reading">What brackets count as.</param>
    /// <param name="tried">What is tried.</param>
    public Task<AgreementResult> PracticeAsync(PricingTable table, TalksView talks, DraftReading reading, IReadOnlyDictionary<CellKey, TriedRate> tried)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(talks);
        ArgumentNullException.ThrowIfNull(tried);
        return tried.Count == 0 ? _practice.OfAsync((talks.Id, reading), talks.Draft.Number, Test) : Task.FromResult(Test());

        AgreementResult Test() => AgreementTest.Of(PackageTerms.Of(DraftPackage.Of(talks, talks.Draft, reading, tried), table.Table), table.Lines);
    }

    /// <summary>The tariffs that a reading of a draft puts in force, J × N × N.</summary>
    public static double[] Tariffs(PricingTable table, TalksView talks, DraftReading reading, IReadOnlyDictionary<CellKey, TriedRate>? tried, int? year)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(talks);
        var tariffs = PolicyChange.TariffsOf(table.Table);
        var convention = DraftPackage.Convention(talks.Talks);
        foreach (var (key, rate, staging) in DraftPackage.Positions(talks.Draft, reading, tried))
        {
            var cell = table.Cell(talks, key);
            if (cell < 0) continue;
            var share = year is null ? 1 : Staging.Parse(staging).Share(year, convention);
            tariffs[cell] += share * (Math.Min(rate, tariffs[cell]) - tariffs[cell]);
        }
        return tariffs;
    }

    private PricedDraft Price(PricingTable table, TalksView talks, double[] tariffs, CancellationToken cancellation)
    {
        var began = clock.GetTimestamp();
        var policy = new PolicyChange { Tariff = tariffs };
        var result = table.Model.Solve(policy, _last.GetValueOrDefault(talks.Id, table.Base), null, cancellation);
        // A warm start from far away may stall where a cold one does not.
        if (result.Status != SolveStatus.Converged) result = table.Model.Solve(policy, null, null, cancellation);
        if (result.Status == SolveStatus.Converged) _last[talks.Id] = result;
        return new PricedDraft(result, [.. talks.Parties.Select(p => Figures(table, p, result))], clock.GetElapsedTime(began));
    }

    private static PartyFigures Figures(PricingTable table, TalksParty party, EquilibriumResult result)
    {
        var (world, at) = (table.Table, table.Economy(party.Party.EconomyCode));
        var before = 0.0;
        for (var j = 0; j < world.SectorCount; j++)
        {
            for (var i = 0; i < world.EconomyCount; i++) before += world.Tariff[world.Cell(j, at, i)] * world.Trade[world.Cell(j, at, i)];
        }
        // A sector that hardly exists does not count: under a hundred-thousandth of the economy's income.
        var sectors = table.Goods.Where(j => world.Output[(at * world.SectorCount) + j] > 1e-5 * world.Income[at])
            .Select(j => (Code: world.Sectors[j].Code, Change: result.OutputVolume[(at * world.SectorCount) + j])).OrderBy(s => s.Change).ToList();
        var welfare = result.WelfareExact[at];
        return new PartyFigures(party.PartyId, welfare, welfare * result.Base.Income[at], result.Exports[at], result.TariffRevenue[at] - before,
            sectors[0].Code, sectors[0].Change, sectors[^1].Code, sectors[^1].Change);
    }
}
