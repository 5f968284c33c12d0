using System.Globalization;
using Tripoint.Tables;

namespace Tripoint.Data.Import.Trade;

/// <summary>
/// UN Comtrade as CSV or tab-separated text, plain or gzip: the bulk files and the API's CSV (<c>refYear, period, reporterCode, flowCode, partnerCode,
/// cmdCode, primaryValue, netWgt</c>, …), the older layout (<c>Year, Reporter Code, Trade Flow Code, …</c>), and extracts
/// (<c>year, reporter, partner, cmd, flow, value, netwgt</c>).
/// </summary>
internal static class ComtradeCsv
{
    private const string Totals = "rows of breakdowns by procedure, transport or second partner";

    /// <summary>Reads the file.</summary>
    /// <exception cref="Tripoint.Faults.BadInputException">All faults found, with their lines.</exception>
    public static TradeImport Read(TradeRequest request, string sha256, CancellationToken cancel)
    {
        using var csv = CsvFile.Open(request.Path, Delimiter(request.Path));
        int period = Any(csv, "period", "refPeriodId"), year = Any(csv, "refYear", "year"), reporter = Any(csv, "reporterCode", "reporter", "Reporter Code", "reporterISO"), partner = Any(csv, "partnerCode", "partner", "Partner Code", "partnerISO");
        int flow = Any(csv, "flowCode", "flow", "Trade Flow Code"), code = Any(csv, "cmdCode", "cmd", "Commodity Code"), value = Any(csv, "primaryValue", "value", "Trade Value (US$)"), weight = Any(csv, "netWgt", "netwgt", "Netweight (kg)");
        int classification = Any(csv, "classificationCode", "Classification"), partner2 = Any(csv, "partner2Code"), customs = Any(csv, "customsCode"), transport = Any(csv, "motCode");
        Need(csv, reporter, "reporterCode");
        Need(csv, partner, "partnerCode");
        Need(csv, flow, "flowCode");
        Need(csv, code, "cmdCode");
        Need(csv, value, "primaryValue");
        if (period < 0 && year < 0 && request.Year is null) csv.Faults.Add("no column holds the year", 1, 0, "period or refYear", "Give the year with --year");
        csv.Faults.ThrowIfAny();

        var rows = new ComtradeRows(request.Edition);
        while (csv.NextRow())
        {
            if ((csv.Line & 0xFFFF) == 0) cancel.ThrowIfCancellationRequested();
            if (!csv.HasAllFields()) continue;
            var when = default(TradePeriod);
            if (period >= 0 || year >= 0)
            {
                var column = period >= 0 && csv.Field(period).Length is 4 or 6 ? period : year >= 0 ? year : period;
                if (!TradeCsv.TryPeriod(csv.Field(column), out when))
                {
                    csv.Faults.Add($"'{csv.Field(column)}' is neither year nor month", csv.Line, column + 1, "2021 or 202107");
                    continue;
                }
            }
            else
            {
                when = new TradePeriod(request.Year!.Value);
            }
            if (request.Year is { } only && when.Year != only) continue;
            if (Broken(csv, partner2, "0") || Broken(csv, customs, "C00") || Broken(csv, transport, "0"))
            {
                rows.LeaveOut(Totals);
                continue;
            }
            var usd = csv.Number(value, 0, 1e15, "US$, zero or more");
            var kilograms = weight < 0 || !double.TryParse(csv.Field(weight), NumberStyles.Float, CultureInfo.InvariantCulture, out var net) ? double.NaN : net;
            rows.Add(csv.Faults, csv.Line, when, classification < 0 ? default : csv.Field(classification), csv.Field(reporter), csv.Field(partner), csv.Field(flow), csv.Field(code), usd, kilograms);
        }
        csv.Faults.ThrowIfAny();
        return rows.Finish(Path.GetFileName(request.Path), sha256, request.Repeated);
    }

    private static bool Broken(CsvFile csv, int column, string total) => column >= 0 && !csv.Field(column).IsEmpty && !csv.Field(column).SequenceEqual(total);

    private static int Any(CsvFile csv, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            for (var at = 0; at < csv.Header.Count; at++)
            {
                if (csv.Header[at].Trim().Equals(name, StringComparison.OrdinalIgnoreCase)) return at;
            }
        }
        return -1;
    }

    private static void Need(CsvFile csv, int column, string name)
    {
        if (column < 0) csv.Faults.Add($"the column '{name}' is missing", 1, 0, $"a layout of UN Comtrade; found {string.Join(", ", csv.Header.Take(12))}");
    }

    private static char Delimiter(string path)
    {
        using var csv = CsvFile.Open(path);
        return csv.Header.Count == 1 && csv.Header[0].Contains('\t', StringComparison.Ordinal) ? '\t' : ',';
    }
}
