using System.Globalization;
using Tripoint.Data.Embedded;
using Tripoint.Faults;

namespace Tripoint.Data.Import;

/// <summary>Average exchange rates of the euro by year, from <c>data/parameters/eur-usd.csv</c>.</summary>
internal static class EuroRates
{
    public const string Source = "European Central Bank, euro reference rates, annual average";

    /// <summary>US dollars for a euro in a year.</summary>
    /// <exception cref="BadInputException">The year is not in the list.</exception>
    public static double Of(int year)
    {
        using var csv = CsvFile.Read(EmbeddedFiles.Parameter("eur-usd.csv"), "eur-usd.csv");
        int yearColumn = csv.Column("year"), rateColumn = csv.Column("usd_per_eur");
        csv.Faults.ThrowIfAny();
        while (csv.NextRow())
        {
            var rate = csv.Number(rateColumn, 0.1, 10, "US dollars for a euro");
            if (int.Parse(csv.Field(yearColumn), CultureInfo.InvariantCulture) == year) return rate;
        }
        csv.Faults.ThrowIfAny();
        throw new BadInputException($"no average exchange rate of the euro is known for {year}", "--year", "a year from 1999 to 2023", "Give it with --usd-per-eur");
    }
}
