using static Tripoint.Studies.Reports.MarkupWriter;

namespace Tripoint.Studies.Reports.Charts;

/// <summary>
/// The few shapes the charts need. Text stays text; colours come from classes, so that a page's style sheet decides them for light, dark
/// and print. Coordinates are pixels from the upper left.
/// </summary>
internal sealed class SvgCanvas(MarkupWriter writer)
{
    /// <summary>The font size of most labels.</summary>
    public const double Label = 13;

    /// <summary>The font size of secondary labels.</summary>
    public const double Small = 12;

    /// <summary>Opens the drawing, with a title and a description for those who cannot see it.</summary>
    public void Begin(string id, double width, double height, string title, string description)
    {
        writer.Open("svg", ("viewBox", $"0 0 {Number(width)} {Number(height)}"), ("width", Number(width)), ("height", Number(height)), ("role", "img"),
            ("aria-labelledby", $"{id}-title {id}-desc"));
        writer.Leaf("title", title, ("id", id + "-title"));
        writer.Leaf("desc", description, ("id", id + "-desc"));
    }

    /// <summary>Closes the drawing.</summary>
    public void End() => writer.Close();

    /// <summary>A text; <paramref name="anchor"/> is start, middle or end.</summary>
    public void Text(double x, double y, string text, string style = "", string anchor = "start") => writer.Leaf(
        "text", text, ("x", Number(x)), ("y", Number(y)), ("class", style.Length == 0 ? null : style), ("text-anchor", anchor == "start" ? null : anchor));

    /// <summary>A straight line.</summary>
    public void Line(double x1, double y1, double x2, double y2, string style) =>
        writer.Empty("line", ("x1", Number(x1)), ("y1", Number(y1)), ("x2", Number(x2)), ("y2", Number(y2)), ("class", style));

    /// <summary>A rectangle.</summary>
    public void Rect(double x, double y, double width, double height, string style, double radius = 0) => writer.Empty(
        "rect", ("x", Number(x)), ("y", Number(y)), ("width", Number(width)), ("height", Number(height)),
        ("rx", radius > 0 ? Number(radius) : null), ("class", style));

    /// <summary>A circle.</summary>
    public void Circle(double x, double y, double radius, string style) =>
        writer.Empty("circle", ("cx", Number(x)), ("cy", Number(y)), ("r", Number(radius)), ("class", style));

    /// <summary>A closed shape.</summary>
    public void Polygon(IEnumerable<(double X, double Y)> points, string style) => writer.Empty("polygon", ("points", Points(points)), ("class", style));

    /// <summary>An open line through points.</summary>
    public void Polyline(IEnumerable<(double X, double Y)> points, string style) => writer.Empty("polyline", ("points", Points(points)), ("class", style));

    private static string Points(IEnumerable<(double X, double Y)> points) => string.Join(' ', points.Select(p => $"{Number(p.X)},{Number(p.Y)}"));
}
