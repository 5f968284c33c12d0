using System.Collections.Immutable;
using Tripoint.Codes;

namespace Tripoint.Tables;

/// <summary>
/// What lies between two economies whatever they trade: distance, liner shipping connectivity, distance of votes, trade agreements, border,
/// language, colonial past. Symmetric. Unknown is null, never a guess.
/// </summary>
public sealed class PairCovariates
{
    private readonly Dictionary<string, int> _position;
    private readonly double[] _distance, _connectivity, _votes;
    private readonly int[] _since;
    private readonly PairLinks[] _links;

    /// <summary>Creates the table.</summary>
    /// <param name="economies">The economies; cell (a, b) with a ≥ b stands at a (a + 1) / 2 + b in every array.</param>
    /// <param name="distanceKm">Kilometres between the main cities, weighted by population; NaN: unknown.</param>
    /// <param name="connectivity">Bilateral liner shipping connectivity, 0 to 1; NaN: unknown.</param>
    /// <param name="voteDistance">Mean distance of votes, 0 (always alike) to 1 (always opposed); NaN: unknown.</param>
    /// <param name="agreementSince">The first year of the trade agreement in force; 0: none.</param>
    /// <param name="links">Border, language, colonial past.</param>
    /// <param name="provenance">The sources.</param>
    /// <exception cref="ArgumentException">An array has the wrong length.</exception>
    public PairCovariates(
        ImmutableArray<Economy> economies, double[] distanceKm, double[] connectivity, double[] voteDistance, int[] agreementSince, PairLinks[] links, TableProvenance provenance)
    {
        var cells = Cells(economies.Length);
        if (distanceKm.Length != cells || connectivity.Length != cells || voteDistance.Length != cells || agreementSince.Length != cells || links.Length != cells)
            throw new ArgumentException($"{economies.Length} economies have {cells} pairs; the arrays have {distanceKm.Length}, {connectivity.Length}, {voteDistance.Length}, {agreementSince.Length}, {links.Length}.", nameof(distanceKm));
        Economies = economies;
        Provenance = provenance;
        _position = economies.Select((e, at) => (e.Code, at)).ToDictionary(p => p.Code, p => p.at, StringComparer.Ordinal);
        (_distance, _connectivity, _votes, _since, _links) = (distanceKm, connectivity, voteDistance, agreementSince, links);
    }

    /// <summary>The economies.</summary>
    public ImmutableArray<Economy> Economies { get; }

    /// <summary>Where the figures come from.</summary>
    public TableProvenance Provenance { get; }

    /// <summary>The number of unordered pairs of so many economies, each with itself included.</summary>
    public static int Cells(int economies) => economies * (economies + 1) / 2;

    /// <summary>The place of an unordered pair of positions.</summary>
    public static int Cell(int a, int b) => a >= b ? a * (a + 1) / 2 + b : b * (b + 1) / 2 + a;

    /// <summary>Kilometres between the main cities, weighted by population; within an economy for a pair with itself.</summary>
    public double? DistanceKm(Economy a, Economy b) => Known(_distance, a, b);

    /// <summary>Bilateral liner shipping connectivity (UNCTAD's LSBCI), 0 to 1.</summary>
    public double? Connectivity(Economy a, Economy b) => Known(_connectivity, a, b);

    /// <summary>Mean distance of the votes that both cast in the UN General Assembly: 0 always alike, 1 always opposed.</summary>
    public double? VoteDistance(Economy a, Economy b) => Known(_votes, a, b);

    /// <summary>The first year of the agreement, or unbroken chain of agreements, in force at the end of the data; null: none.</summary>
    public int? AgreementSince(Economy a, Economy b) => Find(a, b) is { } cell && _since[cell] > 0 ? _since[cell] : null;

    /// <summary>Whether a trade agreement between the two was in force in a year.</summary>
    public bool HasAgreement(Economy a, Economy b, int year) => AgreementSince(a, b) <= year;

    /// <summary>Border, language, colonial past.</summary>
    public PairLinks Links(Economy a, Economy b) => Find(a, b) is { } cell ? _links[cell] : PairLinks.None;

    private double? Known(double[] values, Economy a, Economy b) => Find(a, b) is { } cell && !double.IsNaN(values[cell]) ? values[cell] : null;

    private int? Find(Economy a, Economy b) => _position.TryGetValue(a.Code, out var i) && _position.TryGetValue(b.Code, out var j) ? Cell(i, j) : null;
}
