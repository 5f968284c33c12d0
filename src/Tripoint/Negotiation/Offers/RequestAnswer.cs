using System.Collections.Immutable;
using Tripoint.Faults;
using Tripoint.Scenarios;
using Tripoint.Tables;

namespace Tripoint.Negotiation.Offers;

/// <summary>
/// Request and offer: partners say what they would like a party to offer, and the party grants a share of each cut. A request is written as an
/// offer of the party that is asked.
/// </summary>
public static class RequestAnswer
{
    /// <summary>The offer that grants a share of what was requested.</summary>
    /// <param name="requests">What partners ask of the party, each as an offer of that party; where two ask for one tariff, the deeper cut counts.</param>
    /// <param name="share">The share of each cut that is granted, between 0 and 1.</param>
    /// <param name="kept">Sectors in which nothing is granted.</param>
    /// <param name="package">Parties and convention.</param>
    /// <param name="table">The table.</param>
    /// <param name="staging">How fast.</param>
    /// <exception cref="BadInputException">No request, requests of several parties, a share out of range, or a request that does not fit the table.</exception>
    public static Offer Of(IReadOnlyList<Offer> requests, double share, Selector kept, Package package, WorldTable table, Staging staging)
    {
        if (requests.Count == 0) throw new BadInputException("there is no request to answer", "", "at least one request");
        var party = requests[0].Party;
        if (requests.FirstOrDefault(r => !r.Party.Equals(party)) is { } other) throw new BadInputException($"requests to {party} and to {other.Party} cannot be answered in one offer", "", "requests to one party");
        if (!(share is >= 0 and <= 1)) throw new BadInputException(FormattableString.Invariant($"a share of {100 * share:0.##}% cannot be granted"), "", "between 0% and 100%");
        var selectors = new SelectorResolution(package.Bloc, table);
        int[] left = kept.Terms.IsEmpty ? [] : selectors.Sectors(kept, false, kept.Place);
        if (selectors.Faults.Count > 0) throw new BadInputException(selectors.Faults);
        var asked = table.Tariff.ToArray();
        foreach (var request in requests)
        {
            var tariff = package.With(request).At(null, table).Tariff!;
            for (var cell = 0; cell < asked.Length; cell++) asked[cell] = Math.Min(asked[cell], tariff[cell]);
        }
        var flows = table.EconomyCount * table.EconomyCount;
        for (var cell = 0; cell < asked.Length; cell++)
        {
            // Twelve digits of a rate are enough for a document.
            asked[cell] = left.Contains(cell / flows) ? table.Tariff[cell] : Math.Round(table.Tariff[cell] + (share * (asked[cell] - table.Tariff[cell])), 12);
        }
        return RateOffers.Offer(table, package.Bloc, party, asked, staging);
    }
}
