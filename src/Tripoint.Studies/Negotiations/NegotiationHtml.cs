using Tripoint.Codes;
using Tripoint.Equilibrium;
using Tripoint.Negotiation.Schedules;
using Tripoint.Studies.Reports;
using Tripoint.Studies.Reports.Charts;

namespace Tripoint.Studies.Negotiations;

/// <summary>
/// The report on a package that a delegation takes into the room: one self-contained HTML file in the style of the brief, without script or
/// network. It shows only the mandates that were given.
/// </summary>
public sealed partial class NegotiationHtml
{
    private const double Wide = 720, Narrow = 332;
    private const int Shown = 12;

    private readonly MarkupWriter _w = new();
    private readonly NegotiationReport _report;
    private readonly ReportTexts _t;
    private readonly ReportNumbers _n;
    private readonly OfferPhrases _phrases;
    private int _tables, _sections, _figures;

    private NegotiationHtml(NegotiationReport report, ReportTexts texts)
    {
        (_report, _t, _n) = (report, texts, texts.Numbers);
        _phrases = new OfferPhrases(texts, report.Table);
    }

    /// <summary>Writes a report.</summary>
    /// <param name="report">The package, with concessions.</param>
    /// <param name="texts">The sentences, loaded with the part <c>negotiate</c>.</param>
    public static string Write(NegotiationReport report, ReportTexts texts)
    {
        var page = new NegotiationHtml(report, texts);
        page.Page();
        return page._w.ToString();
    }

    private void Page()
    {
        var package = _report.Document.Package;
        var title = package.Title.Length > 0 ? package.Title : _t.List([.. package.Parties.Select(_t.Name)]);
        _w.DocumentType().Open("html", ("lang", _t.Language == Language.Chinese ? "zh-Hans" : _t.Language.Tag()));
        _w.Open("head").Empty("meta", ("charset", "utf-8")).Empty("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
        _w.Empty("meta", ("name", "color-scheme"), ("content", "light dark")).Leaf("title", title).Style(BriefHtml.Css()).Close();
        _w.Open("body").Open("header").Leaf("p", _t["n.kicker"], ("class", "kicker")).Leaf("h1", title);
        _w.Leaf("p", _t.Fill(
            "n.lead", ("members", _t.List([.. package.Parties.Select(_t.Name)])), ("entry", package.Convention.EntryIntoForce.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)),
            ("last", _n.Whole(package.LastYear)), ("table", Source()), ("hash", _report.Document.Hash[..16])), ("class", "lead"));
        if (_report.Document.Signature is { } signature) _w.Leaf("p", _t.Fill("n.signed", ("party", signature.By)), ("class", "note"));
        _w.Close();
        Contents();
        _w.Open("main");
        Findings();
        Effects();
        Offers();
        Tests();
        Mandates();
        if (_report.Bargain is { } bargain) Bargain(bargain);
        Next();
        Method();
        _w.Close().Open("footer").Leaf("p", _t["footer"]).Close().Close().Close();
    }

    private IEnumerable<(string Id, string Key)> Sections() =>
    [
        ("effects", "n.effects"), ("offers", "n.offers"), ("tests", "n.tests"), ("mandates", "n.mandates"),
        .. _report.Bargain is null ? [] : new[] { ("bargain", "n.bargain") }, ("next", "n.next"), ("method", "n.method"),
    ];

    private void Contents()
    {
        _w.Open("nav", ("aria-label", _t["contents"])).Open("ol");
        foreach (var (id, key) in Sections()) _w.Open("li").Leaf("a", _t[key], ("href", "#" + id)).Close();
        _w.Close().Close();
    }

    private void Section(string id)
    {
        var key = Sections().First(s => s.Id == id).Key;
        _w.Open("section", ("id", id)).Open("h2").Leaf("span", _n.Whole(++_sections), ("class", "number")).Text(" " + _t[key]).Close();
    }

