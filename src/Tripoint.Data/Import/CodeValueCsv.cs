using Tripoint.Faults;
using Tripoint.Negotiation.Schedules;

namespace Tripoint.Data.Import;

/// <summary>
/// Two small tables that go with a schedule: imports by code (<c>code,value_usd</c>, in US$) and unit values by code
/// (<c>code,value,currency,unit</c>). Codes are lines of the schedule, or HS subheadings and headings above them.
/// </summary>
public static class CodeValueCsv
{
    /// <summary>Imports in million US$ by code; a code that occurs several times is added up.</summary>
    /// <exception cref="BadInputException">A missing column, a code or value that cannot be used.</exception>
    public static Dictionary<TariffCode, double> Trade(string path)
    {
        using var csv = CsvFile.Open(path);
        var (code, value) = (csv.Column("code"), csv.Column("value_usd"));
        csv.Faults.ThrowIfAny();
        var trade = new Dictionary<TariffCode, double>();
        while (csv.NextRow())
        {
            var usd = csv.Number(value, 0, 1e15, "imports in US$, zero or more");
            if (Code(csv, code) is { } c) trade[c] = trade.GetValueOrDefault(c) + (usd / 1e6);
        }
        csv.Faults.ThrowIfAny();
        return trade;
    }

    /// <summary>Unit values by code.</summary>
    /// <exception cref="BadInputException">A missing column, a code twice, a code or value that cannot be used.</exception>
    public static Dictionary<TariffCode, UnitValue> UnitValues(string path)
    {
        using var csv = CsvFile.Open(path);
        var (code, value, currency, unit) = (csv.Column("code"), csv.Column("value"), csv.Column("currency"), csv.Column("unit"));
        csv.Faults.ThrowIfAny();
        var values = new Dictionary<TariffCode, UnitValue>();
        while (csv.NextRow())
        {
            var amount = csv.Number(value, 1e-9, 1e15, "a positive value per unit");
            if (Code(csv, code) is { } c && !values.TryAdd(c, new UnitValue((decimal)amount, csv.Text(currency), csv.Text(unit))))
                csv.Faults.Add($"the code {c} occurs twice", csv.Line, code + 1, "each code once");
        }
        csv.Faults.ThrowIfAny();
        return values;
    }

    /// <summary>The lines of a schedule with the unit value of the longest code that is theirs or lies above them.</summary>
    public static Schedule WithUnitValues(Schedule schedule, IReadOnlyDictionary<TariffCode, UnitValue> values) => schedule.WithLines(schedule.Lines.Select(line =>
        {
            for (var length = line.Code.Digits.Length; length >= 4; length--)
            {
                if (values.TryGetValue(TariffCode.Of(line.Code.Digits[..length]), out var value)) return line with { UnitValue = value };
            }
            return line;
        }));

    private static TariffCode? Code(CsvFile csv, int column)
    {
        if (TariffCode.TryOf(csv.Field(column), out var code)) return code;
        csv.Faults.Add($"'{csv.Text(column)}' is not a tariff code", csv.Line, column + 1, "4 to 12 digits of a chapter from 01 to 99, dots allowed");
        return null;
    }
}
