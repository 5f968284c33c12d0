using System.Collections.Concurrent;
using System.Collections.Immutable;
using Tripoint.Equilibrium;
using Tripoint.Negotiation.Offers;

namespace Tripoint.Workspace.Negotiation;

/// <summary>
/// Prices drafts while people move rates: one model a table, and for each negotiation the last result, from which the next solve starts.
/// </summary>
public sealed class TalksPricing(PricingTables tables, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, EquilibriumResult> _last = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Id, DraftReading Reading, int? Year), (int Number, PricedDraft Priced)> _drafts = new();

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
        var plain = tried is null || tried.Count == 0;
        if (plain && _drafts.TryGetValue((talks.Id, reading, year), out var known) && known.Number == talks.Draft.Number) return known.Priced;
        var priced = Price(table, talks, Tariffs(table, talks, reading, tried, year), cancellation);
        if (plain) _drafts[(talks.Id, reading, year)] = (talks.Draft.Number, priced);
        return priced;
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
