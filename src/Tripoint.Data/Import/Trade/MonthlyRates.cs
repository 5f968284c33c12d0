using System.Globalization;
using Tripoint.Faults;
using Tripoint.Tables;

namespace Tripoint.Data.Import.Trade;

/// <summary>Average exchange rates by month and year, from a table of daily rates: units of the currency for one US dollar, empty where none was fixed.</summary>
internal sealed class MonthlyRates
{
    private static readonly string[] s_formats = ["dd-MMM-yyyy", "yyyy-MM-dd", "yyyy/MM/dd", "yyyy-MM", "yyyy/MM", "yyyy.MM"];

    private readonly string _file;
    private readonly string _currency;
    private readonly Dictionary<int, (double Sum, int Days)> _sums = [];

    private MonthlyRates(string file, string currency)
    {
        _file = file;
        _currency = currency;
    }

    /// <summary>Reads the column of a currency.</summary>
    /// <exception cref="BadInputException">The column is missing, or a date or rate is malformed.</exception>
    public static MonthlyRates Read(string path, string currency)
    {
        char delimiter;
        using (var first = CsvFile.Open(path)) delimiter = first.Header.Count == 1 && first.Header[0].Contains(';', StringComparison.Ordinal) ? ';' : ',';
        using var csv = CsvFile.Open(path, delimiter);
        int date = csv.Column("Date"), rate = csv.Column(currency);
        csv.Faults.ThrowIfAny();
        var rates = new MonthlyRates(path, currency);
        while (csv.NextRow())
        {
            if (csv.Field(rate).IsEmpty) continue;
            if (!DateTime.TryParseExact(csv.Text(date).Trim(), s_formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                csv.Faults.Add($"'{csv.Text(date)}' is no date", csv.Line, date + 1, "2021-07-31 or 31-Jul-2021");
                continue;
            }
            var value = csv.Number(rate, 1e-6, 1e9, $"{currency} for a US dollar");
            rates.Add(new TradePeriod(day.Year, day.Month).Code, value);
            rates.Add(new TradePeriod(day.Year).Code, value);
        }
        csv.Faults.ThrowIfAny();
        return rates;
    }

    /// <summary>The average of a period.</summary>
    /// <exception cref="DataMissingException">There is no rate in it.</exception>
    public double Of(TradePeriod period) => _sums.TryGetValue(period.Code, out var found)
        ? found.Sum / found.Days
        : throw new DataMissingException(new Fault($"no rate of {_currency} in {period}", _file, "rates of every period of the table"));

    private void Add(int period, double rate)
    {
        var (sum, days) = _sums.GetValueOrDefault(period);
        _sums[period] = (sum + rate, days + 1);
    }
}