    private void Findings()
    {
        var parties = _report.Terms.Package.Parties;
        _w.Open("section", ("id", "findings")).Leaf("h2", _t["n.findings"]).Open("ol", ("class", "findings"));
        var outcomes = _t.List([.. parties.Select((p, k) => _t.Fill("n.outcome", ("party", _t.Name(p)), ("change", _n.Change(_report.Price.Welfare(k))), ("amount", _n.SignedMoney(_report.Price.Musd(k, _report.Price.Welfare(k))))))]);
        _w.Leaf("li", _t.Fill(parties.Select((_, k) => _report.Price.Welfare(k)).All(w => w >= 0) ? "n.finding.all" : "n.finding.some", ("outcomes", outcomes)));
        _w.Leaf("li", _t.Fill("n.finding.trade", ("pairs", _t.List([.. _report.Practice.Reciprocity.Select(r => _t.Fill(
            "n.pair", ("first", _t.Name(parties[r.First])), ("second", _t.Name(parties[r.Second])), ("share", _n.Share(r.Average.After ?? 0))))]))));
        if (_report.Flows.OrderByDescending(f => _report.Price.Musd(f.Receiver, f.Worth(f.Receiver))).FirstOrDefault() is { } best)
        {
            _w.Leaf("li", _t.Fill(
                "n.finding.largest", ("giver", _t.Name(parties[best.Giver])), ("sector", _t.Name(_report.Table.Sectors[best.Sector].Name)),
                ("amount", _n.Money(_report.Price.Musd(best.Receiver, best.Worth(best.Receiver)))), ("receiver", _t.Name(parties[best.Receiver]))));
        }
        var refusing = _report.Verdicts.Where(v => !v.Accepts).Select(v => _t.Name(v.Mandate.Party)).ToList();
        if (!_report.Verdicts.IsEmpty) _w.Leaf("li", refusing.Count == 0 ? _t["n.finding.verdict.all"] : _t.Fill("n.finding.verdict.some", ("parties", _t.List(refusing))));
        _w.Close();
        if (!_report.Price.Converged) _w.Leaf("p", _t.Fill("not-converged", ("scenario", "“" + _report.Document.Package.Title + "”"), ("residual", _n.Residual(_report.Price.Result.Residual))), ("class", "note warning"));
        _w.Close();
    }

    private void Effects()
    {
        Section("effects");
        var parties = _report.Terms.Package.Parties;
        var years = Years();
        var groups = years.Select(y => new BarGroup(
            y.Year == _report.Price.Path[^1].Year ? _t["n.col.complete"] : _t.Fill("n.col.year", ("year", _n.Whole(y.Year))),
            [.. parties.Select((p, k) => Bar(_t.Name(p), y.Result.WelfareExact[_report.Terms.Parties[k]]))])).ToList();
        List<BarKey> legend = [new(_t["welfare.gain"], "bar", "gain"), new(_t["welfare.loss"], "bar", "loss")];
        Figure(_t["n.effects.figure"], _t.Fill("n.effects.description", ("outcomes", string.Join(_t["list.comma"], parties.Select((p, k) => $"{_t.Name(p)} {_n.Change(_report.Price.Welfare(k))}")))),
            width => new DivergingBars(width, groups, [_t["col.exact"]], legend).Height,
            (canvas, width) => new DivergingBars(width, groups, [_t["col.exact"]], legend).Draw(canvas, _n));
        _w.Leaf("p", _t["n.effects.note"], ("class", "note"));
        OpenTable(_t["n.effects.table"], [_t["n.col.party"], .. years.Select(y => _t.Fill("n.col.year", ("year", _n.Whole(y.Year)))), _t["n.col.money"], _t["n.col.even"], _t["n.col.realwage"], _t["n.col.exports"], _t["n.col.imports"]]);
        for (var k = 0; k < parties.Length; k++)
        {
            var at = _report.Terms.Parties[k];
            var discount = _report.Verdicts.FirstOrDefault(v => v.Mandate.Party.Equals(parties[k]))?.Mandate.DiscountFactor ?? 0.95;
            Row(_t.Name(parties[k]), [
                .. years.Select(y => _n.TableChange(y.Result.WelfareExact[at], 3)), _n.TableMoney(_report.Price.Musd(k, _report.Price.Welfare(k)), true), _n.TableChange(_report.Price.DiscountedWelfare(k, discount), 3),
                _n.TableChange(_report.Price.Result.RealWage[at]), _n.TableChange(_report.Price.Result.Exports[at]), _n.TableChange(_report.Price.Result.Imports[at])]);
        }
        CloseTable();
        OpenTable(_t["n.sectors.table"], [_t["n.col.sector"], .. parties.Select(_t.Name)]);
        for (var j = 0; j < _report.Table.SectorCount; j++)
        {
            if (!_report.Table.Sectors[j].IsGoods) continue;
            var sector = j;
            Row(_t.Name(_report.Table.Sectors[j].Name), [.. _report.Terms.Parties.Select(p => _n.TableChange(_report.Price.Result.OutputVolume[(p * _report.Table.SectorCount) + sector]))]);
        }
        CloseTable();
        _w.Close();
    }

    private List<(int Year, EquilibriumResult Result)> Years() =>
        [.. _report.Price.Path.Where(p => p.Year is 1 or 5 or 10 || p.Year == _report.Price.Path[^1].Year).Select(p => (p.Year, p.Result))];

    private static BarRow Bar(string label, double value) => new(label, [new BarPart(value, value >= 0 ? "gain" : "loss")], [], [(value * 100).ToString("+0.000;−0.000;0", System.Globalization.CultureInfo.InvariantCulture)]);

