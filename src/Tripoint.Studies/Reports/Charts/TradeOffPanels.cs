using Tripoint.Studies.Briefs;

namespace Tripoint.Studies.Reports.Charts;

/// <summary>What two members can reach, side by side: the gain of one to the right, of the other upwards, the bargain as a larger dot.</summary>
internal static class TradeOffPanels
{
    private const double HeadHeight = 42, FootHeight = 40, PlotHeight = 170, Left = 52, Right = 22;

    /// <summary>How many panels stand side by side.</summary>
    public static int Columns(int panels, double width) => width >= 500 ? Math.Min(3, panels) : 1;

    /// <summary>The height the drawing needs.</summary>
    public static double Height(int panels, double width)
    {
        var columns = Columns(panels, width);
        return (panels + columns - 1) / columns * (HeadHeight + PlotHeight + FootHeight);
    }

    /// <summary>Draws the panels, each on its own scale from no gain.</summary>
    /// <param name="canvas">Where to draw, opened by the caller.</param>
    /// <param name="width">The width in pixels.</param>
    /// <param name="curves">The curves.</param>
    /// <param name="texts">Names and numbers.</param>
    /// <param name="package">A further point of each panel, drawn as a diamond; null: none.</param>
    public static void Draw(SvgCanvas canvas, double width, IReadOnlyList<TradeOff> curves, ReportTexts texts, Func<TradeOff, (double First, double Second)>? package = null)
    {
        var columns = Columns(curves.Count, width);
        var panel = Math.Min(width / columns, 340);
        for (var at = 0; at < curves.Count; at++) DrawPanel(canvas, at % columns * panel, at / columns * (HeadHeight + PlotHeight + FootHeight), panel, curves[at], texts, package?.Invoke(curves[at]));
    }

    private static void DrawPanel(SvgCanvas canvas, double x, double y, double width, TradeOff curve, ReportTexts texts, (double First, double Second)? package)
    {
        double left = x + Left, right = x + width - Right, top = y + HeadHeight, bottom = top + PlotHeight;
        var across = Axis.Around(curve.Gains.Select(g => 100 * g.First).Append(100 * (package?.First ?? 0)), left, right, 3);
        var upwards = Axis.Around(curve.Gains.Select(g => 100 * g.Second).Append(100 * (package?.Second ?? 0)), bottom, top, 4);
        canvas.Text(x, y + 16, $"↑ {texts.Name(curve.Second)}", "name");
        canvas.Text(right, bottom + 34, $"{texts.Name(curve.First)} →", "name", "end");
        foreach (var tick in upwards.Ticks)
        {
            canvas.Line(left, upwards.At(tick), right, upwards.At(tick), tick == 0 ? "axis" : "grid");
            canvas.Text(left - 5, upwards.At(tick) + 4, texts.Numbers.Tick(tick, false), "tiny", "end");
        }
        foreach (var tick in across.Ticks)
        {
            canvas.Line(across.At(tick), top, across.At(tick), bottom, tick == 0 ? "axis" : "grid");
            canvas.Text(across.At(tick), bottom + 15, texts.Numbers.Tick(tick, false), "tiny", "middle");
        }
        canvas.Polyline(curve.Gains.Select(g => (across.At(100 * g.First), upwards.At(100 * g.Second))), "line c1");
        foreach (var (first, second) in curve.Gains) canvas.Circle(across.At(100 * first), upwards.At(100 * second), 3, "dot c1");
        var (a, b) = curve.Gains[curve.Bargain];
        canvas.Circle(across.At(100 * a), upwards.At(100 * b), 6.5, "mark solid");
        canvas.Circle(across.At(0), upwards.At(0), 4.5, "mark hollow");
        if (package is not { } p) return;
        double px = across.At(100 * p.First), py = upwards.At(100 * p.Second);
        canvas.Polygon([(px, py - 7), (px + 7, py), (px, py + 7), (px - 7, py)], "mark hollow");
    }
}
