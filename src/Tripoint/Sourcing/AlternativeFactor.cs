namespace Tripoint.Sourcing;

/// <summary>What speaks for or against a supplier. Each is scored from 0 (nothing speaks for it) to 1.</summary>
public enum AlternativeFactor
{
    /// <summary>What it could add before re-exports are left out, against the gap: q/(q + G).</summary>
    Supply,

    /// <summary>What the importer buys from it already, against the gap: 0.01 + 0.99 f/(f + G).</summary>
    Relation,

    /// <summary>Landed cost: 1 at or below the median of all exports, else median/cost.</summary>
    Price,

    /// <summary>Tariff at the border: 1/(1 + 10τ); 1 where a trade agreement is in force and no rate is known.</summary>
    Tariff,

    /// <summary>Distance: 1/(1 + km/5000).</summary>
    Distance,

    /// <summary>Liner shipping connectivity, 0 to 1.</summary>
    Connectivity,

    /// <summary>Own source: 1 less the share of what it has that comes from the suppliers to be replaced.</summary>
    Upstream,

    /// <summary>Votes: 1 less the mean distance of votes.</summary>
    Politics,

    /// <summary>Origin: the part of its sales that it does not itself import. A trading hub delivers, but adds nothing to what the world has.</summary>
    Origin,
}
