using System.Collections.Immutable;
using Tripoint.Codes;
using Tripoint.Faults;
using Tripoint.Tables;

namespace Tripoint.Exchanges;

/// <summary>People of one pair of economies in a year, both ways. A direction that no source reports is null, not zero.</summary>
/// <param name="A">One economy.</param>
/// <param name="B">The other.</param>
/// <param name="FromAToB">People of A in B.</param>
/// <param name="FromBToA">People of B in A.</param>
public sealed record PeopleBalance(Economy A, Economy B, long? FromAToB, long? FromBToA)
{
    /// <summary>People of A in B less people of B in A; null unless both directions are known.</summary>
    public long? Net => FromAToB - FromBToA;
}

/// <summary>What is known of people of one economy in another, by kind and year. What is not there is unknown.</summary>
public sealed class PeopleFlows
{
    private readonly Dictionary<(PeopleKind, int, Economy, Economy), PeopleFlow> _flows = [];

    /// <summary>Checks and keeps the figures.</summary>
    /// <exception cref="BadInputException">A figure is negative, concerns an economy's own people at home, or is there twice.</exception>
    public PeopleFlows(IEnumerable<PeopleFlow> flows, TableProvenance provenance)
    {
        Provenance = provenance;
        foreach (var flow in flows)
        {
            if (flow.Persons < 0 || flow.Origin.Equals(flow.Destination))
                throw new BadInputException(FormattableString.Invariant($"{flow.Kind} {flow.Year} {flow.Origin} → {flow.Destination}: {flow.Persons}"), "", "two economies and a number of persons, not negative");
            if (!_flows.TryAdd((flow.Kind, flow.Year, flow.Origin, flow.Destination), flow))
                throw new BadInputException(FormattableString.Invariant($"{flow.Kind} {flow.Year} {flow.Origin} → {flow.Destination} is there twice"));
        }
    }

    /// <summary>Where the figures come from.</summary>
    public TableProvenance Provenance { get; }

    /// <summary>All figures, by kind, year, origin and destination.</summary>
    public IEnumerable<PeopleFlow> All => _flows.Values
        .OrderBy(f => f.Kind).ThenBy(f => f.Year).ThenBy(f => f.Origin.Code, StringComparer.Ordinal).ThenBy(f => f.Destination.Code, StringComparer.Ordinal);

    /// <summary>The years for which a kind has figures, ascending.</summary>
    public ImmutableArray<int> Years(PeopleKind kind) => [.. _flows.Keys.Where(k => k.Item1 == kind).Select(k => k.Item2).Distinct().Order()];

    /// <summary>One figure; null where it is not known.</summary>
    public PeopleFlow? Of(PeopleKind kind, int year, Economy origin, Economy destination) => _flows.GetValueOrDefault((kind, year, origin, destination));

    /// <summary>Every pair of a bloc's members, both ways.</summary>
    public ImmutableArray<PeopleBalance> Balances(PeopleKind kind, int year, Bloc bloc)
    {
        ArgumentNullException.ThrowIfNull(bloc);
        var pairs = from a in Enumerable.Range(0, bloc.Members.Length)
                    from b in Enumerable.Range(a + 1, bloc.Members.Length - a - 1)
                    let one = bloc.Members[a]
                    let other = bloc.Members[b]
                    select new PeopleBalance(one, other, Of(kind, year, one, other)?.Persons, Of(kind, year, other, one)?.Persons);
        return [.. pairs];
    }

    /// <summary>The sum of the known directions between a bloc's members, and how many of all directions are known.</summary>
    public (long Persons, int Known, int All) Between(PeopleKind kind, int year, Bloc bloc)
    {
        var directions = Balances(kind, year, bloc).SelectMany(p => new[] { p.FromAToB, p.FromBToA }).ToList();
        return (directions.Sum(d => d ?? 0), directions.Count(d => d is not null), directions.Count);
    }
}
