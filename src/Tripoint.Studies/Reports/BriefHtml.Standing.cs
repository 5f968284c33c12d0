using Tripoint.Codes;
using Tripoint.Studies.Briefs;
using Tripoint.Studies.Reports.Charts;

namespace Tripoint.Studies.Reports;

/// <summary>The section on where the members stand.</summary>
public sealed partial class BriefHtml
{
    private void StandingSection()
    {
        Section("standing");
        _w.Leaf("p", _t["standing.intro"]);
        if (_brief.MemberCount <= FlowDiagram.LargestCount) FlowFigure();
        else FlowMatrix();
        StandingTable();
        if (_brief.Standing.Years.Length > 1) RelianceFigure();
        if (_brief.Standing.SectorReliances.Length > 0) SectorRelianceTable();
        _w.Close();
    }

    private void FlowFigure()
    {
        var nodes = _brief.Standing.Members
            .Select(m => new FlowNode(_t.Name(m.Economy), _t.Fill("flow.node", ("share", _n.Share(m.ExportShareToBloc))))).ToList();
        Figure(
            "flow.title",
            FlowDescription(),
            width => FlowDiagram.Height(nodes.Count, width),
            (canvas, width) => FlowDiagram.Draw(canvas, width, nodes, _brief.Standing.Flows, v => _n.TableMoney(v)),
            FlowSource(_t["unit.money"]),
            _t["flow.note"],
            ("bloc", _t.Name(_brief.Bloc.Name)), ("year", _n.Year(_brief.Year)), ("unit", _t["unit.money"]));
    }

    private string FlowDescription()
    {
        var pairs = new List<string>();
        for (var seller = 0; seller < _brief.MemberCount; seller++)
        {
            for (var buyer = 0; buyer < _brief.MemberCount; buyer++)
            {
                if (seller == buyer) continue;
                pairs.Add(_t.Fill(
                    "flow.pair",
                    ("seller", _t.Name(_brief.Members[seller])),
                    ("buyer", _t.Name(_brief.Members[buyer])),
                    ("amount", _n.Money(_brief.Standing.Flows[(seller * _brief.MemberCount) + buyer]))));
            }
        }
        return string.Join(_t["sentence.gap"], pairs);
    }

    private void FlowMatrix()
    {
        var title = _t.Fill("flow.title", ("bloc", _t.Name(_brief.Bloc.Name)), ("year", _n.Year(_brief.Year)), ("unit", _t["unit.money"]));
        OpenTable(title, "heat compact", [_t["flow.matrix.head"], .. _brief.Members.Select(ColumnName)]);
        var largest = _brief.Standing.Flows.Max();
        for (var seller = 0; seller < _brief.MemberCount; seller++)
        {
            _w.Open("tr").Leaf("th", RowName(_brief.Members[seller]), ("scope", "row"));
            for (var buyer = 0; buyer < _brief.MemberCount; buyer++)
            {
                var value = _brief.Standing.Flows[(seller * _brief.MemberCount) + buyer];
                var level = largest > 0 ? (int)Math.Ceiling(5 * Math.Sqrt(value / largest)) : 0;
                if (seller == buyer) _w.Leaf("td", "–", ("class", "none"));
                else _w.Leaf("td", _n.TableMoney(value), ("class", level == 0 ? null : "v" + _n.Whole(level)));
            }
            _w.Close();
        }
        CloseTable(FlowSource(_t["unit.money"]));
    }

