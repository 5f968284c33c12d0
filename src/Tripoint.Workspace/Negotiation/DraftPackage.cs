using Tripoint.Codes;
using Tripoint.Negotiation.Offers;
using Tripoint.Negotiation.Schedules;
using Tripoint.Scenarios;

namespace Tripoint.Workspace.Negotiation;

/// <summary>Reads a joint draft as a package of offers.</summary>
public static class DraftPackage
{
    /// <summary>How years are counted in a negotiation.</summary>
    public static StagingConvention Convention(Talks talks) => new(talks.EntryIntoForce);

    /// <summary>The position that a reading takes for a tariff; null where it leaves the tariff as it is.</summary>
    public static DraftPosition? Read(CellState cell, DraftReading reading)
    {
        if (cell.IsAgreed) return cell.Offer;
        var read = reading switch
        {
            DraftReading.Offered => cell.Offer,
            DraftReading.Requested => cell.Request ?? cell.Offer,
            _ => null,
        };
        return read?.Rate is null ? null : read;
    }

    /// <summary>The package of a draft.</summary>
    /// <param name="talks">The negotiation.</param>
    /// <param name="draft">The draft.</param>
    /// <param name="reading">What brackets count as.</param>
    /// <param name="tried">Positions that somebody tries in the place of those of the draft; null for none.</param>
    public static Package Of(TalksView talks, Draft draft, DraftReading reading, IReadOnlyDictionary<CellKey, TriedRate>? tried = null)
    {
        var economies = talks.Parties.ToDictionary(p => p.PartyId, p => p.Party.Economy!, StringComparer.Ordinal);
        var offers = talks.Parties.Select(giver => Offer.Create(economies[giver.PartyId],
        [
            .. Positions(draft, reading, tried).Where(p => p.Key.Giver == giver.PartyId && p.Key.Line.Length == 0 && economies.ContainsKey(p.Key.Partner))
                .GroupBy(p => (p.Key.Partner, p.Rate, p.Staging))
                .OrderBy(g => talks.Party(g.Key.Partner)!.Position).ThenBy(g => g.Key.Rate).ThenBy(g => g.Key.Staging, StringComparer.Ordinal)
                .Select(g => (Commitment)new TariffCommitment(
                    Selector.Of(economies[g.Key.Partner].Code), Selector.Of([.. g.Select(p => p.Key.Sector).Order(StringComparer.Ordinal)]), new ToRate(g.Key.Rate), Staging.Parse(g.Key.Staging))),
        ]));
        return Package.Create(offers, Convention(talks.Talks), Bloc.Of(economies.Values), talks.Talks.Item.Title);
    }

    /// <summary>Every tariff that a reading moves, with the rate when complete.</summary>
    internal static IEnumerable<(CellKey Key, double Rate, string Staging)> Positions(Draft draft, DraftReading reading, IReadOnlyDictionary<CellKey, TriedRate>? tried)
    {
        foreach (var (key, cell) in draft.Cells)
        {
            if (tried is not null && tried.ContainsKey(key)) continue;
            if (Read(cell, reading) is { Rate: { } rate } p) yield return (key, rate, p.Staging);
        }
        foreach (var (key, one) in tried ?? new Dictionary<CellKey, TriedRate>()) yield return (key, one.Rate, one.Staging);
    }
}
