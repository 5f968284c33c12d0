using Tripoint.Codes;

namespace Tripoint.Studies.Briefs;

/// <summary>What the package that all prefer means for one member. Fractions; money is million US$ a year.</summary>
public sealed record PackageMember
{
    /// <summary>The member.</summary>
    public required Economy Economy { get; init; }

    /// <summary>Change of real income, which is its gain over the alternative that all stays as it is.</summary>
    public required double Gain { get; init; }

    /// <summary>That, in million US$ at base prices.</summary>
    public required double GainMusd { get; init; }

    /// <summary>Change of exports.</summary>
    public required double Exports { get; init; }

    /// <summary>Of its own tariffs on members, how many are cut.</summary>
    public required int OwnCuts { get; init; }

    /// <summary>Of its own tariffs on members, how many could be.</summary>
    public required int OwnMovable { get; init; }

    /// <summary>The average tariff it charges on goods of the members, weighted by base trade.</summary>
    public required TariffMove Charged { get; init; }

    /// <summary>The average tariff its goods face in the members.</summary>
    public required TariffMove Faced { get; init; }

    /// <summary>Real income in the year in which it alone breaks the package.</summary>
    public required double Broken { get; init; }

    /// <summary>The smallest discount factor with which it keeps the package; 0 where a breach brings nothing, +∞ where no patience is enough.</summary>
    public required double PatienceNeeded { get; init; }

    /// <summary>Whether the discount factor taken is high enough.</summary>
    public required bool Keeps { get; init; }

    /// <summary>Years after which it would regret a breach; +∞ where never.</summary>
    public required double YearsToRegret { get; init; }
}
