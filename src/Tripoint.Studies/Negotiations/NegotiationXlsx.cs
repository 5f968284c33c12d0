using System.Globalization;
using Tripoint.Negotiation.Offers;
using Tripoint.Negotiation.Schedules;
using Tripoint.Studies.Reports;
using Tripoint.Studies.Reports.Spreadsheets;

namespace Tripoint.Studies.Negotiations;

/// <summary>
/// The package as a workbook whose formulas are alive: a sheet for each party towards each partner (and for each schedule by line), where a
/// changed target, number of steps or standstill moves every year, average, share and test.
/// </summary>
public sealed class NegotiationXlsx
{
    private const int FirstRow = 5, FirstYear = 9;

    private readonly NegotiationReport _report;
    private readonly ReportTexts _t;
    private readonly XlsxBook _book = new();
    private readonly Dictionary<(int, int), (string Sheet, int ShareRow)> _pairs = [];
    private readonly int _years;

    private NegotiationXlsx(NegotiationReport report, ReportTexts texts)
    {
        (_report, _t) = (report, texts);
        _years = Math.Clamp(Math.Max(report.Terms.Package.LastYear, report.Practice.AfterYear), 1, 40);
    }

    /// <summary>Writes the workbook.</summary>
    /// <param name="report">The package.</param>
    /// <param name="texts">The sentences, loaded with the part <c>negotiate</c>.</param>
    /// <param name="stream">Where to; left open.</param>
    public static void Write(NegotiationReport report, ReportTexts texts, Stream stream)
    {
        var x = new NegotiationXlsx(report, texts);
        x.Summary();
        for (var n = 0; n < report.Terms.Parties.Length; n++)
        {
            for (var i = 0; i < report.Terms.Parties.Length; i++)
            {
                if (n != i) x.Pair(n, i);
            }
        }
        foreach (var c in report.Terms.Commitments.Where(c => c.Commitment is ScheduleCommitment)) x.Lines(c.Giver, (ScheduleCommitment)c.Commitment);
        x.Tests();
        if (report.Bargain is { } bargain) NegotiationXlsxBargain.Add(x._book, bargain, report, texts);
        x._book.Write(stream);
    }

