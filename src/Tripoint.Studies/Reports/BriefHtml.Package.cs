using Tripoint.Studies.Briefs;
using Tripoint.Studies.Reports.Charts;

namespace Tripoint.Studies.Reports;

/// <summary>The section on the package that all members prefer.</summary>
public sealed partial class BriefHtml
{
    private void PackageSection(PreferredPackage? package)
    {
        Section("package");
        if (package is null)
        {
            _w.Leaf("p", _t["package.too-large"]).Close();
            return;
        }
        _w.Leaf("p", _t["package.intro"]);
        if (!package.IsAgreed)
        {
            _w.Leaf("p", Glued(_t[package.Members.IsEmpty ? "package.nothing" : "package.none"])).Close();
            return;
        }
        _w.Leaf("p", Glued(BriefPackageText.Summary(package, _t)));
        PackageTable(package);
        if (!package.TradeOffs.IsEmpty) TradeOffFigure(package);
        WantsTable(package);
        PackageSectorTable(package);
        HoldTable(package);
        _w.Close();
    }

    private void PackageTable(PreferredPackage package)
    {
        OpenTable(
            _t["package.table"], "", _t["col.member"], _t["col.exact"], _t["col.money"], _t["col.exports-change"], _t["package.col.cuts"], _t["col.charged-before"], _t["col.charged-after"], _t["col.faced-before"],
            _t["col.faced-after"]);
        foreach (var m in package.Members)
        {
            Row(
                _t.Name(m.Economy), _n.TableChange(m.Gain, 3), _n.TableMoney(m.GainMusd, signed: true), _n.TableChange(m.Exports), $"{_n.Whole(m.OwnCuts)}\u00A0/\u00A0{_n.Whole(m.OwnMovable)}",
                Percent(m.Charged.Before), Percent(m.Charged.After), Percent(m.Faced.Before), Percent(m.Faced.After));
        }
        CloseTable(ModelSource(_t["unit.package"]), _t["package.table.note"]);
    }

    private void TradeOffFigure(PreferredPackage package) => Figure(
        "package.figure",
        string.Join(_t["sentence.gap"], package.TradeOffs.Select(c => _t.Fill(
            "package.description", ("first", _t.Name(c.First)), ("second", _t.Name(c.Second)), ("lowFirst", _n.Change(c.Gains[0].First)), ("highSecond", _n.Change(c.Gains[0].Second)),
            ("highFirst", _n.Change(c.Gains[^1].First)), ("lowSecond", _n.Change(c.Gains[^1].Second))))),
        width => TradeOffPanels.Height(package.TradeOffs.Length, width),
        (canvas, width) => TradeOffPanels.Draw(canvas, width, package.TradeOffs, _t),
        ModelSource(_t["unit.change"]),
        _t["package.figure.note"] + (_brief.MemberCount > 3 ? _t["sentence.gap"] + _t["package.figure.largest"] : ""));

    private void WantsTable(PreferredPackage package)
    {
        OpenTable(
            _t["package.wants"], "names", _t["col.sector"], _t["package.col.giver"], _t["package.col.today"], _t["package.col.package"], _t["package.col.trade"], _t["package.col.worth"], _t["package.col.giver-worth"]);
        foreach (var member in package.Wants.GroupBy(w => w.Receiver))
        {
            GroupRow(_t.Fill("package.wanted-by", ("member", _t.Name(member.Key))), 7);
            foreach (var w in member)
                Row(_t.Name(w.Sector.Name), _t.Name(w.Giver), Percent(w.From), Percent(w.To), _n.TableMoney(w.Trade), Millions(w.Worth), Millions(w.WorthToGiver));
        }
        CloseTable(ModelSource(_t["unit.wants"]), _t["package.wants.note"]);
    }

    private void PackageSectorTable(PreferredPackage package)
    {
        OpenTable(_t["package.sectors"], _brief.MemberCount > 5 ? "heat compact" : "", [_t["col.sector"], .. _brief.Members.Select(ColumnName)]);
        foreach (var s in package.Sectors) Row(s.Sector is { } sector ? _t.Name(sector.Name) : _t["least.other-sectors"], [.. s.Worth.Select(Millions)]);
        CloseTable(ModelSource(_t["unit.package.sectors"]), _t["package.sectors.note"]);
    }

    private void HoldTable(PreferredPackage package)
    {
        _w.Leaf("h3", _t["package.hold"]).Leaf("p", Glued(BriefPackageText.Holds(package, _t)));
        OpenTable(_t["package.hold.table"], "", _t["col.member"], _t["package.col.kept"], _t["package.col.broken"], _t["package.col.after"], _t["package.col.patience"], _t["package.col.regret"]);
        foreach (var m in package.Members)
        {
            Row(
                _t.Name(m.Economy), _n.TableChange(m.Gain, 3), _n.TableChange(m.Broken, 3), _n.TableChange(0, 3), double.IsInfinity(m.PatienceNeeded) ? _t["package.no-patience"] : _n.Index(m.PatienceNeeded),
                double.IsInfinity(m.YearsToRegret) ? _t["package.never"] : _n.Whole((int)m.YearsToRegret));
        }
        CloseTable(ModelSource(_t["unit.hold"]), _t["package.hold.note"]);
    }

    private string Percent(double fraction) => _n.TableChange(fraction).TrimStart('+');

    private string Millions(double value) => _n.SignedWhole(value);
}
