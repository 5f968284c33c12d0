using System.Text;
using Tripoint.Codes;
using Tripoint.Studies.Briefs;
using Tripoint.Studies.Reports.Charts;

namespace Tripoint.Studies.Reports;

/// <summary>
/// A brief as one self-contained HTML file: no script, no network, no font of its own. It reads on a telephone and prints on A4, in light
/// and dark. Every chart is drawn twice, for a wide and for a narrow page, and the style sheet shows the one that fits.
/// </summary>
public sealed partial class BriefHtml
{
    private const double Wide = 720, Narrow = 332;

    private const int WidestNamed = 6;

    private readonly MarkupWriter _w = new();
    private readonly Brief _brief;
    private readonly ReportTexts _t;
    private readonly ReportNumbers _n;
    private int _figures, _tables;

    private BriefHtml(Brief brief, ReportTexts texts)
    {
        _brief = brief;
        _t = texts;
        _n = texts.Numbers;
    }

    /// <summary>Writes a brief in a language.</summary>
    /// <param name="brief">The figures.</param>
    /// <param name="texts">The sentences of the language.</param>
    public static string Write(Brief brief, ReportTexts texts)
    {
        var page = new BriefHtml(brief, texts);
        page.Page();
        return page._w.ToString();
    }

    private void Page()
    {
        var bloc = _t.Name(_brief.Bloc.Name);
        var title = _t.Fill("title", ("bloc", bloc), ("year", _n.Year(_brief.Year)));
        _w.DocumentType().Open("html", ("lang", _t.Language == Language.Chinese ? "zh-Hans" : _t.Language.Tag()));
        _w.Open("head").Empty("meta", ("charset", "utf-8")).Empty("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
        _w.Empty("meta", ("name", "color-scheme"), ("content", "light dark")).Leaf("title", title).Style(Css()).Close();
        _w.Open("body").Open("header").Leaf("p", _t["kicker"], ("class", "kicker")).Leaf("h1", title);
        _w.Leaf("p", _t.Fill(
            "subtitle",
            ("members", _t.List([.. _brief.Members.Select(_t.Name)])),
            ("table", ReportSources.Table(_brief, _t)),
            ("count", _n.Whole(_brief.Scenarios.Count()))), ("class", "lead")).Close();
        Contents();
        _w.Open("main");
        Findings();
        StandingSection();
        if (_brief.Chain is { } chain) ChainSection(chain);
        if (_brief.Pressure.Length > 0) OutcomeSection("pressure", _brief.Pressure, BriefFindings.MostCostly(_brief)!);
        if (_brief.Agreements.Length > 0)
        {
            OutcomeSection("agreements", _brief.Agreements, _brief.Agreements[0]);
            LeastSection();
        }
        ElsewhereSection(_brief.Elsewhere);
        if (_brief.Connection is { } connection) ConnectSection(connection);
        PackageSection(_brief.Package);
        SourcesSection();
        _w.Close();
        _w.Open("footer").Leaf("p", _t["footer"]).Close().Close().Close();
    }

    private void Contents()
    {
        _w.Open("nav", ("aria-label", _t["contents"])).Open("ol");
        foreach (var section in Sections()) _w.Open("li").Leaf("a", _t[section.Key], ("href", "#" + section.Id)).Close();
        _w.Close().Close();
    }

    private IEnumerable<(string Id, string Key)> Sections()
    {
        yield return ("standing", "section.standing");
        if (_brief.Chain is not null) yield return ("chain", "section.chain");
        if (_brief.Pressure.Length > 0) yield return ("pressure", "section.pressure");
        if (_brief.Agreements.Length > 0)
        {
            yield return ("agreements", "section.agreements");
            yield return ("least", "section.least");
        }
        yield return ("elsewhere", "section.elsewhere");
        if (_brief.Connection is not null) yield return ("connect", "section.connect");
        yield return ("package", "section.package");
        yield return ("sources", "section.sources");
    }

    private void Section(string id)
    {
        var (_, key) = Sections().First(s => s.Id == id);
        var number = Sections().ToList().FindIndex(s => s.Id == id) + 1;
        _w.Open("section", ("id", id)).Open("h2").Leaf("span", _n.Whole(number), ("class", "number")).Text(" " + _t[key]).Close();
    }

    private void Findings()
    {
        _w.Open("section", ("id", "findings")).Leaf("h2", _t["section.findings"]).Open("ol", ("class", "findings"));
        foreach (var finding in BriefFindings.Of(_brief, _t)) _w.Leaf("li", Glued(finding));
        _w.Close();
        if (_brief.MembersNotShown.Length > 0) _w.Leaf("p", NotShown(), ("class", "note"));
        foreach (var scenario in _brief.Scenarios.Where(s => s.Status != Equilibrium.SolveStatus.Converged))
        {
            _w.Leaf(
                "p",
                _t.Fill("not-converged", ("scenario", _t.Quoted(scenario.Name)), ("residual", _n.Residual(scenario.Residual))), ("class", "note warning"));
        }
        _w.Close();
    }

    // A Korean ending stays on the line of the percentage it follows: a word joiner forbids the break that browsers allow there.
    private string Glued(string sentence) => _t.Language == Language.Korean
        ? string.Concat(sentence.Select((c, at) => at > 0 && sentence[at - 1] == '%' && c is >= '가' and <= '힣' ? "\u2060" + c : c.ToString()))
        : sentence;

    private string NotShown() => _t.Fill("members.not-shown", ("members", _t.List([.. _brief.MembersNotShown.Select(_t.Name)])));

    /// <summary>A figure in both widths, with its title above and its unit, year, source and books below.</summary>
    private void Figure(string titleKey, string description, Func<double, double> height, Action<SvgCanvas, double> draw, string source, string? note, params (string, string)[] values)
    {
        var id = "figure-" + _n.Whole(++_figures);
        var title = _t.Fill(titleKey, values);
        _w.Open("figure", ("id", id)).Open("figcaption").Leaf("b", _t.Fill("figure.number", ("number", _n.Whole(_figures)))).Text(" " + title).Close();
        foreach (var (width, name) in ((double, string)[])[(Wide, "wide"), (Narrow, "narrow")])
        {
            _w.Open("div", ("class", name));
            var canvas = new SvgCanvas(_w);
            canvas.Begin($"{id}-{name}", width, height(width), title, description);
            draw(canvas, width);
            canvas.End();
            _w.Close();
        }
        if (note is not null) _w.Leaf("p", note, ("class", "note"));
        _w.Leaf("p", source, ("class", "source")).Close();
    }

    /// <summary>Opens a table in a frame that scrolls by itself on a narrow page.</summary>
    private void OpenTable(string title, string style, params ReadOnlySpan<string> heads)
    {
        var id = "table-" + _n.Whole(++_tables);
        _w.Open("p", ("id", id), ("class", "caption")).Leaf("b", _t.Fill("table.number", ("number", _n.Whole(_tables)))).Text(" " + title).Close();
        _w.Open("div", ("class", "frame"), ("tabindex", "0"), ("role", "region"), ("aria-labelledby", id));
        _w.Open("table", ("class", style.Length == 0 ? null : style), ("aria-labelledby", id)).Open("thead").Open("tr");
        for (var at = 0; at < heads.Length; at++) _w.Leaf("th", heads[at], ("scope", "col"), ("class", at == 0 ? "text" : null));
        _w.Close().Close().Open("tbody");
    }

    private void CloseTable(string source, string? note = null)
    {
        _w.Close().Close().Close();
        if (note is not null) _w.Leaf("p", note, ("class", "note"));
        _w.Leaf("p", source, ("class", "source"));
    }

    // Names of columns: codes where many stand side by side.
    private string ColumnName(Economy economy) => _brief.MemberCount > WidestNamed ? economy.Code : _t.Name(economy);

    private void GroupRow(string head, int columns) =>
        _w.Open("tr", ("class", "group")).Leaf("th", head, ("scope", "colgroup"), ("colspan", _n.Whole(columns))).Close();

    private void Row(string head, params ReadOnlySpan<string> cells)
    {
        _w.Open("tr").Leaf("th", head, ("scope", "row"));
        foreach (var cell in cells) _w.Leaf("td", cell);
        _w.Close();
    }

    private string SourceLine(string unit, string year, string source, string books) =>
        _t.Fill("figure.source", ("unit", unit), ("year", year), ("source", source), ("books", books));

    private string FlowSource(string unit) => SourceLine(
        unit, _t.Fill("year", ("year", _n.Year(_brief.Year))), ReportSources.Flows(_brief.Provenance, _t), ReportSources.Books(_brief.Provenance, _t));

    private string ModelSource(string unit) => SourceLine(
        unit, _t.Fill("year.base", ("year", _n.Year(_brief.Year))), ReportSources.Model(_brief, _t), ReportSources.Books(_brief.Provenance, _t));

    internal static string Css()
    {
        using var stream = typeof(BriefHtml).Assembly.GetManifestResourceStream("assets/brief.css")
            ?? throw new InvalidOperationException("The style sheet is not compiled in.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
