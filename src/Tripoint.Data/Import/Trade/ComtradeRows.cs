using System.Globalization;
using Tripoint.Codes;
using Tripoint.Data.Provenance;
using Tripoint.Tables;

namespace Tripoint.Data.Import.Trade;

/// <summary>
/// What all layouts of UN Comtrade have in common: a reporter declares imports (M) or exports (X) with a partner; values in US$, weights in kg. A
/// reporter's rows of one flow are its total and the breakdown of the total by customs procedure, transport or second partner. Where the file
/// has the columns of the breakdown, the totals are taken; where it has not, the largest row is the total (on the raw 2022 and 2024 files the
/// totals found this way add up to every reporter's declared trade with the world).
/// </summary>
internal sealed class ComtradeRows
{
    private readonly FlowCollector _collector = new();
    private readonly HsEdition? _edition;
    private readonly SortedDictionary<string, int> _leftOut = new(StringComparer.Ordinal);

    /// <summary>Begins.</summary>
    /// <param name="edition">The edition, where the rows do not tell.</param>
    public ComtradeRows(HsEdition? edition) => _edition = edition;

    /// <summary>Adds a declaration.</summary>
    /// <param name="faults">Takes what is wrong.</param>
    /// <param name="line">The line, or the row's number.</param>
    /// <param name="period">The year or month.</param>
    /// <param name="classification">The classification, such as H5; empty where the row does not tell.</param>
    /// <param name="reporter">The reporter's number or letters.</param>
    /// <param name="partner">The partner's; 0 and W00 are the world, whose rows are left out.</param>
    /// <param name="flow">M or X; re-imports (RM) and re-exports (RX) are part of them and left out.</param>
    /// <param name="code">The product; totals, chapters and headings are left out.</param>
    /// <param name="usd">US$.</param>
    /// <param name="kilograms">Net weight; NaN where not known.</param>
    public void Add(
        FaultList faults, long line, TradePeriod period, ReadOnlySpan<char> classification, ReadOnlySpan<char> reporter, ReadOnlySpan<char> partner, ReadOnlySpan<char> flow, ReadOnlySpan<char> code,
        double usd, double kilograms)
    {
        if (partner is "0" or "W00" or "WLD")
        {
            LeaveOut("rows with the world as partner");
            return;
        }
        TradeBooks books;
        if (flow is "M" or "m" or "1") books = TradeBooks.Importer;
        else if (flow is "X" or "x" or "2") books = TradeBooks.Exporter;
        else
        {
            if (flow is "RM" or "RX" or "MIP" or "XIP" or "DX" or "FM" or "MOP" or "XOP") LeaveOut("rows of re-exports, re-imports and special procedures, which M and X hold already");
            else faults.Add($"'{flow}' is no direction of trade", line, 0, "M (imports) or X (exports)");
            return;
        }
        if (code.Length is 2 or 4 || code is "TOTAL")
        {
            LeaveOut("rows of totals, chapters and headings");
            return;
        }
        if (!Hs6.TryOf(code, out var product))
        {
            faults.Add($"'{code}' is not a six-digit HS code", line, 0, "six digits of a chapter from 01 to 97");
            return;
        }
        var edition = _edition ?? (HsEditions.TryParse(classification, out var told) ? told : HsEditions.InForce(period.Year));
        int own = _collector.Areas.Find(reporter), other = _collector.Areas.Find(partner);
        if (own < 0) faults.Add($"unknown reporter '{reporter}'", line, 0, "a UN number or ISO letters that data/parameters/trade-areas.csv or the code list has");
        if (other < 0) faults.Add($"unknown partner '{partner}'", line, 0, "a UN number or ISO letters that data/parameters/trade-areas.csv or the code list has");
        if (own < 0 || other < 0) return;
        var (importer, exporter) = books == TradeBooks.Importer ? (own, other) : (other, own);
        _collector.Add(period, books, edition, product.Number, importer, exporter, usd / 1000, kilograms > 0 ? kilograms / 1000 : double.NaN, line);
    }

    /// <summary>The import.</summary>
    public TradeImport Finish(string file, string sha256, RepeatedRows rule)
    {
        var notes = new List<string>();
        foreach (var (what, count) in _leftOut) notes.Add(string.Create(CultureInfo.InvariantCulture, $"{count} {what} are left out"));
        var batches = _collector.Batches(rule == RepeatedRows.Refuse ? RepeatedRows.Largest : rule, notes);
        foreach (var batch in batches)
        {
            if (HsCodeCheck.Note(batch) is { } note) notes.Add(note);
        }
        var source = new SourceRecord("UN Comtrade: declarations of importers and exporters", "as retrieved", KnownLicences.Comtrade, file, sha256);
        return new TradeImport("comtrade", source, _collector.Areas.Areas, batches) { ByReporter = true, Notes = [.. notes] };
    }

    /// <summary>Counts rows that are left out on purpose.</summary>
    public void LeaveOut(string what) => _leftOut[what] = _leftOut.GetValueOrDefault(what) + 1;
}