    private void Offers()
    {
        Section("offers");
        var parties = _report.Terms.Package.Parties;
        OpenTable(_t["n.offers.table"], [_t["n.col.party"], _t["n.col.commitment"], _t["n.col.tariff"], .. parties.Select(p => _t.Fill("n.col.worth", ("party", _t.Name(p))))], 2);
        foreach (var c in _report.Commitments)
        {
            var commitment = _report.Terms.Commitments.First(r => r.Giver == c.Giver && r.Number == c.Number).Commitment;
            Row(_t.Name(parties[c.Giver]), [_phrases.Of(commitment), double.IsNaN(c.From) ? "–" : $"{Rate(c.From)} → {Rate(c.To)}", .. parties.Select((_, k) => Worth(k, c.Worth(k)))], 1);
        }
        CloseTable(_t["n.offers.note"]);
        OpenTable(_t["n.flows.table"], [_t["n.col.party"], _t["n.col.flow"], _t["n.col.sector"], _t["n.col.tariff"], .. parties.Select(p => _t.Fill("n.col.worth", ("party", _t.Name(p))))], 3);
        foreach (var f in _report.Flows.OrderByDescending(f => _report.Price.Musd(f.Receiver, f.Worth(f.Receiver))).Take(Shown))
        {
            Row(_t.Name(parties[f.Giver]), [Flow(f.Giver, f.Receiver), _t.Name(_report.Table.Sectors[f.Sector].Name), $"{Rate(f.From)} → {Rate(f.To)}", .. parties.Select((_, k) => Worth(k, f.Worth(k)))], 2);
        }
        CloseTable();
        _w.Close();
    }

    private void Tests()
    {
        Section("tests");
        var parties = _report.Terms.Package.Parties;
        OpenTable(_t["n.tests.table"], [_t["n.col.flow"], _t["n.col.of"], _t["n.col.today"], _t["n.col.once"], _t["n.col.ten"], _t["n.col.end"], _t["n.col.reached"], _t["n.col.left"]], 2);
        foreach (var p in _report.Practice.Pairs)
        {
            Shares(Flow(p.Importer, p.Exporter), "n.trade", p.ByTrade, p.LeftOut.IsEmpty ? _t["none"] : string.Join(", ", p.LeftOut.Select(j => _report.Table.Sectors[j].Code)));
            Shares("", "n.lines", p.ByLines, "");
        }
        foreach (var r in _report.Practice.Reciprocity)
        {
            Shares(_t.Fill("n.both", ("first", _t.Name(parties[r.First])), ("second", _t.Name(parties[r.Second]))), "n.trade", r.Average, "");
            Shares("", "n.lines", r.AverageByLines, "");
        }
        var bySchedule = _report.Terms.Commitments.Any(c => c.Commitment is Negotiation.Offers.ScheduleCommitment);
        CloseTable(_t.Fill("n.tests.note", ("lines", (bySchedule ? _t["n.lines.schedule"] + _t["sentence.gap"] : "") + _t["n.lines.sector"])));
        _w.Close();
    }

    private void Shares(string head, string of, CoverageShares s, string left)
    {
        var reached = _report.Practice.Options.Thresholds.Where(t => s.After >= t - 1e-12).DefaultIfEmpty(double.NaN).Max();
        var text = double.IsNaN(reached) ? _t.Fill("n.below", ("threshold", Threshold(_report.Practice.Options.Thresholds.Min()))) : Threshold(reached);
        Row(head, [_t[of], Share(s.Base), Share(s.Immediate), Share(s.After), Share(s.Final), text, left], 1);
    }

    private static string Threshold(double fraction) => (100 * fraction).ToString("0", System.Globalization.CultureInfo.InvariantCulture) + "%";

    private static string Share(double? fraction) => fraction is { } f ? (100 * f).ToString("0.0", System.Globalization.CultureInfo.InvariantCulture) : "–";

    private static string Rate(double fraction) => (100 * fraction).ToString("0.00", System.Globalization.CultureInfo.InvariantCulture);

    private string Worth(int party, double fraction)
    {
        var value = _report.Price.Musd(party, fraction);
        var text = value.ToString(Math.Abs(value) < 10 ? "+0.0;−0.0;0" : "+#,0;−#,0;0", System.Globalization.CultureInfo.InvariantCulture);
        return text.AsSpan().ContainsAnyInRange('1', '9') ? text : "0";
    }

    private string Flow(int importer, int exporter) => $"{_t.Name(_report.Terms.Package.Parties[importer])} ← {_t.Name(_report.Terms.Package.Parties[exporter])}";

    private string Source() => _report.Table.Provenance.IsHybrid && _report.Table.Provenance.Books.Contains("ICIO", StringComparison.Ordinal)
        ? _t.Fill("source.hybrid.short", ("year", _n.Year(_report.Table.Year)))
        : _report.Table.Name;
}
