using System.Globalization;
using Tripoint.Faults;

namespace Tripoint.Negotiation.Schedules;

/// <summary>
/// How an agreement counts its cuts. Year 1 begins at entry into force and takes the first cut; each later year begins on the annual date.
/// Year 0 is the time before.
/// </summary>
/// <param name="EntryIntoForce">The day of entry into force.</param>
/// <param name="AnnualMonth">Month of the annual date, 1 to 12: 1 in most agreements, 4 in Japan's.</param>
/// <param name="AnnualDay">Day of the annual date.</param>
/// <param name="ExtraCut">
/// Whether a category of n years takes n + 1 equal cuts (the first at entry into force, the last n annual dates later) instead of n.
/// </param>
/// <param name="Rounding">How reduced rates are rounded.</param>
public sealed record StagingConvention(DateOnly EntryIntoForce, int AnnualMonth = 1, int AnnualDay = 1, bool ExtraCut = false, StagingRounding Rounding = default)
{
    /// <summary>
    /// RCEP for an importer: in force on 1 January 2022 for the first ten parties, n cuts, rates to 0.1 point as China's schedule prints them,
    /// annual cuts on 1 April for Japan and on 1 January for China.
    /// </summary>
    public static StagingConvention Rcep(string importer) => new(new DateOnly(2022, 1, 1), importer == "JPN" ? 4 : 1, 1, false, StagingRounding.Tenth);

    /// <summary>Checks the annual date.</summary>
    /// <exception cref="BadInputException">There is no such day in every year.</exception>
    public static (int Month, int Day) ParseAnnualDate(string text)
    {
        if (DateOnly.TryParseExact("2001-" + text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return (date.Month, date.Day);
        throw new BadInputException($"'{text}' is not a day of the year", "", "month and day such as 01-01 or 04-01");
    }

    /// <summary>The first day of a year of the agreement, counted from 1.</summary>
    public DateOnly FirstDay(int year)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, 1);
        if (year == 1) return EntryIntoForce;
        var annual = new DateOnly(EntryIntoForce.Year, AnnualMonth, AnnualDay);
        if (annual <= EntryIntoForce) annual = annual.AddYears(1);
        return annual.AddYears(year - 2);
    }

    /// <summary>The year of the agreement that a day lies in; 0 before entry into force.</summary>
    public int YearOn(DateOnly day)
    {
        if (day < EntryIntoForce) return 0;
        var second = FirstDay(2);
        if (day < second) return 1;
        var year = 2 + day.Year - second.Year;
        return FirstDay(year) <= day ? year : year - 1;
    }

    /// <summary>The number of equal cuts of a category that takes some years.</summary>
    public int Cuts(int years) => ExtraCut ? years + 1 : years;
}