    private void Summary()
    {
        var package = _report.Document.Package;
        var sheet = _book.Add(_t["n.sheet.summary"]);
        sheet.Widths(28, 16, 16, 16, 16, 16, 16);
        sheet.Row().Text(package.Title, XlsxStyle.Title);
        sheet.Row().Text(_t.Fill("n.lead", ("members", _t.List([.. package.Parties.Select(_t.Name)])), ("entry", package.Convention.EntryIntoForce.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            ("last", _t.Numbers.Whole(package.LastYear)), ("table", _report.Table.Name), ("hash", _report.Document.Hash)));
        sheet.Row();
        sheet.Row().Text(_t["n.effects.figure"], XlsxStyle.Title);
        sheet.Row().Text(_t["n.col.party"], XlsxStyle.Head);
        foreach (var year in _report.Price.Path) sheet.Text(_t.Fill("n.col.year", ("year", _t.Numbers.Whole(year.Year))), XlsxStyle.Head);
        for (var k = 0; k < package.Parties.Length; k++)
        {
            sheet.Row().Text(_t.Name(package.Parties[k]));
            foreach (var year in _report.Price.Path) sheet.Value(year.Result.WelfareExact[_report.Terms.Parties[k]], XlsxStyle.Percent);
        }
        sheet.Row();
        sheet.Row().Text(_t["n.offers.table"], XlsxStyle.Title);
        sheet.Row().Text(_t["n.col.party"], XlsxStyle.Head);
        foreach (var party in package.Parties) sheet.Text(_t.Fill("n.col.worth", ("party", _t.Name(party))), XlsxStyle.Head);
        sheet.Text(_t["n.col.commitment"], XlsxStyle.Head);
        var phrases = new OfferPhrases(_t, _report.Table);
        foreach (var c in _report.Commitments)
        {
            sheet.Row().Text(_t.Name(package.Parties[c.Giver]));
            for (var k = 0; k < package.Parties.Length; k++) sheet.Value(_report.Price.Musd(k, c.Worth(k)), XlsxStyle.Decimal);
            sheet.Text(phrases.Of(_report.Terms.Commitments.First(r => r.Giver == c.Giver && r.Number == c.Number).Commitment));
        }
    }

    private void Pair(int importer, int exporter)
    {
        var (terms, table) = (_report.Terms, _report.Table);
        var (giver, partner) = (terms.Package.Parties[importer], terms.Package.Parties[exporter]);
        var sheet = _book.Add($"{giver}-{partner}");
        sheet.Widths([10, 32, 14, 10, 10, 8, 11, 3, .. Enumerable.Repeat(9.0, _years)]);
        sheet.Frozen = (FirstRow - 1, 2);
        sheet.Row().Text(_t.Fill("n.sheet.head", ("giver", _t.Name(giver)), ("partner", _t.Name(partner))), XlsxStyle.Title);
        sheet.Row().Text(_t["n.sheet.hint"]);
        sheet.Row();
        sheet.Row().Text(_t["n.sheet.code"], XlsxStyle.Head).Text(_t["n.col.sector"], XlsxStyle.Head).Text(_t["n.col.trade"], XlsxStyle.Head).Text(_t["n.sheet.base"], XlsxStyle.Head)
            .Text(_t["n.sheet.target"], XlsxStyle.Head).Text(_t["n.sheet.steps"], XlsxStyle.Head).Text(_t["n.sheet.standstill"], XlsxStyle.Head).Skip();
        for (var y = 1; y <= _years; y++) sheet.Value(y, XlsxStyle.Head);
        for (var j = 0; j < table.SectorCount; j++)
        {
            if (table.Sectors[j].IsGoods) SectorRow(sheet, j, table.Cell(j, terms.Parties[importer], terms.Parties[exporter]), importer);
        }
        Totals(sheet, importer, exporter);
    }

    private void SectorRow(XlsxSheet sheet, int sector, int cell, int importer)
    {
        var (terms, table) = (_report.Terms, _report.Table);
        var setBy = terms.Commitments.FirstOrDefault(c => c.Giver == importer && c.IsTariff && c.Cells.Contains(cell));
        var staging = (setBy?.Commitment as TariffCommitment)?.Staging ?? Staging.Immediate;
        var steps = staging.Years == 0 ? 1 : terms.Package.Convention.Cuts(staging.Years - staging.Standstill);
        sheet.Row().Text(table.Sectors[sector].Code).Text(_t.Name(table.Sectors[sector].Name)).Value(table.Trade[cell], XlsxStyle.Decimal).Value(table.Tariff[cell], XlsxStyle.Percent)
            .Value(setBy is null ? table.Tariff[cell] : setBy.Targets[setBy.Cells.IndexOf(cell)], XlsxStyle.PercentInput).Value(steps, XlsxStyle.WholeInput).Value(staging.Standstill, XlsxStyle.WholeInput).Skip();
        var row = sheet.CurrentRow.ToString(CultureInfo.InvariantCulture);
        for (var y = 1; y <= _years; y++)
        {
            var value = terms.Policy(y).Tariff![cell];
            var head = XlsxSheet.Letters(FirstYear + y - 1) + "$" + (FirstRow - 1).ToString(CultureInfo.InvariantCulture);
            // A schedule by line moves its sector by the average of its lines: there the years are values.
            if (setBy?.Commitment is ScheduleCommitment) sheet.Value(value, XlsxStyle.Percent);
            else sheet.Formula($"$D{row}+($E{row}-$D{row})*MAX(0,MIN(1,({head}-$G{row})/$F{row}))", value, XlsxStyle.Percent);
        }
    }

    private void Totals(XlsxSheet sheet, int importer, int exporter)
    {
        var last = sheet.CurrentRow.ToString(CultureInfo.InvariantCulture);
        var first = FirstRow.ToString(CultureInfo.InvariantCulture);
        var trade = $"$C${first}:$C${last}";
        sheet.Row();
        Total("n.sheet.average", XlsxStyle.Percent, column => $"SUMPRODUCT({trade},{column})/SUM({trade})", (tariffs, flows) => flows.Sum() > 0 ? tariffs.Zip(flows, (t, f) => t * f).Sum() / flows.Sum() : 0);
        Total("n.sheet.free", XlsxStyle.Percent, column => $"SUMPRODUCT({trade},--({column}<0.000000001))/SUM({trade})", (tariffs, flows) => flows.Sum() > 0 ? tariffs.Zip(flows, (t, f) => t < 1e-9 ? f : 0).Sum() / flows.Sum() : 0);
        _pairs[(importer, exporter)] = (sheet.Name, sheet.CurrentRow);
        Total("n.sheet.duty", XlsxStyle.Decimal, column => $"SUMPRODUCT({trade},{column})", (tariffs, flows) => tariffs.Zip(flows, (t, f) => t * f).Sum());

        void Total(string key, XlsxStyle style, Func<string, string> formula, Func<double[], double[], double> value)
        {
            sheet.Row().Skip().Text(_t[key], XlsxStyle.Head).Skip();
            sheet.Formula(formula($"$D${first}:$D${last}"), value(Column(importer, exporter, 0), Column(importer, exporter, null)), style).Skip(4);
            for (var y = 1; y <= _years; y++)
            {
                var letters = XlsxSheet.Letters(FirstYear + y - 1);
                sheet.Formula(formula($"{letters}${first}:{letters}${last}"), value(Column(importer, exporter, y), Column(importer, exporter, null)), style);
            }
        }
    }

    // The goods sectors' tariffs in a year; their trade where the year is null.
    private double[] Column(int importer, int exporter, int? year)
    {
        var (terms, table) = (_report.Terms, _report.Table);
        var tariff = year is { } y ? terms.Policy(y).Tariff! : null;
        return [.. Enumerable.Range(0, table.SectorCount).Where(j => table.Sectors[j].IsGoods)
            .Select(j => table.Cell(j, terms.Parties[importer], terms.Parties[exporter])).Select(cell => tariff is null ? table.Trade[cell] : tariff[cell])];
    }

    private void Lines(int giver, ScheduleCommitment commitment)
    {
        var schedule = commitment.Schedule;
        var years = Math.Min(40, LastYear(schedule));
        var sheet = _book.Add($"{_report.Terms.Package.Parties[giver]} {commitment.Partners}"[..Math.Min(31, 4 + commitment.Partners.ToString().Length)]);
        sheet.Widths([14, 44, 22, 12, 12, 8, 11, 10, .. Enumerable.Repeat(9.0, years)]);
        sheet.Frozen = (2, 2);
        sheet.Row().Text($"{commitment.File} ({schedule.Edition})", XlsxStyle.Title);
        sheet.Row().Text(_t["n.sheet.code"], XlsxStyle.Head).Text(_t["n.sheet.description"], XlsxStyle.Head).Text(_t["n.sheet.base"], XlsxStyle.Head).Text(_t["n.sheet.category"], XlsxStyle.Head)
            .Text(_t["n.sheet.base"] + ", %", XlsxStyle.Head).Text(_t["n.sheet.steps"], XlsxStyle.Head).Text(_t["n.sheet.standstill"], XlsxStyle.Head).Text(_t["n.col.sector"], XlsxStyle.Head);
        for (var y = 1; y <= years; y++) sheet.Value(y, XlsxStyle.Head);
        for (var k = 0; k < schedule.Lines.Length; k++) LineRow(sheet, commitment, schedule.Lines[k], commitment.Sectors.Codes[k], years);
    }

    // Equal cuts of an ad valorem rate are formulas with the agreement's rounding; other promises are listed as they are written.
    private static void LineRow(XlsxSheet sheet, ScheduleCommitment commitment, TariffLine line, string sector, int years)
    {
        var convention = commitment.Schedule.Convention;
        var equal = line is { Base: AdValorem, Category: EqualCuts or ImmediateElimination };
        var cuts = line.Category as EqualCuts;
        sheet.Row().Text(line.Code.Digits).Text(line.Description).Text(line.Base.ToString()!).Text(ScheduleSummary.CategoryOf(line, convention));
        if (equal)
            sheet.Value((double)((AdValorem)line.Base).Value / 100, XlsxStyle.PercentInput).Value(cuts is null ? 1 : convention.Cuts(cuts.Years - cuts.Standstill), XlsxStyle.WholeInput).Value(cuts?.Standstill ?? 0, XlsxStyle.WholeInput);
        else sheet.Value(commitment.Schedule.EquivalentIn(line, 0, commitment.Exchange)?.Fraction ?? double.NaN, XlsxStyle.Percent).Skip(2);
        sheet.Text(sector);
        var row = sheet.CurrentRow.ToString(CultureInfo.InvariantCulture);
        for (var y = 1; y <= years; y++)
        {
            var rate = commitment.Schedule.RateIn(line, y);
            if (!equal)
            {
                if (rate is AdValorem or FreeRate) sheet.Value(rate is AdValorem a ? (double)a.Value / 100 : 0, XlsxStyle.Percent);
                else sheet.Text(rate.ToString()!);
                continue;
            }
            var exact = $"$E{row}*(1-MAX(0,MIN(1,({XlsxSheet.Letters(FirstYear + y - 1)}$2-$G{row})/$F{row})))";
            sheet.Formula(Rounded(exact, convention.Rounding), rate is AdValorem r ? (double)r.Value / 100 : 0, XlsxStyle.Percent);
        }
    }

    // Twelve digits first, as the schedule itself rounds, so that a third times three is not rounded up.
    private static string Rounded(string exact, StagingRounding rounding)
    {
        if (rounding.Step == 0) return exact;
        var step = (rounding.Step / 100).ToString(CultureInfo.InvariantCulture);
        var steps = $"ROUND(({exact})/{step},9)";
        return rounding.Direction switch
        {
            RoundingDirection.Up => $"ROUNDUP({steps},0)*{step}",
            RoundingDirection.Down => $"ROUNDDOWN({steps},0)*{step}",
            _ => $"ROUND({steps},0)*{step}",
        };
    }

    private static int LastYear(Schedule schedule) => schedule.Lines.Select(l => l.Category switch
    {
        EqualCuts c => c.Standstill + schedule.Convention.Cuts(c.Years - c.Standstill),
        PartialCut p => p.Standstill + schedule.Convention.Cuts(p.Years - p.Standstill),
        ListedRates r => r.Rates.Length,
        _ => 1,
    }).DefaultIfEmpty(1).Max();

    private void Tests()
    {
        var parties = _report.Terms.Package.Parties;
        var sheet = _book.Add(_t["n.sheet.tests"]);
        sheet.Widths(30, 14, 14, 14, 12, 12, 12);
        sheet.Row().Text(_t["n.tests.table"], XlsxStyle.Title);
        sheet.Row().Text(_t["n.col.flow"], XlsxStyle.Head).Text(_t["n.col.today"], XlsxStyle.Head).Text(_t["n.col.once"], XlsxStyle.Head).Text(_t["n.col.ten"], XlsxStyle.Head);
        foreach (var threshold in _report.Practice.Options.Thresholds) sheet.Value(threshold, XlsxStyle.PercentInput);
        var rows = new Dictionary<(int, int), int>();
        foreach (var p in _report.Practice.Pairs)
        {
            var (name, share) = _pairs[(p.Importer, p.Exporter)];
            string Cell(string letters) => $"'{name}'!{letters}{share.ToString(CultureInfo.InvariantCulture)}";
            sheet.Row().Text($"{_t.Name(parties[p.Importer])} ← {_t.Name(parties[p.Exporter])}").Formula(Cell("D"), p.ByTrade.Base, XlsxStyle.Percent)
                .Formula(Cell(XlsxSheet.Letters(FirstYear)), p.ByTrade.Immediate, XlsxStyle.Percent)
                .Formula(Cell(XlsxSheet.Letters(FirstYear + _report.Practice.AfterYear - 1)), p.ByTrade.After ?? 0, XlsxStyle.Percent);
            rows[(p.Importer, p.Exporter)] = sheet.CurrentRow;
            Reached(sheet, p.ByTrade.After ?? 0);
        }
        foreach (var r in _report.Practice.Reciprocity)
        {
            sheet.Row().Text(_t.Fill("n.both", ("first", _t.Name(parties[r.First])), ("second", _t.Name(parties[r.Second]))));
            foreach (var (letters, value) in new[] { ("B", r.Average.Base), ("C", r.Average.Immediate), ("D", r.Average.After ?? 0) })
                sheet.Formula(string.Create(CultureInfo.InvariantCulture, $"AVERAGE({letters}{rows[(r.First, r.Second)]},{letters}{rows[(r.Second, r.First)]})"), value, XlsxStyle.Percent);
            Reached(sheet, r.Average.After ?? 0);
        }
    }

    // 1 where the threshold in the head is reached, 0 otherwise.
    private void Reached(XlsxSheet sheet, double after)
    {
        var row = sheet.CurrentRow.ToString(CultureInfo.InvariantCulture);
        for (var k = 0; k < _report.Practice.Options.Thresholds.Length; k++)
            sheet.Formula($"IF($D{row}>={XlsxSheet.Letters(5 + k)}$2,1,0)", after >= _report.Practice.Options.Thresholds[k] ? 1 : 0);
    }
}
