using System.Collections.Immutable;
using Tripoint.Codes;
using Tripoint.Equilibrium;
using Tripoint.Faults;
using Tripoint.Negotiation.Schedules;
using Tripoint.Tables;

namespace Tripoint.Negotiation.Offers;

/// <summary>
/// All parties' offers joined: what an agreement would be. Independent of any table. A package holds one offer of each party, in the bloc's
/// order; a party that offers nothing has an offer without commitments.
/// </summary>
public sealed record Package
{
    private Package() { }

    /// <summary>A name for reports.</summary>
    public string Title { get; init; } = "";

    /// <summary>The parties.</summary>
    public required Bloc Bloc { get; init; }

    /// <summary>How years are counted, and how many steps a category takes. Schedules by line keep their own.</summary>
    public required StagingConvention Convention { get; init; }

    /// <summary>One offer a party, in the order of <see cref="Bloc"/>.</summary>
    public required ImmutableArray<Offer> Offers { get; init; }

    /// <summary>The parties, in order.</summary>
    public ImmutableArray<Economy> Parties => Bloc.Members;

    /// <summary>The last year in which a step is taken; at least 1.</summary>
    public int LastYear => Offers.SelectMany(o => o.Commitments).Select(c => c switch
    {
        TariffCommitment t => t.Staging.CompleteIn(Convention),
        BarrierCommitment b => b.Staging.CompleteIn(Convention),
        ScheduleCommitment s => LineSectorTariffs.LastYear(s.Schedule),
        _ => 1,
    }).Append(1).Max();

    /// <summary>Checks and makes a package.</summary>
    /// <param name="offers">At least two, of different parties. Parties that are named in <paramref name="bloc"/> only offer nothing.</param>
    /// <param name="convention">How years are counted.</param>
    /// <param name="bloc">The parties; null: those that offer.</param>
    /// <param name="title">A name.</param>
    /// <exception cref="BadInputException">Two offers of one party, an offer of a party outside the bloc, a commitment to somebody outside it.</exception>
    public static Package Create(IEnumerable<Offer> offers, StagingConvention convention, Bloc? bloc = null, string title = "")
    {
        Offer[] given = [.. offers];
        bloc ??= Bloc.Of(given.Select(o => o.Party));
        var faults = new List<Fault>();
        foreach (var twice in given.GroupBy(o => o.Party).Where(g => g.Count() > 1)) faults.Add(new Fault($"the package holds {twice.Count()} offers of {twice.Key}", "", "one offer a party"));
        foreach (var offer in given)
        {
            if (!bloc.Contains(offer.Party)) faults.Add(new Fault($"{offer.Party} is no party of {bloc.Code}", "", $"offers of {string.Join(", ", bloc.Members)}"));
            foreach (var c in offer.Commitments)
            {
                foreach (var partner in c.Partners.Terms.Where(p => p != AllPartners && bloc.Members.All(m => m.Code != p)))
                    faults.Add(c.Place.Fault($"{offer.Party} makes a commitment to {partner}, which is no party", $"all, or codes of {string.Join(", ", bloc.Members.Where(m => !m.Equals(offer.Party)))}"));
            }
        }
        if (faults.Count > 0) throw new BadInputException(faults);
        var byParty = given.ToDictionary(o => o.Party);
        return new Package
        {
            Title = title,
            Bloc = bloc,
            Convention = convention,
            Offers = [.. bloc.Members.Select(m => byParty.TryGetValue(m, out var o) ? o : Offer.Create(m, []))],
        };
    }

    /// <summary>The word for every other party.</summary>
    public const string AllPartners = "all";

    /// <summary>The policies in force in a year.</summary>
    /// <param name="year">Year of the agreement: 0 the base, 1 the first; null: when every commitment is complete.</param>
    /// <param name="table">The table.</param>
    /// <returns>Tariff (and, where there are barrier commitments, Barrier) arrays, J × N × N in the table's order.</returns>
    /// <exception cref="BadInputException">A party, partner or sector that the table lacks, or two commitments that set one tariff; all faults are listed.</exception>
    public PolicyChange At(int? year, WorldTable table) => PackageTerms.Of(this, table).Policy(year);

    /// <summary>The same package with another offer in the place of its party's.</summary>
    public Package With(Offer offer) => Create(Offers.Select(o => o.Party.Equals(offer.Party) ? offer : o), Convention, Bloc, Title);

    /// <summary>The position of a party, or −1.</summary>
    public int IndexOf(Economy party) => Bloc.Members.IndexOf(party);
}
