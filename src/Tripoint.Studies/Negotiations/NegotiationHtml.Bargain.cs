using Tripoint.Negotiation.Bargaining;
using Tripoint.Studies.Reports.Charts;

namespace Tripoint.Studies.Negotiations;

/// <summary>The package beside the bargain of its parties, and whether it enforces itself.</summary>
public sealed partial class NegotiationHtml
{
    private void Bargain(PackageBargain bargain)
    {
        Section("bargain");
        var parties = _report.Terms.Package.Parties;
        _w.Leaf("p", _t["n.bargain.intro"]);
        if (bargain.IsAgreed)
        {
            OpenTable(_t["n.bargain.table"], [_t["n.col.party"], _t["n.col.package"], _t["n.col.bargain"], _t["n.col.difference"]]);
            for (var k = 0; k < parties.Length; k++)
                Row(_t.Name(parties[k]), [_n.TableChange(bargain.Gains[k], 3), _n.TableChange(bargain.Bargain.Gains[k], 3), _n.TableChange(bargain.Bargain.Gains[k] - bargain.Gains[k], 3)]);
            CloseTable(_t["n.bargain.note"]);
            TradeOffs(bargain);
            Apart(bargain);
        }
        else
        {
            _w.Leaf("p", _t["n.bargain.none"]);
        }
        Enforcement(bargain.Enforcement);
        _w.Close();
    }

    private void TradeOffs(PackageBargain bargain) => Figure(
        _t["package.figure"],
        string.Join(_t["sentence.gap"], bargain.TradeOffs.Select(c => _t.Fill(
            "package.description", ("first", _t.Name(c.First)), ("second", _t.Name(c.Second)), ("lowFirst", _n.Change(c.Gains[0].First)), ("highSecond", _n.Change(c.Gains[0].Second)),
            ("highFirst", _n.Change(c.Gains[^1].First)), ("lowSecond", _n.Change(c.Gains[^1].Second))))),
        width => TradeOffPanels.Height(bargain.TradeOffs.Length, width),
        (canvas, width) => TradeOffPanels.Draw(canvas, width, bargain.TradeOffs, _t, c => (Of(bargain, c.First), Of(bargain, c.Second))),
        _t["n.bargain.figure.note"]);

    private double Of(PackageBargain bargain, Codes.Economy party) => bargain.Gains[_report.Terms.Package.IndexOf(party)];

    // Where the two lie furthest apart, weighted by trade.
    private void Apart(PackageBargain bargain)
    {
        var (game, table) = (bargain.Game, _report.Table);
        OpenTable(_t["n.bargain.rates"], [_t["n.col.flow"], _t["n.col.sector"], _t["n.col.today"], _t["n.col.package"], _t["n.col.bargain"], _t["n.col.trade"]], 2);
        var apart = Enumerable.Range(0, game.Space.Count).Where(r => Math.Abs(bargain.Rates[r] - bargain.Bargain.Rates[r]) > 5e-5)
            .OrderByDescending(r => table.Trade[game.Space.Cells[r]] * Math.Abs(bargain.Rates[r] - bargain.Bargain.Rates[r])).Take(Shown);
        foreach (var r in apart)
        {
            var rate = game.Space.Rates[r];
            Row(
                $"{_t.Name(table.Economies[rate.Importer])} ← {_t.Name(table.Economies[rate.Exporter])}",
                [_t.Name(table.Sectors[rate.Sector].Name), Rate(game.Space.Standing[r]), Rate(bargain.Rates[r]), Rate(bargain.Bargain.Rates[r]), _n.Whole((int)Math.Round(table.Trade[game.Space.Cells[r]]))], 1);
        }
        CloseTable();
    }

    private void Enforcement(EnforcementResult judged)
    {
        _w.Leaf("h3", _t["package.hold"]);
        var failing = judged.Parties.Where(p => !p.Keeps).Select(p => _t.Name(p.Party)).ToList();
        _w.Leaf("p", failing.Count == 0 ? _t["n.hold.yes"] : _t.Fill("n.hold.no", ("parties", _t.List(failing))));
        OpenTable(_t["package.hold.table"], [_t["n.col.party"], _t["package.col.kept"], _t["package.col.broken"], _t["package.col.after"], _t["package.col.patience"], _t["n.col.own"], _t["package.col.regret"]]);
        foreach (var p in judged.Parties)
        {
            Row(_t.Name(p.Party), [
                _n.TableChange(p.Kept, 3), _n.TableChange(p.Broken, 3), _n.TableChange(p.Punished, 3), double.IsInfinity(p.Smallest) ? _t["package.no-patience"] : _n.Index(p.Smallest), _n.Index(p.DiscountFactor),
                double.IsInfinity(p.YearsToRegret) ? _t["package.never"] : _n.Whole((int)p.YearsToRegret)]);
        }
        CloseTable(_t["package.hold.note"]);
    }
}
