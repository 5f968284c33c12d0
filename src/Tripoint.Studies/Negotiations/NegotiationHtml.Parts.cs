using Tripoint.Negotiation.Mandates;
using Tripoint.Studies.Reports;
using Tripoint.Studies.Reports.Charts;

namespace Tripoint.Studies.Negotiations;

/// <summary>Mandates, wishes, method, and the frames of figures and tables.</summary>
public sealed partial class NegotiationHtml
{
    private void Mandates()
    {
        Section("mandates");
        _w.Leaf("p", _t[_report.Verdicts.IsEmpty ? "n.mandates.none" : "n.mandates.private"]);
        foreach (var verdict in _report.Verdicts)
        {
            var name = _t.Name(verdict.Mandate.Party);
            _w.Leaf("p", _t.Fill(verdict.Accepts ? "n.accepts" : "n.refuses", ("party", name), ("score", _n.Change(verdict.Score)), ("alternative", verdict.AlternativeScore is { } a ? _n.Change(a) : "0")));
            OpenTable(_t.Fill("n.mandates.table", ("party", name)), [_t["n.col.redline"], _t["n.col.state"], _t["n.col.worst"], _t["n.col.figure"], _t["n.col.limit"]], 3);
            foreach (var line in verdict.RedLines)
            {
                Row(line.Line.Name, [
                    _t[line.Holds ? "n.kept" : "n.crossed"], line.Where.Length == 0 ? "–" : line.Where,
                    line.Line is FrozenLines or FrozenTariffs && line.Holds ? "–" : _n.TableChange(line.Value), line.Line is FrozenLines or FrozenTariffs ? "–" : _n.TableChange(line.Limit)], 2);
            }
            CloseTable();
        }
        _w.Close();
    }

    private void Next()
    {
        Section("next");
        var parties = _report.Terms.Package.Parties;
        OpenTable(_t["n.next.table"], [_t["n.col.asker"], _t["n.col.giver"], _t["n.col.sector"], _t["n.col.rate"], _t["n.col.trade"], .. parties.Select(p => _t.Fill("n.col.worth", ("party", _t.Name(p))))], 3);
        for (var asker = 0; asker < parties.Length; asker++)
        {
            foreach (var w in _report.Wishes.Where(w => w.Asker == asker).Take(5))
            {
                Row(_t.Name(parties[w.Asker]), [
                    _t.Name(parties[w.Giver]), _t.Name(_report.Table.Sectors[w.Sector].Name), Rate(w.Rate), _n.Whole((int)Math.Round(w.Trade)), .. parties.Select((_, k) => Worth(k, w.Worth(k)))], 2);
            }
        }
        CloseTable();
        _w.Close();
    }

    private void Method()
    {
        Section("method");
        _w.Leaf("p", _t.Fill("n.method.text", ("residual", _n.Residual(_report.Price.Path.Max(p => p.Result.Residual)))));
        _w.Open("ul");
        foreach (var schedule in _report.Document.Package.Offers.SelectMany(o => o.Commitments).OfType<Negotiation.Offers.ScheduleCommitment>())
            _w.Leaf("li", $"{schedule.File}: {schedule.Sectors.Method}");
        foreach (var offer in _report.Document.Package.Offers) _w.Leaf("li", $"{_t.Name(offer.Party)}: {Negotiation.Offers.ContentHash.Of(offer)}");
        _w.Close().Close();
    }

    private void Figure(string title, string description, Func<double, double> height, Action<SvgCanvas, double> draw, string? note = null)
    {
        var id = "figure-" + _n.Whole(++_figures);
        _w.Open("figure", ("id", id)).Open("figcaption").Leaf("b", _t.Fill("figure.number", ("number", _n.Whole(_figures)))).Text(" " + title).Close();
        foreach (var (width, name) in ((double, string)[])[(Wide, "wide"), (Narrow, "narrow")])
        {
            _w.Open("div", ("class", name));
            var canvas = new SvgCanvas(_w);
            canvas.Begin($"{id}-{name}", width, height(width), title, description);
            draw(canvas, width);
            canvas.End();
            _w.Close();
        }
        if (note is not null) _w.Leaf("p", note, ("class", "note"));
        _w.Leaf("p", _t.Fill("figure.source", ("unit", _t["unit.change"]), ("year", _t.Fill("year.base", ("year", _n.Year(_report.Table.Year)))),
            ("source", _t.Fill("source.model", ("table", Source()))), ("books", ReportSources.Books(_report.Table.Provenance, _t))), ("class", "source")).Close();
    }

    // The first columns hold words, the rest figures.
    private void OpenTable(string title, IReadOnlyList<string> heads, int words = 1)
    {
        var id = "table-" + _n.Whole(++_tables);
        _w.Open("p", ("id", id), ("class", "caption")).Leaf("b", _t.Fill("table.number", ("number", _n.Whole(_tables)))).Text(" " + title).Close();
        _w.Open("div", ("class", "frame"), ("tabindex", "0"), ("role", "region"), ("aria-labelledby", id));
        _w.Open("table", ("aria-labelledby", id)).Open("thead").Open("tr");
        for (var k = 0; k < heads.Count; k++) _w.Leaf("th", heads[k], ("scope", "col"), ("class", k < words ? "text" : null));
        _w.Close().Close().Open("tbody");
    }

    private void Row(string head, IReadOnlyList<string> cells, int words = 0)
    {
        _w.Open("tr").Leaf("th", head, ("scope", "row"));
        for (var k = 0; k < cells.Count; k++) _w.Leaf("td", cells[k], ("class", k < words ? "text" : null));
        _w.Close();
    }

    private void CloseTable(string? note = null)
    {
        _w.Close().Close().Close();
        if (note is not null) _w.Leaf("p", note, ("class", "note"));
    }
}