    private void StandingTable()
    {
        OpenTable(
            _t.Fill("standing.table", ("year", _n.Year(_brief.Year))), "",
            _t["col.member"], _t["col.exports"], _t["col.imports"], _t["col.balance"], _t["col.exports-to-bloc"], _t["col.imports-from-bloc"],
            _t["col.largest-market"], _t["col.largest-supplier"], _t["col.market-hhi"], _t["col.supplier-hhi"]);
        foreach (var m in _brief.Standing.Members)
        {
            Row(
                _t.Name(m.Economy), _n.TableMoney(m.Exports), _n.TableMoney(m.Imports), _n.TableMoney(m.Balance, signed: true),
                _n.Share(m.ExportShareToBloc), _n.Share(m.ImportShareFromBloc),
                Named(m.LargestMarket), Named(m.LargestSupplier),
                _n.Index(m.MarketConcentration), _n.Index(m.SupplierConcentration));
        }
        CloseTable(FlowSource(_t["unit.standing"]));
    }

    private string RowName(Economy economy) => _brief.MemberCount > WidestNamed ? $"{_t.Name(economy)} ({economy.Code})" : _t.Name(economy);

    private string Named(NamedShare partner) => partner.Economy is { } economy ? $"{_t.Name(economy)} {_n.Share(partner.Share)}" : _t["none"];

    private void RelianceFigure()
    {
        var standing = _brief.Standing;
        var panels = standing.Histories.Select(h => new Panel(
            _t.Name(h.Economy),
            h.OutsideMarket is { } market ? _t.Fill("reliance.outside", ("market", _t.Name(market))) : "",
            [
                new PanelLine(h.ExportsToBloc, "c1"), new PanelLine(h.ImportsFromBloc, "c2 dashed"), new PanelLine(h.ExportsToOutsideMarket, "c3 dotted"),
            ])).ToList();
        (string, string)[] legend =
        [
            (_t["reliance.exports"], "c1"), (_t["reliance.imports"], "c2 dashed"), (_t["reliance.market"], "c3 dotted"),
        ];
        var (first, last) = (_n.Year(standing.Years[0]), _n.Year(standing.Years[^1]));
        var description = string.Join(_t["sentence.gap"], standing.Histories.Select(h => _t.Fill(
            "reliance.description",
            ("member", _t.Name(h.Economy)), ("firstYear", first), ("lastYear", last),
            ("firstExports", _n.Share(h.ExportsToBloc[0])), ("lastExports", _n.Share(h.ExportsToBloc[^1])),
            ("firstImports", _n.Share(h.ImportsFromBloc[0])), ("lastImports", _n.Share(h.ImportsFromBloc[^1])))));
        Figure(
            "reliance.title",
            description,
            width => SmallMultiples.Height(panels, legend, width),
            (canvas, width) => SmallMultiples.Draw(canvas, width, panels, standing.Years, legend, _n),
            SourceLine(
                _t["unit.reliance"], _t.Fill("years", ("first", first), ("last", last)),
                ReportSources.Flows(standing.HistoryProvenance!, _t), ReportSources.Books(standing.HistoryProvenance!, _t)),
            null,
            ("first", first), ("last", last));
    }

    private void SectorRelianceTable()
    {
        var withHistory = _brief.Standing.Years.Length > 1;
        List<string> heads = [_t["col.sector"], _t["col.supplier"], _t["col.import-share"]];
        if (withHistory) heads.Add(_t.Fill("col.import-share-in", ("year", _n.Year(_brief.Standing.Years[0]))));
        heads.AddRange([_t["col.use-share"], _t["col.amount"]]);
        OpenTable(_t.Fill("sector-reliance.title", ("year", _n.Year(_brief.Year))), "names", [.. heads]);
        foreach (var member in _brief.Standing.SectorReliances.GroupBy(r => r.Economy))
        {
            GroupRow(_t.Name(member.Key), heads.Count);
            foreach (var r in member)
            {
                List<string> cells = [_t.Name(r.Supplier), _n.Share(r.ImportShare)];
                if (withHistory) cells.Add(r.FirstImportShare is { } before ? _n.Share(before) : "–");
                cells.AddRange([_n.Share(r.UseShare), _n.TableMoney(r.Imports)]);
                Row(r.Sector.Name.In(_t.Language), [.. cells]);
            }
        }
        CloseTable(FlowSource(_t["unit.sector-reliance"]));
    }
}
