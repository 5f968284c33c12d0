using Tripoint.Studies.Briefs;
using Tripoint.Studies.Reports.Charts;

namespace Tripoint.Studies.Reports;

/// <summary>The section on what lies inside the supply chain.</summary>
public sealed partial class BriefHtml
{
    private void ChainSection(SupplyChain chain)
    {
        Section("chain");
        _w.Leaf("p", _t["chain.intro"]);
        OriginFigure(chain);
        HiddenTable(chain);
        if (!chain.History.IsEmpty) HiddenHistory(chain);
        if (!chain.Footprints.IsEmpty) FootprintTable(chain);
        _w.Close();
    }

    private void OriginFigure(SupplyChain chain)
    {
        string Buyer(ExportOrigin o) => o.Importer is { } importer ? _t.Name(importer) : _t["chain.others"];
        var groups = chain.Origins.GroupBy(o => o.Exporter).Select(g => new BarGroup(
            _t.Fill("chain.exports-of", ("member", _t.Name(g.Key))),
            [
                .. g.Select(o => new BarRow(
                    Buyer(o), [new BarPart(o.Domestic, "c1"), new BarPart(o.Members, "c2"), new BarPart(o.Others, "c3")], [],
                    [_n.Share(o.Domestic), _n.Share(o.Members), _n.Share(o.Others)])),
            ])).ToList();
        List<BarKey> legend =
        [
            new(_t["chain.domestic"], "bar", "c1"), new(_t["chain.members"], "bar", "c2"), new(_t["chain.rest"], "bar", "c3"),
        ];
        DivergingBars Chart(double width) => new(width, groups, [_t["col.domestic"], _t["chain.others"], _t["col.rest"]], legend, isSigned: false);
        Figure(
            "chain.origin.title",
            string.Join(_t["sentence.gap"], chain.Origins.Select(o => _t.Fill(
                "chain.origin.description",
                ("member", _t.Name(o.Exporter)), ("buyer", Buyer(o)), ("domestic", _n.Share(o.Domestic)), ("members", _n.Share(o.Members)), ("others", _n.Share(o.Others))))),
            width => Chart(width).Height,
            (canvas, width) => Chart(width).Draw(canvas, _n),
            ChainSource(_t["unit.origin"]),
            null,
            ("year", _n.Year(_brief.Year)));
    }

    private void HiddenTable(SupplyChain chain)
    {
        string[] heads =
        [
            _t["col.partner"], _t["col.inputs-face"], _t["col.inputs-total"], _t["col.inputs-hidden"], _t["col.sales-face"], _t["col.sales-total"], _t["col.sales-hidden"],
        ];
        OpenTable(_t.Fill("chain.hidden.title", ("year", _n.Year(_brief.Year))), "", heads);
        foreach (var member in chain.Reliances.GroupBy(r => r.Economy))
        {
            GroupRow(_t.Name(member.Key), heads.Length);
            foreach (var r in member)
            {
                Row(
                    r.Partner is { } partner ? _t.Name(partner) : _t["chain.others"], _n.Share(r.InputsFace), _n.Share(r.InputsTotal), _n.TableChange(r.InputsTotal - r.InputsFace, 1),
                    _n.Share(r.SalesFace), _n.Share(r.SalesTotal), _n.TableChange(r.SalesTotal - r.SalesFace, 1));
            }
        }
        CloseTable(ChainSource(_t["unit.hidden"]), _t["chain.hidden.note"]);
    }

    private void HiddenHistory(SupplyChain chain)
    {
        var years = chain.History.Select(p => (p.Year, p.IsHybrid)).Distinct().ToList();
        string[] heads = [_t["col.member"], .. years.Select(y => _t.Fill(y.IsHybrid ? "chain.year.hybrid" : "chain.year.wiod", ("year", _n.Year(y.Year))))];
        OpenTable(_t["chain.history.title"], "", heads);
        foreach (var member in chain.History.GroupBy(p => p.Reliance.Economy))
        {
            GroupRow(_t.Name(member.Key), heads.Length);
            Line("col.inputs-face", r => r.InputsFace);
            Line("col.inputs-total", r => r.InputsTotal);
            Line("col.sales-face", r => r.SalesFace);
            Line("col.sales-total", r => r.SalesTotal);

            void Line(string key, Func<ChainReliance, double> figure) => Row(_t[key], [.. member.Select(p => _n.Share(figure(p.Reliance)))]);
        }
        CloseTable(
            SourceLine(
                _t["unit.hidden"], _t.Fill("years", ("first", _n.Year(years[0].Year)), ("last", _n.Year(_brief.Year))),
                _t.Fill("source.two", ("first", _t["source.wiod"]), ("second", IoSource())),
                _t.Fill("source.two", ("first", _t["books.wiod"]), ("second", ReportSources.Books(_brief.Provenance, _t)))),
            _t["chain.history.note"]);
    }

    private void FootprintTable(SupplyChain chain)
    {
        OpenTable(
            _t.Fill("chain.footprint.title", ("year", _n.Year(chain.FootprintYear))), "",
            _t["col.member"], _t["col.production"], _t["col.consumption"], _t["col.net"], _t["col.for-members"], _t["col.in-members"]);
        foreach (var f in chain.Footprints)
        {
            Row(
                _t.Name(f.Economy), _n.Tonnes(f.Production), _n.Tonnes(f.Consumption), _n.Tonnes(f.Production - f.Consumption, signed: true), _n.Tonnes(f.ForMembers),
                _n.Tonnes(f.InMembers));
        }
        CloseTable(
            SourceLine(_t["unit.co2"], _t.Fill("year", ("year", _n.Year(chain.FootprintYear))), _t["source.co2"], _t["books.wiod"]), _t["chain.footprint.note"]);
    }

    private string IoSource() => _t.Fill("source.io", ("table", ReportSources.ShortTable(_brief, _t)));

    private string ChainSource(string unit) =>
        SourceLine(unit, _t.Fill("year", ("year", _n.Year(_brief.Year))), IoSource(), ReportSources.Books(_brief.Provenance, _t));
}
