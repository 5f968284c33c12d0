using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Tripoint.Codes;
using Tripoint.Exposure;
using Tripoint.Exposure.Connectivity;
using Tripoint.Studies.Reports;
using Tripoint.Studies.Reports.Charts;

namespace Tripoint.Studies.Connectivity;

/// <summary>
/// A drawing of a bloc's inner trade: members on a circle, the width of a link is trade both ways, its shade trade against what gravity makes
/// one expect; below each name the inner share of its goods trade. Amounts are written on the largest links only, so that it stays legible
/// with fifteen members.
/// </summary>
public static class ConnectGraph
{
    private const double Size = 720, Radius = 235, WidestLink = 22, LabelledLinks = 12, SmallestShare = 0.01;

    /// <summary>The drawing as a file of its own.</summary>
    public static string Svg(ConnectRequest request)
    {
        var goods = request.Flows.Choose(SectorChoice.Goods);
        var members = Around(request, ConnectStudy.Members(request), goods);
        var potential = TradePotential.Fit(request.Flows, goods, request.Pairs);
        var links = Links(request, members, goods, potential);
        var largest = links.Max(l => l.Value);
        var writer = new MarkupWriter();
        var canvas = new SvgCanvas(writer);
        var title = string.Create(CultureInfo.InvariantCulture, $"Goods trade inside {request.Bloc.Code}, {request.Flows.Year}");
        canvas.Begin("connect", Size, Size, title, $"{links.Length} links between {members.Length} members; the largest is {links[0].A.Code} and {links[0].B.Code} with {Billions(links[0].Value)}.");
        writer.Leaf("style", Style);
        canvas.Rect(0, 0, Size, Size, "ground");
        canvas.Text(Size / 2, 30, title, "title", "middle");
        canvas.Text(Size / 2, 50, "Width: billion US$ both ways. Dark: at or above what gravity makes one expect; dashed: below half of it." + (members.Length > 6 ? " Links too thin to see are left out." : ""), "small", "middle");
        foreach (var link in links.Reverse().Where(l => members.Length <= 6 || l.Ratio < 0.5 || l.Value >= SmallestShare * largest)) Draw(canvas, members, link, largest);
        var placed = new List<(double X, double Y)>();
        foreach (var link in links.Take((int)LabelledLinks)) Label(canvas, members, link, placed);
        for (var at = 0; at < members.Length; at++) Node(canvas, request, members, goods, at);
        canvas.Text(Size / 2, Size - 14, Source(request), "small", "middle");
        canvas.End();
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + Namespaced(writer.ToString()) + "\n";
    }

    private static string Style => """
        text { font: 13px 'Noto Sans', 'Noto Sans CJK SC', Helvetica, Arial, sans-serif; fill: #1f2933; }
        .title { font-size: 18px; font-weight: 600; } .name { font-weight: 600; } .small { font-size: 11px; fill: #52606d; } .amount { font-size: 12px; paint-order: stroke; stroke: #ffffff; stroke-width: 3px; }
        .ground { fill: #ffffff; } .node { fill: #ffffff; stroke: #1f2933; stroke-width: 1.5; }
        .link { fill: none; stroke-linecap: round; } .above { stroke: #14505c; opacity: .75; } .about { stroke: #5b9aa0; opacity: .7; } .below { stroke: #d08770; opacity: .8; stroke-dasharray: 6 7; }
        """;

    // The largest traders stand apart, so that the widest links do not crowd into one corner.
    private static ImmutableArray<Economy> Around(ConnectRequest request, ImmutableArray<Economy> members, SectorChoice goods)
    {
        if (members.Length <= 3) return members;
        var bySize = members.OrderByDescending(m => members.Where(o => !o.Equals(m)).Sum(o => request.Flows.Flow(goods, request.Flows.IndexOf(m), request.Flows.IndexOf(o)))).ToArray();
        var stride = members.Length / 3;
        while (Gcd(stride, members.Length) > 1) stride++;
        var placed = new Economy[members.Length];
        for (var at = 0; at < bySize.Length; at++) placed[at * stride % members.Length] = bySize[at];
        return [.. placed];

        static int Gcd(int a, int b) => b == 0 ? a : Gcd(b, a % b);
    }

    private sealed record Link(Economy A, Economy B, double Value, double Ratio);

