using Tripoint.Studies.Briefs;
using Tripoint.Studies.Reports.Charts;

namespace Tripoint.Studies.Reports;

/// <summary>The sections on what scenarios bring: pressure and agreements share one form.</summary>
public sealed partial class BriefHtml
{
    // Economies outside the bloc that are named at each end.
    private const int OutsideCount = 3;

    // Changes that two decimals of a per cent show.
    private const double Visible = 0.00005;

    private void OutcomeSection(string id, IReadOnlyList<PricedScenario> scenarios, PricedScenario headline)
    {
        Section(id);
        _w.Leaf("p", _t[id == "pressure" ? "pressure.intro" : "agreements.intro"]);
        ScenarioList(scenarios);
        WelfareFigure(id, scenarios);
        OutcomeTable(scenarios);
        SectorHeat(headline);
        OutsideTable(scenarios);
        if (id == "pressure" && _brief.Disruption is { } path) DisruptionPart(path);
        _w.Close();
    }

    private void ScenarioList(IReadOnlyList<PricedScenario> scenarios)
    {
        _w.Open("dl");
        foreach (var scenario in scenarios)
        {
            _w.Leaf("dt", scenario.Name.In(_t.Language));
            var description = scenario.Description.In(_t.Language);
            if (description.Length > 0) _w.Leaf("dd", description);
        }
        _w.Close();
    }

    private void WelfareFigure(string id, IReadOnlyList<PricedScenario> scenarios)
    {
        var all = scenarios.SelectMany(s => _brief.Members.Select(s.Of)).ToList();
        var shortRun = all.Exists(o => o.WelfareShortRun is not null);
        var intervals = all.Exists(o => o.WelfareInterval is not null);
        var groups = scenarios.Select(s => new BarGroup(s.Name.In(_t.Language), [.. _brief.Members.Select(m => WelfareRow(s.Of(m)))])).ToList();
        List<BarKey> legend =
        [
            new(_t["welfare.gain"], "bar", "gain"), new(_t["welfare.loss"], "bar", "loss"), new(_t["welfare.first-order"], "diamond", "hollow"),
        ];
        if (shortRun) legend.Add(new(_t["welfare.short-run"], "circle", "solid"));
        if (intervals) legend.Add(new(_t["welfare.interval"], "range", ""));
        List<string> columns = [_t["col.exact"], _t["col.first-order"]];
        DivergingBars Chart(double width) => new(width, groups, columns, legend);
        Figure(
            id == "pressure" ? "pressure.figure" : "agreements.figure",
            OutcomeDescription(scenarios),
            width => Chart(width).Height,
            (canvas, width) => Chart(width).Draw(canvas, _n),
            ModelSource(_t["unit.change"]),
            OutcomeNote());
    }

    // What the range means, where there is one, and what the first-order column leaves out.
    private string OutcomeNote() => _brief.Draws is { } draws
        ? _t.Fill("welfare.interval.note", ("count", _n.Whole(draws.Count)), ("source", draws.Source)) + _t["sentence.gap"] + _t["welfare.first-order.note"]
        : _t["welfare.first-order.note"];

    private BarRow WelfareRow(EconomyOutcome o)
    {
        List<BarMark> marks = [new(o.WelfareFirstOrder, "diamond", "hollow")];
        if (o.WelfareShortRun is { } shortRun) marks.Add(new(shortRun, "circle", "solid"));
        return new BarRow(
            _t.Name(o.Economy), [new BarPart(o.Welfare, o.Welfare >= 0 ? "gain" : "loss")], marks,
            [_n.TableChange(o.Welfare), _n.TableChange(o.WelfareFirstOrder)],
            o.WelfareInterval is { } range ? (range.Low, range.High) : null);
    }

    private string OutcomeDescription(IReadOnlyList<PricedScenario> scenarios) => string.Join(
        _t["sentence.gap"],
        scenarios.Select(s => _t.Fill(
            "welfare.description",
            ("scenario", _t.Quoted(s.Name)),
            ("outcomes", string.Join(_t["list.comma"], _brief.Members.Select(m => $"{_t.Name(m)} {_n.Change(s.Of(m).Welfare)}"))))));

