using Tripoint.Codes;

namespace Tripoint.Studies.Briefs;

/// <summary>A range of outcomes over draws of the trade elasticities, fractions.</summary>
/// <param name="Low">The lower bound.</param>
/// <param name="High">The upper bound.</param>
public sealed record OutcomeInterval(double Low, double High);

/// <summary>What a scenario does to one economy; changes are fractions of the base.</summary>
public sealed record EconomyOutcome
{
    /// <summary>The economy.</summary>
    public required Economy Economy { get; init; }

    /// <summary>Exact change of welfare: real final expenditure, Î/P̂ − 1.</summary>
    public required double Welfare { get; init; }

    /// <summary>The first-order formula of Caliendo and Parro (2015): terms of trade plus volume of trade.</summary>
    public required double WelfareFirstOrder { get; init; }

    /// <summary>Its terms-of-trade part.</summary>
    public required double TermsOfTrade { get; init; }

    /// <summary>Its volume-of-trade part.</summary>
    public required double VolumeOfTrade { get; init; }

    /// <summary>
    /// The direct first-order effect of changed barriers, which the formula leaves out: −(1/I_n) Σ_j Σ_i (1 + τ_ni^j) M_ni^j ln d̂_ni^j. Null
    /// where a flow is closed, which has no first order.
    /// </summary>
    public required double? DirectBarriers { get; init; }

    /// <summary>Change of the real wage.</summary>
    public required double RealWage { get; init; }

    /// <summary>Change of the value of exports.</summary>
    public required double Exports { get; init; }

    /// <summary>Change of the value of imports.</summary>
    public required double Imports { get; init; }

    /// <summary>Exact welfare as money: the change times base final expenditure, million US$ a year.</summary>
    public required double WelfareMusd { get; init; }

    /// <summary>Exact change of welfare in the short run; null where it was not asked for.</summary>
    public double? WelfareShortRun { get; init; }

    /// <summary>Range of <see cref="Welfare"/> over elasticity draws; null where it was not asked for.</summary>
    public OutcomeInterval? WelfareInterval { get; init; }

    /// <summary>First-order less exact welfare.</summary>
    public double FirstOrderGap => WelfareFirstOrder - Welfare;
}
