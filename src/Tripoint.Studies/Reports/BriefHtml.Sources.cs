using Tripoint.Tables;

namespace Tripoint.Studies.Reports;

/// <summary>The section on sources, method and caveats.</summary>
public sealed partial class BriefHtml
{
    private void SourcesSection()
    {
        Section("sources");
        _w.Leaf("h3", _t["method.title"]).Open("ul");
        _w.Leaf("li", _t["method.model"]).Leaf("li", _t["method.welfare"]).Leaf("li", _t["method.money"]).Leaf("li", _t["method.reliance"]);
        _w.Leaf("li", _t.Fill("method.certificate", ("residual", _n.Residual(LargestResidual())))).Close();
        _w.Leaf("h3", _t["caveats.title"]).Open("ul");
        if (_brief.Provenance.IsHybrid) _w.Leaf("li", _t.Fill("caveat.hybrid", ("year", _n.Year(_brief.Year))));
        _w.Leaf("li", _t.Fill("caveat.year", ("year", _n.Year(_brief.Year)))).Leaf("li", _t["caveat.static"]);
        _w.Leaf("li", _t["caveat.first-order"]).Leaf("li", _t["caveat.scenarios"]).Leaf("li", _t["caveat.books"]);
        if (_brief.MembersNotShown.Length > 0) _w.Leaf("li", NotShown());
        _w.Close();
        _w.Leaf("h3", _t["sources.title"]);
        if (_t.Language != Codes.Language.English) _w.Leaf("p", _t["sources.language"], ("class", "note"));
        Provenance(_brief.Provenance);
        if (_brief.Standing.HistoryProvenance is { } history && history.HowMade != _brief.Provenance.HowMade) Provenance(history);
        if (_brief.Chain?.HistoryProvenance is { } reliance) Provenance(reliance);
        if (_brief.Chain?.FootprintProvenance is { } footprints) Provenance(footprints);
        if (_brief.Scenarios.Any()) ScenarioSources();
        _w.Close();
    }

    private double LargestResidual() => _brief.Scenarios.Select(s => s.Residual).DefaultIfEmpty(0).Max();

    private void Provenance(TableProvenance provenance)
    {
        _w.Open("div", ("lang", "en"), ("class", "sources")).Leaf("p", provenance.HowMade);
        if (provenance.Sources.Length > 0)
        {
            _w.Open("ul");
            // Files of one publication (a file a year) share a line; the full hashes are in the JSON.
            foreach (var publication in provenance.Sources.GroupBy(s => (s.Title, s.Vintage, s.Licence)))
            {
                var (title, vintage, licence) = publication.Key;
                var files = string.Join(", ", publication.Where(s => s.File.Length > 0).Select(File));
                _w.Leaf("li", $"{title}; {vintage}; {licence}.{(files.Length > 0 ? " " + files + "." : "")}");
            }
            _w.Close();
        }
        _w.Close();
    }

    private static string File(SourceRecord source) => source.Sha256.Length >= 12 ? $"{source.File} (SHA-256 {source.Sha256[..12]}…)" : source.File;

    private void ScenarioSources()
    {
        _w.Open("dl", ("class", "sources"));
        foreach (var scenario in _brief.Scenarios)
        {
            _w.Leaf("dt", scenario.Name.In(_t.Language));
            foreach (var source in scenario.Sources) _w.Leaf("dd", source, ("lang", "en"));
        }
        _w.Close();
    }
}
