using Tripoint.Studies.Briefs;
using Tripoint.Studies.Reports.Charts;

namespace Tripoint.Studies.Reports;

/// <summary>The section on who gains least, and why.</summary>
public sealed partial class BriefHtml
{
    private const int SectorCount = 8;

    private void LeastSection()
    {
        Section("least");
        _w.Leaf("p", _t["least.intro"]).Open("ul");
        foreach (var scenario in _brief.Agreements) _w.Leaf("li", Glued(BriefFindings.Least(_brief, scenario, _t)));
        _w.Close();
        DecompositionFigure();
        var headline = _brief.Agreements[0];
        TariffTable(headline);
        var least = BriefFindings.LeastOf(_brief, headline);
        var detail = headline.Members.First(m => m.Economy.Equals(least.Economy));
        if (detail.PartsAddUp) SectorFigure(headline, detail);
        _w.Close();
    }

    private void DecompositionFigure()
    {
        var groups = _brief.Agreements.Select(s => new BarGroup(
            s.Name.In(_t.Language),
            [
                .. _brief.Members.Select(s.Of).Select(o => new BarRow(
                    _t.Name(o.Economy), [new BarPart(o.TermsOfTrade, "c1"), new BarPart(o.VolumeOfTrade, "c2"), new BarPart(o.DirectBarriers ?? 0, "c3")],
                    [new BarMark(o.Welfare, "diamond", "solid"), new BarMark(o.RealWage, "circle", "hollow")],
                    [_n.TableChange(o.TermsOfTrade, 3), _n.TableChange(o.VolumeOfTrade, 3), _n.TableChange(o.DirectBarriers, 3)])),
            ])).ToList();
        List<BarKey> legend =
        [
            new(_t["least.terms"], "bar", "c1"), new(_t["least.volume"], "bar", "c2"), new(_t["least.barriers"], "bar", "c3"), new(_t["least.exact"], "diamond", "solid"),
            new(_t["least.wage"], "circle", "hollow"),
        ];
        DivergingBars Chart(double width) => new(width, groups, [_t["col.terms"], _t["col.volume"], _t["col.barriers"]], legend);
        Figure(
            "least.figure",
            string.Join(_t["sentence.gap"], _brief.Agreements.Select(s => BriefFindings.Least(_brief, s, _t))),
            width => Chart(width).Height,
            (canvas, width) => Chart(width).Draw(canvas, _n),
            ModelSource(_t["unit.parts"]),
            null);
    }

    private void TariffTable(PricedScenario scenario)
    {
        OpenTable(
            _t.Fill("tariffs.table", ("scenario", _t.Quoted(scenario.Name))), "",
            _t["col.member"], _t["col.charged-before"], _t["col.charged-after"], _t["col.faced-before"], _t["col.faced-after"], _t["col.exact"],
            _t["col.real-wage"]);
        foreach (var detail in scenario.Members)
        {
            var outcome = scenario.Of(detail.Economy);
            Row(
                _t.Name(detail.Economy), _n.Share(detail.Charged.Before), _n.Share(detail.Charged.After), _n.Share(detail.Faced.Before),
                _n.Share(detail.Faced.After), _n.TableChange(outcome.Welfare), _n.TableChange(outcome.RealWage));
        }
        CloseTable(ModelSource(_t["unit.tariffs"]));
    }

    private void SectorFigure(PricedScenario scenario, MemberDetail detail)
    {
        double Barriers(int sector) => detail.DirectBarriers.IsEmpty ? 0 : detail.DirectBarriers[sector];
        double Total(int sector) => detail.TermsOfTrade[sector] + detail.VolumeOfTrade[sector] + Barriers(sector);
        double Size(int sector) => Math.Abs(detail.TermsOfTrade[sector]) + Math.Abs(detail.VolumeOfTrade[sector]) + Math.Abs(Barriers(sector));
        var chosen = Enumerable.Range(0, _brief.Sectors.Length).OrderByDescending(Size).Take(SectorCount).OrderByDescending(Total).ToList();
        var rest = Enumerable.Range(0, _brief.Sectors.Length).Except(chosen).ToList();
        List<BarRow> rows = [.. chosen.Select(s => SectorRow(_brief.Sectors[s].Name.In(_t.Language), detail.TermsOfTrade[s], detail.VolumeOfTrade[s], Barriers(s)))];
        if (rest.Count > 0) rows.Add(SectorRow(_t["least.other-sectors"], rest.Sum(s => detail.TermsOfTrade[s]), rest.Sum(s => detail.VolumeOfTrade[s]), rest.Sum(Barriers)));
        List<BarKey> legend = [new(_t["least.terms"], "bar", "c1"), new(_t["least.volume"], "bar", "c2"), new(_t["least.barriers"], "bar", "c3")];
        DivergingBars Chart(double width) => new(width, [new BarGroup("", rows)], [_t["col.terms"], _t["col.volume"], _t["col.barriers"]], legend);
        Figure(
            "least.sectors",
            string.Join(_t["list.comma"], chosen.Select(s => $"{_brief.Sectors[s].Name.In(_t.Language)} {_n.Change(Total(s))}")),
            width => Chart(width).Height,
            (canvas, width) => Chart(width).Draw(canvas, _n),
            ModelSource(_t["unit.parts"]),
            null,
            ("member", _t.Name(detail.Economy)), ("scenario", _t.Quoted(scenario.Name)));
    }

    private BarRow SectorRow(string name, double terms, double volume, double barriers) => new(
        name, [new BarPart(terms, "c1"), new BarPart(volume, "c2"), new BarPart(barriers, "c3")], [],
        [_n.TableChange(terms, 3), _n.TableChange(volume, 3), _n.TableChange(barriers, 3)]);
}
