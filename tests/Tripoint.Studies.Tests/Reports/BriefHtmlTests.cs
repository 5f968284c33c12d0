using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using Tripoint.Codes;
using Tripoint.Studies.Briefs;
using Tripoint.Studies.Reports;

namespace Tripoint.Studies.Tests.Reports;

public sealed class BriefHtmlTests
{
    private static readonly string[] s_sections = ["findings", "standing", "chain", "pressure", "agreements", "least", "elsewhere", "connect", "package", "sources"];

    public static TheoryData<Language, string> Pages()
    {
        var data = new TheoryData<Language, string>();
        foreach (var language in Enum.GetValues<Language>())
        {
            foreach (var bloc in new[] { "CJK", "CHN,JPN", "ASEAN+3" }) data.Add(language, bloc);
        }
        return data;
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_is_well_formed_and_has_every_section(Language language, string bloc)
    {
        var page = Parse(Write(SampleBrief.Of(Bloc.Parse(bloc), withRanges: true), language));
        Assert.StartsWith(language.Tag(), page.Root!.Attribute("lang")!.Value, StringComparison.Ordinal);
        Assert.Equal(s_sections, page.Descendants("section").Select(s => s.Attribute("id")!.Value));
        Assert.All(page.Descendants("section"), s => Assert.NotNull(s.Element("h2")));
        var ids = page.Descendants().Attributes("id").Select(a => a.Value).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        var referred = page.Descendants().Attributes("aria-labelledby").SelectMany(a => a.Value.Split(' '))
            .Concat(page.Descendants("a").Select(a => a.Attribute("href")!.Value[1..]));
        Assert.Equal([], referred.Except(ids));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_needs_nothing_from_outside(Language language, string bloc)
    {
        var html = Write(SampleBrief.Of(Bloc.Parse(bloc)), language);
        Assert.DoesNotContain("http", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("url(", html, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", html, StringComparison.Ordinal);
        var page = Parse(html);
        Assert.Empty(page.Descendants("script"));
        Assert.Empty(page.Descendants("link"));
        Assert.Empty(page.Descendants().Attributes("src"));
        Assert.All(page.Descendants("a"), a => Assert.StartsWith("#", a.Attribute("href")!.Value, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_figure_and_table_says_its_unit_year_source_and_books(Language language, string bloc)
    {
        var texts = ReportTexts.Load(language);
        var page = Parse(Write(SampleBrief.Of(Bloc.Parse(bloc)), language));
        string[] words = [.. texts["figure.source"].Split('{')[0].Split(' ', '：', ':').Take(1), texts["books.icio"], "2022"];
        var sources = page.Descendants("p").Where(p => p.Attribute("class")?.Value == "source").ToList();
        Assert.Equal(page.Descendants("figure").Count() + page.Descendants("table").Count(), sources.Count);
        Assert.All(sources, s => Assert.All(words, w => Assert.Contains(w, s.Value, StringComparison.Ordinal)));
        Assert.All(page.Descendants("figure"), f => Assert.Single(f.Elements("p"), p => p.Attribute("class")?.Value == "source"));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_drawing_has_a_title_a_description_and_a_form_for_narrow_pages(Language language, string bloc)
    {
        var page = Parse(Write(SampleBrief.Of(Bloc.Parse(bloc)), language));
        Assert.All(page.Descendants("svg"), svg =>
        {
            Assert.NotEqual("", svg.Element("title")!.Value);
            Assert.NotEqual("", svg.Element("desc")!.Value);
            Assert.NotEmpty(svg.Elements("text"));
        });
        Assert.All(page.Descendants("figure"), f => Assert.Equal(["wide", "narrow"], f.Elements("div").Select(d => d.Attribute("class")!.Value)));
        Assert.All(page.Descendants("div").Where(d => d.Attribute("class")?.Value == "narrow"), d => Assert.True(double.Parse(d.Element("svg")!.Attribute("width")!.Value, CultureInfo.InvariantCulture) <= 332));
    }

    [Theory]
    [InlineData(Language.Chinese)]
    [InlineData(Language.Japanese)]
    [InlineData(Language.Korean)]
    public void No_english_sentence_is_left_in_another_language(Language language)
    {
        var page = Parse(Write(SampleBrief.Of(Bloc.ChinaJapanKorea), language));
        var english = ReportTexts.Load(Language.English);
        var prose = page.Descendants().Where(e => !e.AncestorsAndSelf().Any(a => a.Attribute("lang")?.Value == "en") && e.Name != "style")
            .SelectMany(e => e.Nodes().OfType<XText>()).Select(t => t.Value).ToList();
        Assert.All(english.Keys.Where(k => english[k].Length > 3 && !english[k].Contains('{', StringComparison.Ordinal)), key => Assert.DoesNotContain(english[key], prose));
        Assert.DoesNotContain(prose, t => t.Contains("Japan", StringComparison.Ordinal) || t.Contains("Motor vehicles", StringComparison.Ordinal) || t.Contains("decoupling", StringComparison.Ordinal));
    }

    [Fact]
    public void Hostile_names_are_shown_not_obeyed()
    {
        const string hostile = "<script>alert(1)</script> & \"x\" \u0001\u0000{year}";
        var sample = SampleBrief.Of(Bloc.ChinaJapanKorea);
        var brief = sample with
        {
            TableName = hostile,
            Provenance = sample.Provenance with { HowMade = hostile, Books = hostile, IsHybrid = false },
            Pressure = [.. sample.Pressure.Select(s => s with { Name = new LocalizedName(hostile), Description = new LocalizedName(hostile), Sources = [hostile] })],
        };
        var html = Write(brief, Language.English);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        var page = Parse(html);
        Assert.Contains(page.Descendants("dt"), d => d.Value == "<script>alert(1)</script> & \"x\" {year}");
    }

    [Fact]
    public void A_brief_without_agreements_or_history_has_no_such_sections()
    {
        var brief = SampleBrief.Of(Bloc.ChinaJapanKorea, history: false) with { Agreements = [] };
        var page = Parse(Write(brief, Language.English));
        Assert.Equal(["findings", "standing", "chain", "pressure", "elsewhere", "connect", "package", "sources"], page.Descendants("section").Select(s => s.Attribute("id")!.Value));
        Assert.Equal(6, page.Descendants("figure").Count());
    }

    [Fact]
    public void Footprints_stand_in_a_table_with_their_own_year_and_books()
    {
        var sample = SampleBrief.Of(Bloc.ChinaJapanKorea);
        var members = sample.Members.Select((m, at) => new MemberFootprint(m, 1000 + at, 900, 31.25, 20)).ToList();
        var page = Parse(Write(sample with { Chain = sample.Chain! with { Footprints = [.. members], FootprintYear = 2011 } }, Language.English));
        var table = page.Descendants("section").Single(s => s.Attribute("id")!.Value == "chain").Descendants("table").Last();
        Assert.Equal(["1,000", "900", "+100", "31.3", "20.0"], table.Descendants("tbody").Single().Elements("tr").First().Elements("td").Select(d => d.Value));
        var source = table.Parent!.ElementsAfterSelf("p").First(p => p.Attribute("class")!.Value == "source").Value;
        Assert.Contains("2011", source, StringComparison.Ordinal);
        Assert.Contains("WIOD", source, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_too_large_for_a_look_inside_leaves_the_section_out() => Assert.DoesNotContain(
        Parse(Write(SampleBrief.Of(Bloc.ChinaJapanKorea) with { Chain = null }, Language.English)).Descendants("section"), s => s.Attribute("id")!.Value == "chain");

    [Fact]
    public void What_cannot_be_said_is_said_in_a_sentence()
    {
        var texts = ReportTexts.Load(Language.English);
        var sample = SampleBrief.Of(Bloc.ChinaJapanKorea);
        Assert.Contains("elsewhere.missing", Said(sample, "elsewhere"));
        Assert.Contains("package.too-large", Said(sample with { Package = null }, "package"));
        Assert.Contains("package.none", Said(sample with { Package = sample.Package! with { IsAgreed = false } }, "package"));
        Assert.Contains("package.nothing", Said(sample with { Package = sample.Package! with { IsAgreed = false, Members = [] } }, "package"));
        Assert.DoesNotContain(Parse(Write(sample with { Connection = null }, Language.English)).Descendants("section"), s => s.Attribute("id")!.Value == "connect");
        var without = sample.Connection! with { HasGravity = false, Picture = sample.Connection.Picture with { Links = [.. sample.Connection.Picture.Links.Select(l => l with { Ratio = double.NaN })] } };
        var page = Parse(Write(sample with { Connection = without }, Language.English)).Descendants("section").Single(s => s.Attribute("id")!.Value == "connect");
        Assert.Contains(texts["connect.no-gravity"], page.Value, StringComparison.Ordinal);
        Assert.Single(page.Descendants("table"));

        IEnumerable<string> Said(Brief brief, string id)
        {
            var section = Parse(Write(brief, Language.English)).Descendants("section").Single(s => s.Attribute("id")!.Value == id);
            return texts.Keys.Where(k => section.Elements("p").Any(p => p.Value == texts[k]));
        }
    }

    [Fact]
    public void The_package_says_who_gains_least_and_whether_it_holds()
    {
        var sample = SampleBrief.Of(Bloc.ChinaJapanKorea);
        var section = Section(sample);
        Assert.Contains("China gains least: +0.010%", section, StringComparison.Ordinal);
        Assert.Contains("Yes, if each member counts a year later at 0.950", section, StringComparison.Ordinal);
        var impatient = sample with { Package = sample.Package! with { Members = [.. sample.Package.Members.Select((m, at) => at == 1 ? m with { Keeps = false, PatienceNeeded = double.PositiveInfinity, YearsToRegret = double.PositiveInfinity } : m)] } };
        Assert.Contains("Not by itself", Section(impatient), StringComparison.Ordinal);
        Assert.Contains("none suffices", Section(impatient), StringComparison.Ordinal);

        static string Section(Brief brief) => Parse(Write(brief, Language.English)).Descendants("section").Single(s => s.Attribute("id")!.Value == "package").Value;
    }

    [Fact]
    public void A_solve_that_did_not_converge_is_announced_at_the_top()
    {
        var sample = SampleBrief.Of(Bloc.ChinaJapanKorea);
        var brief = sample with { Pressure = [sample.Pressure[0] with { Status = Equilibrium.SolveStatus.Stalled }] };
        var page = Parse(Write(brief, Language.Korean));
        Assert.Single(page.Descendants("p"), p => p.Attribute("class")?.Value == "note warning");
    }

    [Fact]
    public void The_same_brief_gives_the_same_bytes() =>
        Assert.Equal(Write(SampleBrief.Of(Bloc.ChinaJapanKorea), Language.Japanese), Write(SampleBrief.Of(Bloc.ChinaJapanKorea), Language.Japanese));

    private static string Write(Brief brief, Language language) => BriefHtml.Write(brief, ReportTexts.Load(language));

    private static XDocument Parse(string html)
    {
        using var reader = XmlReader.Create(new StringReader(html), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        return XDocument.Load(reader);
    }
}
