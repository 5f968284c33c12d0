using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Tripoint.Codes;
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
    private const double Size = 720, Top = 84, Bottom = 92, WidestLink = 22, LabelledLinks = 12, SmallestShare = 0.01;

    /// <summary>The drawing as a file of its own.</summary>
    public static string Svg(ConnectRequest request)
    {
        var picture = ConnectPicture.Of(ConnectStudy.Members(request), request.Flows, request.Pairs);
        var writer = new MarkupWriter();
        var canvas = new SvgCanvas(writer);
        var title = string.Create(CultureInfo.InvariantCulture, $"Goods trade inside {request.Bloc.Code}, {request.Flows.Year}");
        var (drawn, middle) = Middle(picture.Members.Length, Size);
        // Below the lowest member: the legend, what is drawn, and where it comes from.
        double below = Top + drawn + 14, height = Top + drawn + Bottom;
        canvas.Begin(
            "connect", Size, height, title,
            picture.Links.IsEmpty ? "No member trades with another." : $"{picture.Links.Length} links between {picture.Members.Length} members; the largest is {picture.Links[0].A.Code} and {picture.Links[0].B.Code} with {Billions(picture.Links[0].Value)}.");
        writer.Leaf("style", Style);
        canvas.Rect(0, 0, Size, height, "ground");
        canvas.Text(Size / 2, 30, title, "title", "middle");
        canvas.Text(Size / 2, 50, "Width and numbers: trade both ways, billion US$. % inside: the share of a member's goods trade that is with other members.", "small", "middle");
        Draw(canvas, picture, Size, Top + middle, m => m.Name.English, inside => string.Create(CultureInfo.InvariantCulture, $"{100 * inside:0}% inside"), link => Billions(link.Value));
        Legend(canvas, below);
        if (picture.Members.Length > 6) canvas.Text(Size / 2, below + 30, $"Links below {SmallestShare:0%} of the largest are left out where they are not dashed; numbers on the {LabelledLinks:0} largest.", "small", "middle");
        canvas.Text(Size / 2, below + 56, Source(request), "small", "middle");
        canvas.End();
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + Namespaced(writer.ToString()) + "\n";
    }

    /// <summary>Draws the links, amounts and members onto a canvas whose style sheet knows <c>link</c>, <c>node</c> and <c>w1</c> to <c>w22</c>.</summary>
    /// <param name="canvas">Where to draw, opened by the caller.</param>
    /// <param name="picture">What to draw.</param>
    /// <param name="size">The width in pixels.</param>
    /// <param name="middle">The height of the circle's centre, pixels from above; see <see cref="Middle"/>.</param>
    /// <param name="name">The name of a member.</param>
    /// <param name="inside">The line below it, from its inner share.</param>
    /// <param name="amount">What is written on a link.</param>
    internal static void Draw(
        SvgCanvas canvas, ConnectPicture picture, double size, double middle, Func<Economy, string> name, Func<double, string> inside, Func<ConnectLink, string> amount)
    {
        var ring = new Ring(picture.Members, size, middle);
        if (!picture.Links.IsEmpty)
        {
            var largest = picture.Links[0].Value;
            foreach (var link in picture.Links.Reverse().Where(l => picture.Members.Length <= 6 || l.Ratio < 0.5 || l.Value >= SmallestShare * largest))
            {
                var width = Math.Max(1, Math.Round((size < 500 ? 0.6 : 1) * WidestLink * link.Value / largest));
                var shade = link.Ratio >= 1 ? "above" : link.Ratio < 0.5 ? "below" : "about";
                canvas.Polyline(ring.Curve(link), string.Create(CultureInfo.InvariantCulture, $"link {shade} w{width:0}"));
            }
            var placed = new List<(double X, double Y)>();
            foreach (var link in picture.Links.Take((int)(size < 500 ? LabelledLinks / 2 : LabelledLinks))) Label(canvas, ring.Curve(link), amount(link), placed);
        }
        for (var at = 0; at < picture.Members.Length; at++) Node(canvas, ring.Place(picture.Members[at]), size, name(picture.Members[at]), inside(picture.Inside[at]));
    }

    /// <summary>The height that a drawing without title needs, and where the circle's centre lies in it.</summary>
    /// <param name="members">How many members.</param>
    /// <param name="size">The width in pixels.</param>
    internal static (double Height, double Middle) Middle(int members, double size)
    {
        const double Edge = 24;
        var heights = Enumerable.Range(0, members).Select(at => Radius(size) * Math.Sin((2 * Math.PI * at / members) - (Math.PI / 2))).ToList();
        return (heights.Max() - heights.Min() + (2 * Edge), Edge - heights.Min());
    }

    private static double Radius(double size) => (size / 2) - (size < 500 ? 46 : 125);

    /// <summary>How wide the links are, for a style sheet.</summary>
    internal static string Widths
    {
        get
        {
            var widths = new StringBuilder();
            for (var width = 1; width <= WidestLink; width++) widths.Append(CultureInfo.InvariantCulture, $".w{width} {{ stroke-width: {width}px; }} ");
            return widths.ToString();
        }
    }

    private static string Style => """
        text { font: 13px 'Noto Sans', 'Noto Sans CJK SC', Helvetica, Arial, sans-serif; fill: #1f2933; }
        .title { font-size: 18px; font-weight: 600; } .name { font-weight: 600; } .small { font-size: 11px; fill: #52606d; } .amount { font-size: 12px; paint-order: stroke; stroke: #ffffff; stroke-width: 3px; }
        .ground { fill: #ffffff; } .node { fill: #ffffff; stroke: #1f2933; stroke-width: 1.5; }
        .link { fill: none; stroke-linecap: round; } .above { stroke: #14505c; opacity: .75; } .about { stroke: #5b9aa0; opacity: .7; } .below { stroke: #d08770; opacity: .8; stroke-dasharray: 6 7; }
        """;

    private static void Legend(SvgCanvas canvas, double y)
    {
        canvas.Text(34, y + 4, "Against what gravity expects:", "small");
        var x = 205.0;
        foreach (var (shade, words) in new[] { ("above", "as much or more"), ("about", "half of it or more"), ("below", "less than half") })
        {
            canvas.Polyline([(x, y), (x + 36, y)], $"link {shade} w4");
            canvas.Text(x + 44, y + 4, words, "small");
            x += 160;
        }
    }

    private sealed class Ring(ImmutableArray<Economy> members, double size, double middle)
    {
        // Room for the boxes of the members, which are wider than high.
        private readonly double _radius = Radius(size);

        public (double X, double Y) Place(Economy member)
        {
            var angle = 2 * Math.PI * members.IndexOf(member) / members.Length - Math.PI / 2;
            return (size / 2 + _radius * Math.Cos(angle), middle + _radius * Math.Sin(angle));
        }

        // A quadratic curve bent towards the centre, as points: neighbours bend least.
        public (double X, double Y)[] Curve(ConnectLink link)
        {
            var (ax, ay) = Place(link.A);
            var (bx, by) = Place(link.B);
            const double Bend = 0.35;
            double cx = (ax + bx) / 2 * (1 - Bend) + size / 2 * Bend, cy = (ay + by) / 2 * (1 - Bend) + middle * Bend;
            return [.. Enumerable.Range(0, 25).Select(k =>
            {
                var t = k / 24.0;
                return ((1 - t) * (1 - t) * ax + 2 * t * (1 - t) * cx + t * t * bx, (1 - t) * (1 - t) * ay + 2 * t * (1 - t) * cy + t * t * by);
            })];
        }
    }

    private static void Label(SvgCanvas canvas, (double X, double Y)[] curve, string text, List<(double X, double Y)> placed)
    {
        foreach (var at in new[] { 12, 9, 15, 7, 17 })
        {
            var (x, y) = curve[at];
            if (placed.Exists(p => Math.Abs(p.X - x) < 52 && Math.Abs(p.Y - y) < 16)) continue;
            placed.Add((x, y));
            canvas.Text(x, y + 4, text, "amount", "middle");
            return;
        }
    }

    private static void Node(SvgCanvas canvas, (double X, double Y) place, double size, string name, string note)
    {
        var width = Math.Max(TextWidth.Of(name, 15), TextWidth.Of(note, 12)) + 18;
        // Boxes grow outwards from the circle, and stay on the page.
        var centre = Math.Clamp(place.X, width / 2 + 4, size - width / 2 - 4);
        canvas.Rect(centre - width / 2, place.Y - 19, width, 38, "node", 6);
        canvas.Text(centre, place.Y - 3, name, "name", "middle");
        canvas.Text(centre, place.Y + 12, note, "small", "middle");
    }

    private static string Billions(double millions) => string.Create(CultureInfo.InvariantCulture, $"{millions / 1000:0.0}");

    private static string Source(ConnectRequest request)
    {
        var source = request.Flows.Basis("").Source;
        var text = $"{char.ToUpperInvariant(source[0])}{source[1..]}";
        return text.Length <= 110 ? text : text[..110].TrimEnd() + " …";
    }

    // A file of its own needs its namespace, and the widths of the links as styles.
    private static string Namespaced(string svg) =>
        svg.Replace("<svg ", "<svg xmlns=\"http://www.w3.org/2000/svg\" ", StringComparison.Ordinal).Replace("</style>", Widths + "</style>", StringComparison.Ordinal);
}
