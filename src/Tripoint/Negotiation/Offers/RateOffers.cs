using System.Collections.Immutable;
using Tripoint.Codes;
using Tripoint.Faults;
using Tripoint.Negotiation.Schedules;
using Tripoint.Scenarios;
using Tripoint.Tables;

namespace Tripoint.Negotiation.Offers;

/// <summary>Writes tariffs that were found (by a search, by hand) as offers.</summary>
public static class RateOffers
{
    /// <summary>A party's offer that brings its tariffs towards the other parties to given rates. Cells whose rate does not fall are not mentioned.</summary>
    /// <param name="table">The table.</param>
    /// <param name="bloc">The parties.</param>
    /// <param name="party">The party that offers.</param>
    /// <param name="tariff">J × N × N, the rates when complete; other cells than the party's imports from partners are not read.</param>
    /// <param name="staging">How fast; null: at once.</param>
    /// <param name="title">A name.</param>
    /// <exception cref="BadInputException">The table lacks a party, or the array has another shape.</exception>
    public static Offer Offer(WorldTable table, Bloc bloc, Economy party, ReadOnlySpan<double> tariff, Staging? staging = null, string title = "")
    {
        if (tariff.Length != table.Tariff.Length) throw new BadInputException($"{tariff.Length} rates for a table of {table.Tariff.Length} flows", "", "one rate a flow, J × N × N");
        var commitments = ImmutableArray.CreateBuilder<Commitment>();
        var importer = Index(table, party);
        foreach (var partner in bloc.Members.Where(m => !m.Equals(party)))
        {
            var exporter = Index(table, partner);
            var byRate = new List<(double Rate, List<string> Sectors)>();
            for (var j = 0; j < table.SectorCount; j++)
            {
                var cell = table.Cell(j, importer, exporter);
                if (!table.Sectors[j].IsGoods || !(tariff[cell] < table.Tariff[cell])) continue;
                var rate = Math.Max(0, tariff[cell]);
                var at = byRate.FindIndex(r => r.Rate == rate);
                if (at < 0) byRate.Add((rate, [table.Sectors[j].Code]));
                else byRate[at].Sectors.Add(table.Sectors[j].Code);
            }
            foreach (var (rate, sectors) in byRate) commitments.Add(new TariffCommitment(Selector.Of(partner.Code), Selector.Of([.. sectors]), new ToRate(rate), staging));
        }
        return Offers.Offer.Create(party, commitments.ToImmutable(), title);
    }

    /// <summary>A package of all parties' offers with given tariffs between them.</summary>
    /// <param name="table">The table.</param>
    /// <param name="bloc">The parties.</param>
    /// <param name="tariff">J × N × N, the rates when complete; only flows between parties are read.</param>
    /// <param name="convention">How years are counted.</param>
    /// <param name="staging">How fast; null: at once.</param>
    /// <param name="title">A name.</param>
    public static Package Package(WorldTable table, Bloc bloc, double[] tariff, StagingConvention convention, Staging? staging = null, string title = "") =>
        Offers.Package.Create(bloc.Members.Select(m => Offer(table, bloc, m, tariff, staging)), convention, bloc, title);

    private static int Index(WorldTable table, Economy party)
    {
        for (var at = 0; at < table.EconomyCount; at++)
        {
            if (table.Economies[at].Code == party.Code) return at;
        }
        throw new BadInputException($"the table '{table.Name}' has no {party}");
    }
}
