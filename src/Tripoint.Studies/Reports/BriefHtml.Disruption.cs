using Tripoint.Studies.Briefs;
using Tripoint.Studies.Reports.Charts;

namespace Tripoint.Studies.Reports;

/// <summary>A disruption day by day, within the section on pressure.</summary>
public sealed partial class BriefHtml
{
    private void DisruptionPart(DisruptionPath path)
    {
        var deepest = path.Members.MinBy(m => m.Deepest)!;
        _w.Leaf("h3", _t["disruption.heading"]).Leaf("p", Glued(_t.Fill(
            "disruption.sentence",
            ("disruption", _t.Quoted(path.Name)), ("day", _n.Whole(path.FirstDay)),
            ("first", string.Join(_t["list.comma"], path.FirstHit.Select(h => _t.Fill("disruption.hit", ("member", _t.Name(h.Economy)), ("sector", _t.Name(h.Sector.Name)), ("day", _n.Whole(h.Day)))))),
            ("member", _t.Name(deepest.Economy)), ("deepest", _n.Change(deepest.Deepest)), ("deepestDay", _n.Whole(deepest.DeepestDay)))));
        DisruptionFigure(path);
        HorizonTable(path);
    }

    private void DisruptionFigure(DisruptionPath path)
    {
        string Trough(MemberDisruption m) => _t.Fill("disruption.trough", ("change", _n.Change(m.Deepest)), ("day", _n.Whole(m.DeepestDay)));
        var panels = path.Members.Select(m => new Panel(_t.Name(m.Economy), Trough(m), [new PanelLine(m.Output, "c1")])).ToList();
        var days = Enumerable.Range(1, path.Days).ToList();
        Figure(
            "disruption.figure",
            string.Join(_t["sentence.gap"], path.Members.Select(m => $"{_t.Name(m.Economy)}: {Trough(m)}.")),
            width => SmallMultiples.Height(panels, [], width),
            (canvas, width) => SmallMultiples.Draw(canvas, width, panels, days, [], _n, day => _t.Fill("disruption.day", ("day", _n.Whole(day)))),
            DisruptionSource(_t["unit.disruption"]),
            _t["disruption.note"],
            ("disruption", _t.Quoted(path.Name)));
    }

    private void HorizonTable(DisruptionPath path)
    {
        OpenTable(
            _t.Fill("horizons.title", ("disruption", _t.Quoted(path.Name))), "",
            _t["col.member"], _t["col.first-month"], _t["col.first-quarter"], _t["col.short-output"], _t["col.long-output"], _t["col.short-income"], _t["col.long-income"]);
        foreach (var m in path.Members)
        {
            Row(
                _t.Name(m.Economy), _n.TableChange(m.Mean(30)), _n.TableChange(m.Mean(90)), _n.TableChange(m.ShortRunOutput), _n.TableChange(m.LongRunOutput),
                _n.TableChange(m.ShortRunWelfare), _n.TableChange(m.LongRunWelfare));
        }
        CloseTable(DisruptionSource(_t["unit.horizons"]), _t["horizons.note"]);
    }

    private string DisruptionSource(string unit) => SourceLine(
        unit, _t.Fill("year.base", ("year", _n.Year(_brief.Year))), _t.Fill("source.disruption", ("table", ReportSources.ShortTable(_brief, _t))),
        ReportSources.Books(_brief.Provenance, _t));
}
