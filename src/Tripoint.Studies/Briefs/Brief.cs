using System.Collections.Immutable;
using Tripoint.Codes;
using Tripoint.Tables;

namespace Tripoint.Studies.Briefs;

/// <summary>
/// Everything a brief says, as plain figures: what a report writes is in here and nothing is computed while writing. Shares and changes
/// are fractions (0.01 is one per cent), money is million US$ of the table's year.
/// </summary>
public sealed record Brief
{
    /// <summary>The bloc asked for.</summary>
    public required Bloc Bloc { get; init; }

    /// <summary>The B members that the table shows on their own, in the bloc's order; at least two.</summary>
    public required ImmutableArray<Economy> Members { get; init; }

    /// <summary>Members of the bloc that the table holds only inside an aggregate.</summary>
    public required ImmutableArray<Economy> MembersNotShown { get; init; }

    /// <summary>The year of the table.</summary>
    public required int Year { get; init; }

    /// <summary>The table's name.</summary>
    public required string TableName { get; init; }

    /// <summary>How the table was made, and whose books its trade figures are.</summary>
    public required TableProvenance Provenance { get; init; }

    /// <summary>The J sectors, in index order.</summary>
    public required ImmutableArray<Sector> Sectors { get; init; }

    /// <summary>Where the members stand.</summary>
    public required Standing Standing { get; init; }

    /// <summary>The scenarios that raise trade costs, in the order asked for.</summary>
    public required ImmutableArray<PricedScenario> Pressure { get; init; }

    /// <summary>The scenarios that lower trade costs, in the order asked for.</summary>
    public required ImmutableArray<PricedScenario> Agreements { get; init; }

    /// <summary>What lies inside the supply chain; null where the table is too large for a brief.</summary>
    public SupplyChain? Chain { get; init; }

    /// <summary>One disruption of supply day by day; null where none is shown.</summary>
    public DisruptionPath? Disruption { get; init; }

    /// <summary>Where else the members could buy; null where none of them rests on one supplier.</summary>
    public Elsewhere? Elsewhere { get; init; }

    /// <summary>How connected the members are inside; null where they trade no goods.</summary>
    public Connection? Connection { get; init; }

    /// <summary>The package of tariff cuts that all members prefer; null where the table or the bloc is too large.</summary>
    public PreferredPackage? Package { get; init; }

    /// <summary>What the ranges of the outcomes are over; null where there are none.</summary>
    public ElasticityDraws? Draws { get; init; }

    /// <summary>B.</summary>
    public int MemberCount => Members.Length;

    /// <summary>All scenarios: first <see cref="Pressure"/>, then <see cref="Agreements"/>.</summary>
    public IEnumerable<PricedScenario> Scenarios => Pressure.Concat(Agreements);
}
