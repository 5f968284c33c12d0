using Tripoint.Studies.Briefs;

namespace Tripoint.Studies.Reports;

/// <summary>The section on where else the members could buy.</summary>
public sealed partial class BriefHtml
{
    private void ElsewhereSection(Elsewhere? elsewhere)
    {
        Section("elsewhere");
        if (elsewhere is null)
        {
            _w.Leaf("p", _t["elsewhere.missing"]).Close();
            return;
        }
        _w.Leaf("p", _t["elsewhere.intro"]);
        OpenTable(
            _t.Fill("elsewhere.title", ("year", _n.Year(elsewhere.Year))), "",
            _t["elsewhere.col.product"], _t["elsewhere.col.imports"], _t["elsewhere.col.supplier"], _t["elsewhere.col.alternatives"], _t["elsewhere.col.half-year"], _t["elsewhere.col.never"], _t["elsewhere.col.inside"]);
        foreach (var member in elsewhere.Replacements.GroupBy(r => r.Member))
        {
            GroupRow(_t.Name(member.Key), 7);
            foreach (var r in member)
            {
                Row(
                    _t.Name(r.Name), _n.Money(r.Imports), $"{_t.Name(r.Supplier)} {_n.Share(r.Share)}", string.Join(_t["list.comma"], r.Alternatives.Select(_t.Name)), _n.Share(r.HalfYear), _n.Share(r.Never),
                    _n.Share(r.Inside));
            }
        }
        CloseTable(
            SourceLine(_t["unit.elsewhere"], _t.Fill("year", ("year", _n.Year(elsewhere.Year))), _t["source.elsewhere"], _t["books.baci"]), _t["elsewhere.note"]);
        _w.Close();
    }
}