    private static ImmutableArray<Link> Links(ConnectRequest request, ImmutableArray<Economy> members, SectorChoice goods, TradePotential potential)
    {
        var all = new List<Link>();
        for (var i = 0; i < members.Length; i++)
        {
            for (var j = i + 1; j < members.Length; j++)
            {
                int a = request.Flows.IndexOf(members[i]), b = request.Flows.IndexOf(members[j]);
                var value = request.Flows.Flow(goods, a, b) + request.Flows.Flow(goods, b, a);
                var expected = potential.Expected(members[i], members[j]) + potential.Expected(members[j], members[i]);
                if (value > 0) all.Add(new Link(members[i], members[j], value, expected > 0 ? value / expected : double.NaN));
            }
        }
        return [.. all.OrderByDescending(l => l.Value)];
    }

    private static (double X, double Y) Place(ImmutableArray<Economy> members, Economy member)
    {
        var angle = 2 * Math.PI * members.IndexOf(member) / members.Length - Math.PI / 2;
        return (Size / 2 + Radius * Math.Cos(angle), Size / 2 + 15 + Radius * Math.Sin(angle));
    }

    // A quadratic curve bent towards the centre, as points: neighbours bend least.
    private static (double X, double Y)[] Curve(ImmutableArray<Economy> members, Link link)
    {
        var (ax, ay) = Place(members, link.A);
        var (bx, by) = Place(members, link.B);
        const double Bend = 0.35;
        double cx = (ax + bx) / 2 * (1 - Bend) + Size / 2 * Bend, cy = (ay + by) / 2 * (1 - Bend) + (Size / 2 + 15) * Bend;
        return [.. Enumerable.Range(0, 25).Select(k =>
        {
            var t = k / 24.0;
            return ((1 - t) * (1 - t) * ax + 2 * t * (1 - t) * cx + t * t * bx, (1 - t) * (1 - t) * ay + 2 * t * (1 - t) * cy + t * t * by);
        })];
    }

    private static void Draw(SvgCanvas canvas, ImmutableArray<Economy> members, Link link, double largest)
    {
        var width = Math.Max(1, Math.Round(WidestLink * link.Value / largest));
        var shade = link.Ratio >= 1 ? "above" : link.Ratio < 0.5 ? "below" : "about";
        canvas.Polyline(Curve(members, link), string.Create(CultureInfo.InvariantCulture, $"link {shade} w{width:0}"));
    }

    private static void Label(SvgCanvas canvas, ImmutableArray<Economy> members, Link link, List<(double X, double Y)> placed)
    {
        var curve = Curve(members, link);
        foreach (var at in new[] { 12, 9, 15, 7, 17 })
        {
            var (x, y) = curve[at];
            if (placed.Exists(p => Math.Abs(p.X - x) < 52 && Math.Abs(p.Y - y) < 16)) continue;
            placed.Add((x, y));
            canvas.Text(x, y + 4, Billions(link.Value), "amount", "middle");
            return;
        }
    }

    private static void Node(SvgCanvas canvas, ConnectRequest request, ImmutableArray<Economy> members, SectorChoice goods, int at)
    {
        var (x, y) = Place(members, members[at]);
        double all = 0, inner = 0;
        var own = request.Flows.IndexOf(members[at]);
        for (var other = 0; other < request.Flows.Economies.Length; other++)
        {
            if (other == own) continue;
            var both = request.Flows.Flow(goods, own, other) + request.Flows.Flow(goods, other, own);
            all += both;
            if (members.Contains(request.Flows.Economies[other])) inner += both;
        }
        var name = members[at].Name.English;
        var note = string.Create(CultureInfo.InvariantCulture, $"{100 * inner / all:0}% inside");
        var width = Math.Max(TextWidth.Of(name, 13), TextWidth.Of(note, 11)) + 18;
        // Boxes grow outwards from the circle, and stay on the page.
        var centre = Math.Clamp(x, width / 2 + 4, Size - width / 2 - 4);
        canvas.Rect(centre - width / 2, y - 19, width, 38, "node", 6);
        canvas.Text(centre, y - 3, name, "name", "middle");
        canvas.Text(centre, y + 12, note, "small", "middle");
    }

    private static string Billions(double millions) => string.Create(CultureInfo.InvariantCulture, $"{millions / 1000:0.#}");

    private static string Source(ConnectRequest request)
    {
        var text = request.Flows.Basis("").Source;
        return text.Length <= 110 ? text : text[..110].TrimEnd() + " …";
    }

    // A file of its own needs its namespace, and the widths of the links as styles.
    private static string Namespaced(string svg)
    {
        var widths = new StringBuilder();
        for (var width = 1; width <= WidestLink; width++) widths.Append(CultureInfo.InvariantCulture, $".w{width} {{ stroke-width: {width}px; }} ");
        return svg.Replace("<svg ", "<svg xmlns=\"http://www.w3.org/2000/svg\" ", StringComparison.Ordinal).Replace("</style>", widths + "</style>", StringComparison.Ordinal);
    }
}
