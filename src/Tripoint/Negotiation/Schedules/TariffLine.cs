namespace Tripoint.Negotiation.Schedules;

/// <summary>One line of a schedule.</summary>
/// <param name="Code">The line's code.</param>
/// <param name="Description">The schedule's own words.</param>
/// <param name="Base">The base rate, from which cuts are taken.</param>
/// <param name="Category">What is promised, by year.</param>
/// <param name="Notes">Marks and remarks of the source; empty where there are none.</param>
/// <param name="SourceLine">One-based line or row of the file it came from; 0 where there is none. Faults name it.</param>
public sealed record TariffLine(TariffCode Code, string Description, Rate Base, StagingCategory Category, string Notes = "", long SourceLine = 0)
{
    /// <summary>A value per unit for ad valorem estimates; null where none is known.</summary>
    public UnitValue? UnitValue { get; init; }

    /// <summary>The rate in a year of the agreement (0 is the base), <see cref="Rate.None"/> where nothing is promised.</summary>
    public Rate InYear(int year, StagingConvention convention) => Category.InYear(Base, year, convention);
}