    private void OutcomeTable(IReadOnlyList<PricedScenario> scenarios)
    {
        var all = scenarios.SelectMany(s => _brief.Members.Select(s.Of)).ToList();
        var shortRun = all.Exists(o => o.WelfareShortRun is not null);
        var intervals = all.Exists(o => o.WelfareInterval is not null);
        List<string> heads = [_t["col.member"], _t["col.exact"]];
        if (intervals) heads.Add(_t["col.interval"]);
        if (shortRun) heads.Add(_t["col.short-run"]);
        heads.AddRange([_t["col.money"], _t["col.first-order"], _t["col.real-wage"], _t["col.exports-change"], _t["col.imports-change"]]);
        OpenTable(_t["outcomes.table"], "grouped", [.. heads]);
        foreach (var scenario in scenarios)
        {
            GroupRow(scenario.Name.In(_t.Language), heads.Count);
            foreach (var o in _brief.Members.Select(scenario.Of))
            {
                List<string> cells = [_n.TableChange(o.Welfare)];
                if (intervals) cells.Add(o.WelfareInterval is { } r ? _t.Fill("interval", ("low", _n.TableChange(r.Low)), ("high", _n.TableChange(r.High))) : "–");
                if (shortRun) cells.Add(o.WelfareShortRun is { } s ? _n.TableChange(s) : "–");
                cells.AddRange(
                [
                    _n.TableMoney(o.WelfareMusd, signed: true), _n.TableChange(o.WelfareFirstOrder), _n.TableChange(o.RealWage),
                    _n.TableChange(o.Exports), _n.TableChange(o.Imports),
                ]);
                Row(_t.Name(o.Economy), [.. cells]);
            }
        }
        CloseTable(ModelSource(_t["unit.outcomes"]), OutcomeNote());
    }

    private void SectorHeat(PricedScenario scenario)
    {
        OpenTable(
            _t.Fill("heat.title", ("scenario", _t.Quoted(scenario.Name))), "heat" + (_brief.MemberCount > 5 ? " compact" : ""),
            [_t["col.sector"], .. _brief.Members.Select(ColumnName)]);
        // Colours run up to the ninth decile, so that one tiny sector that multiplies does not bleach all others.
        var sizes = scenario.Members.SelectMany(m => m.OutputVolume).Select(Math.Abs).Order().ToList();
        var largest = sizes[sizes.Count * 9 / 10];
        for (var sector = 0; sector < _brief.Sectors.Length; sector++)
        {
            _w.Open("tr").Leaf("th", _brief.Sectors[sector].Name.In(_t.Language), ("scope", "row"));
            foreach (var member in scenario.Members)
            {
                var value = member.OutputVolume[sector];
                _w.Leaf("td", _n.TableChange(value, 1), ("class", HeatClass(value, largest)));
            }
            _w.Close();
        }
        CloseTable(ModelSource(_t["unit.output"]), _t["heat.note"]);
    }

    // Five steps by size; what rounds to nothing stays white.
    private string? HeatClass(double value, double largest)
    {
        var level = Math.Abs(value) >= 0.0005 && largest > 0 ? (int)Math.Ceiling(5 * Math.Abs(value) / largest) : 0;
        return level == 0 ? null : (value > 0 ? "g" : "l") + _n.Whole(Math.Min(5, level));
    }

    private void OutsideTable(IReadOnlyList<PricedScenario> scenarios)
    {
        if (scenarios[0].Outcomes.Length <= _brief.MemberCount) return;
        OpenTable(_t["outside.table"], "words", _t["col.scenario"], _t["col.outside-gain"], _t["col.outside-lose"]);
        foreach (var scenario in scenarios)
        {
            var outside = scenario.Outcomes.Where(o => !_brief.Members.Contains(o.Economy)).OrderByDescending(o => o.Welfare).ToList();
            Row(
                scenario.Name.In(_t.Language),
                Outcomes(outside.Where(o => o.Welfare >= Visible).Take(OutsideCount)),
                Outcomes(outside.Where(o => o.Welfare <= -Visible).Reverse().Take(OutsideCount)));
        }
        CloseTable(ModelSource(_t["unit.change"]));

        string Outcomes(IEnumerable<EconomyOutcome> list)
        {
            var text = string.Join(_t["list.comma"], list.Select(o => $"{_t.Name(o.Economy)}\u00A0{_n.TableChange(o.Welfare)}"));
            return text.Length > 0 ? text : _t["none"];
        }
    }
}
