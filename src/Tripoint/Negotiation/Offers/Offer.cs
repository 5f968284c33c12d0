using System.Collections.Immutable;
using System.Globalization;
using Tripoint.Codes;
using Tripoint.Faults;

namespace Tripoint.Negotiation.Offers;

/// <summary>
/// What one party offers the others: tariffs by sector or by line, and barriers, each staged. Independent of any table. The document's format
/// is described in docs/guides/negotiate.md.
/// </summary>
public sealed record Offer
{
    private Offer() { }

    /// <summary>The party that offers.</summary>
    public required Economy Party { get; init; }

    /// <summary>A name for reports.</summary>
    public string Title { get; init; } = "";

    /// <summary>The version, from 1; each further version is one higher.</summary>
    public int Version { get; init; } = 1;

    /// <summary>The content hash of the version before; empty for the first.</summary>
    public string Follows { get; init; } = "";

    /// <summary>The promises, in the order written. No two may set one tariff.</summary>
    public required ImmutableArray<Commitment> Commitments { get; init; }

    /// <summary>Checks and makes an offer.</summary>
    /// <param name="party">The party.</param>
    /// <param name="commitments">Its promises; none is an offer of nothing.</param>
    /// <param name="title">A name.</param>
    /// <param name="version">From 1.</param>
    /// <param name="follows">Content hash of the version before.</param>
    /// <exception cref="BadInputException">Every fault of the content.</exception>
    public static Offer Create(Economy party, ImmutableArray<Commitment> commitments, string title = "", int version = 1, string follows = "")
    {
        var faults = new List<Fault>();
        if (version < 1) faults.Add(new Fault(string.Create(CultureInfo.InvariantCulture, $"the version of {party}'s offer is {version}"), "", "1 or more"));
        foreach (var c in commitments)
        {
            if (c.Partners.Terms.IsEmpty) faults.Add(c.Place.Fault($"a commitment of {party} names no partner", "codes of other parties, or all"));
            if (c.Partners.Terms.Contains(party.Code, StringComparer.Ordinal)) faults.Add(c.Place.Fault($"{party} makes a commitment to itself", "codes of other parties, or all"));
            if (c is BarrierCommitment { Change: not (> -0.5 and <= 0) } b)
                faults.Add(c.Place.Fault(string.Create(CultureInfo.InvariantCulture, $"a barrier changes by {100 * b.Change:0.##}%"), "a change above -50% and at most 0%"));
        }
        return faults.Count == 0
            ? new Offer { Party = party, Title = title, Version = version, Follows = follows, Commitments = commitments }
            : throw new BadInputException(faults);
    }
}
