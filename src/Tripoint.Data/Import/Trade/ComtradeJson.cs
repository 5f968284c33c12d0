using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Tripoint.Faults;

namespace Tripoint.Data.Import.Trade;

/// <summary>UN Comtrade's API answer as JSON: an object with <c>data</c>, a list of rows. Plain or gzip.</summary>
internal static class ComtradeJson
{
    /// <summary>Reads a file.</summary>
    /// <exception cref="BadInputException">The file is cut short, is no such answer, or has faulty rows.</exception>
    public static TradeImport Read(TradeRequest request, string sha256, CancellationToken cancel)
    {
        var rows = new ComtradeRows(request.Edition);
        var faults = new FaultList(request.Path);
        try
        {
            using Stream file = File.OpenRead(request.Path);
            using Stream stream = request.Path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : file;
            Add(stream, rows, faults, request.Year, cancel);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new BadInputException("the file does not exist", request.Path, "", "Check the path");
        }
        catch (Exception e) when (e is JsonException or InvalidDataException or IOException)
        {
            throw new BadInputException($"the answer is damaged or cut short ({e.Message})", request.Path, "a whole JSON answer of UN Comtrade", "Fetch it again");
        }
        faults.ThrowIfAny();
        return rows.Finish(Path.GetFileName(request.Path), sha256, request.Repeated);
    }

    /// <summary>Adds the rows of one answer; returns how many it has.</summary>
    /// <exception cref="JsonException">The answer is cut short.</exception>
    public static int Add(Stream stream, ComtradeRows rows, FaultList faults, int? year, CancellationToken cancel)
    {
        using var document = JsonDocument.Parse(stream);
        if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("data", out var data) || data.ValueKind != JsonValueKind.Array)
        {
            faults.Add("there is no list 'data'", 0, 0, "an answer of UN Comtrade's API");
            return 0;
        }
        var count = 0;
        foreach (var row in data.EnumerateArray())
        {
            count++;
            if ((count & 0xFFFF) == 0) cancel.ThrowIfCancellationRequested();
            if (!TradeCsv.TryPeriod(Text(row, "period"), out var period))
            {
                faults.Add($"row {count}: '{Text(row, "period")}' is neither year nor month", 0, 0, "2021 or 202107");
                continue;
            }
            if (year is { } only && period.Year != only) continue;
            if (Broken(row, "partner2Code", "0") || Broken(row, "customsCode", "C00") || Broken(row, "motCode", "0"))
            {
                rows.LeaveOut("rows of breakdowns by procedure, transport or second partner");
                continue;
            }
            if (!double.TryParse(Text(row, "primaryValue"), NumberStyles.Float, CultureInfo.InvariantCulture, out var usd) || !(usd >= 0) || !double.IsFinite(usd))
            {
                faults.Add($"row {count}: '{Text(row, "primaryValue")}' cannot be used as a value", 0, 0, "US$, zero or more");
                continue;
            }
            var kilograms = double.TryParse(Text(row, "netWgt"), NumberStyles.Float, CultureInfo.InvariantCulture, out var net) ? net : double.NaN;
            rows.Add(faults, 0, period, Text(row, "classificationCode"), Text(row, "reporterCode"), Text(row, "partnerCode"), Text(row, "flowCode"), Text(row, "cmdCode"), usd, kilograms);
        }
        return count;
    }

    private static bool Broken(JsonElement row, string name, string total) => Text(row, name) is { Length: > 0 } text && text != total;

    private static string Text(JsonElement row, string name) => !row.TryGetProperty(name, out var value) ? "" : value.ValueKind switch
    {
        JsonValueKind.String => value.GetString() ?? "",
        JsonValueKind.Number => value.GetRawText(),
        _ => "",
    };
}
