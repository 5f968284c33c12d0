using Tripoint.Studies.Briefs;
using Tripoint.Studies.Connectivity;

namespace Tripoint.Studies.Reports;

/// <summary>The section on how connected the members are inside.</summary>
public sealed partial class BriefHtml
{
    // Pairs listed; a larger bloc shows those furthest below what gravity makes one expect.
    private const int MostPairs = 10;

    private void ConnectSection(Connection connection)
    {
        Section("connect");
        _w.Leaf("p", Glued(BriefConnectText.Summary(_brief, connection, _t)));
        Figure(
            "connect.figure",
            string.Join(_t["sentence.gap"], connection.Picture.Links.Take(MostPairs).Select(LinkText)),
            width => ConnectGraph.Middle(_brief.MemberCount, Side(width)).Height,
            (canvas, width) =>
            {
                var middle = ConnectGraph.Middle(_brief.MemberCount, Side(width)).Middle;
                if (width < 500 && _brief.MemberCount > WidestNamed) ConnectGraph.Draw(canvas, connection.Picture, width, middle, m => m.Code, share => _n.Share(share), Amount);
                else ConnectGraph.Draw(canvas, connection.Picture, Side(width), middle, _t.Name, Inside, Amount);
            },
            FlowSource(_t["unit.money"]),
            _t["connect.figure.note"] + (connection.HasGravity ? "" : _t["sentence.gap"] + _t["connect.no-gravity"]),
            ("year", _n.Year(connection.Year)), ("unit", _t["unit.money"]));
        ConnectionTable(connection);
        if (connection.HasGravity) PairTable(connection);
        _w.Close();

        string Inside(double share) => _t.Fill("connect.inside", ("share", _n.Share(share)));
        string Amount(ConnectLink link) => _n.TableMoney(link.Value);
        string LinkText(ConnectLink link) => _t.Fill("connect.description", ("a", _t.Name(link.A)), ("b", _t.Name(link.B)), ("amount", _n.Money(link.Value)));
    }

    private double Side(double width) => width < 500 ? width : _brief.MemberCount > WidestNamed ? width : 540;

    private void ConnectionTable(Connection connection)
    {
        OpenTable(
            _t.Fill("connect.table", ("year", _n.Year(connection.Year))), "", _t["col.member"], _t["connect.col.imports"], _t["connect.col.imports-inside"], _t["connect.col.exports"], _t["connect.col.exports-inside"],
            _t["connect.col.inputs"], _t["connect.col.sales"]);
        foreach (var m in connection.Members)
        {
            Row(
                _t.Name(m.Economy), _n.TableMoney(m.Imports), _n.Share(m.ImportsInside), _n.TableMoney(m.Exports), _n.Share(m.ExportsInside), m.Inputs is { } inputs ? _n.Share(inputs.TotalBMinusI) : "–",
                m.Sales is { } sales ? _n.Share(sales.TotalBMinusI) : "–");
        }
        CloseTable(FlowSource(_t["unit.connect"]), _t["connect.table.note"]);
    }

    private void PairTable(Connection connection)
    {
        OpenTable(_t.Fill("connect.pairs", ("year", _n.Year(connection.Year))), "", _t["connect.col.pair"], _t["col.amount"], _t["connect.col.expected"], _t["connect.col.ratio"]);
        foreach (var link in connection.Picture.Links.Where(l => !double.IsNaN(l.Ratio)).OrderByDescending(l => l.Expected - l.Value).Take(MostPairs))
            Row($"{_t.Name(link.A)} – {_t.Name(link.B)}", _n.TableMoney(link.Value), _n.TableMoney(link.Expected), _n.Multiple(link.Ratio));
        CloseTable(
            SourceLine(
                _t["unit.pairs"], _t.Fill("year", ("year", _n.Year(connection.Year))), _t.Fill("source.two", ("first", ReportSources.Flows(_brief.Provenance, _t)), ("second", _t["source.gravity"])),
                ReportSources.Books(_brief.Provenance, _t)),
            _t["connect.pairs.note"]);
    }
}
