using Tripoint.Equilibrium;
using Tripoint.Negotiation.Mandates;

namespace Tripoint.Negotiation.Bargaining;

/// <summary>
/// One figure of a result that a red line keeps above a limit. A limit on each of several sectors is as many conditions.
/// </summary>
public sealed record Condition
{
    /// <summary>Position of the party whose red line it is.</summary>
    public required int Owner { get; init; }

    /// <summary>The red line.</summary>
    public required RedLine Line { get; init; }

    /// <summary>The sector's index; −1 where the figure is the party's welfare.</summary>
    public required int Sector { get; init; }

    /// <summary>Which figure of the sector.</summary>
    public SectorMeasure Measure { get; init; }

    /// <summary>The smallest value accepted, a fraction (−0.02: a loss of 2 per cent).</summary>
    public required double Smallest { get; init; }

    /// <summary>The figure in a result.</summary>
    /// <param name="result">The result.</param>
    /// <param name="party">The owner's index in the table.</param>
    public double Figure(EquilibriumResult result, int party)
    {
        if (Sector < 0) return result.WelfareExact[party];
        return (Measure == SectorMeasure.Output ? result.OutputVolume : result.Employment)[(party * result.Base.SectorCount) + Sector];
    }

    internal void Add(EquilibriumResult result, int party, double factor, WeightSum sum)
    {
        if (Sector < 0) sum.Welfare[party] += factor;
        else (Measure == SectorMeasure.Output ? sum.Volume : sum.Employment)[(party * result.Base.SectorCount) + Sector] += factor;
    }
}
