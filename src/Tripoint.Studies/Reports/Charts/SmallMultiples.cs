namespace Tripoint.Studies.Reports.Charts;

/// <summary>A line of a panel: one value for each year, as fractions.</summary>
internal sealed record PanelLine(IReadOnlyList<double> Values, string Style);

/// <summary>One panel: its heading and its lines.</summary>
internal sealed record Panel(string Heading, string Note, IReadOnlyList<PanelLine> Lines);

/// <summary>Line charts side by side on one scale, a panel an economy, with the last value written at each line's end.</summary>
internal static class SmallMultiples
{
    private const double HeadHeight = 40, FootHeight = 24, PlotHeight = 132, Left = 38, Right = 50, LegendLine = 20;

    /// <summary>How many panels stand side by side.</summary>
    public static int Columns(int panels, double width) => width >= 500 ? Math.Min(3, panels) : panels <= 4 ? 1 : 2;

    /// <summary>The height the drawing needs.</summary>
    public static double Height(IReadOnlyList<Panel> panels, IReadOnlyList<(string Text, string Style)> legend, double width)
    {
        var columns = Columns(panels.Count, width);
        return LegendHeight(legend, width) + ((panels.Count + columns - 1) / columns * (HeadHeight + PlotHeight + FootHeight));
    }

    /// <summary>Draws the panels under a legend. With names of days the steps are days, changes from base, without a value at the end.</summary>
    public static void Draw(
        SvgCanvas canvas, double width, IReadOnlyList<Panel> panels, IReadOnlyList<int> years, IReadOnlyList<(string Text, string Style)> legend,
        ReportNumbers numbers, Func<int, string>? dayName = null)
    {
        Legend(canvas, width, legend);
        var columns = Columns(panels.Count, width);
        var panelWidth = width / columns;
        var values = panels.SelectMany(p => p.Lines).SelectMany(l => l.Values).Select(v => v * 100).ToList();
        double[] extremes = [values.Min(), values.Max()];
        for (var at = 0; at < panels.Count; at++)
        {
            double x = at % columns * panelWidth, y = LegendHeight(legend, width) + (at / columns * (HeadHeight + PlotHeight + FootHeight));
            DrawPanel(canvas, x, y, panelWidth, panels[at], years, extremes, numbers, dayName);
        }
    }

    private static void DrawPanel(
        SvgCanvas canvas, double x, double y, double width, Panel panel, IReadOnlyList<int> years, double[] extremes, ReportNumbers numbers, Func<int, string>? dayName)
    {
        canvas.Text(x, y + 14, panel.Heading, "name");
        if (panel.Note.Length > 0) canvas.Text(x, y + 30, panel.Note, "small");
        double top = y + HeadHeight, bottom = top + PlotHeight, left = x + Left, right = x + width - Right;
        var vertical = Axis.Around(extremes, bottom, top, 4);
        foreach (var tick in vertical.Ticks)
        {
            canvas.Line(left, vertical.At(tick), right, vertical.At(tick), tick == 0 ? "axis" : "grid");
            canvas.Text(left - 5, vertical.At(tick) + 4, numbers.Tick(tick, false), "small", "end");
        }
        double Across(int at) => years.Count == 1 ? right : left + ((right - left) * at / (years.Count - 1));
        canvas.Text(left, bottom + 16, dayName?.Invoke(years[0]) ?? numbers.Year(years[0]), "small");
        if (years.Count > 1) canvas.Text(right, bottom + 16, dayName?.Invoke(years[^1]) ?? numbers.Year(years[^1]), "small", "end");
        foreach (var line in panel.Lines)
        {
            canvas.Polyline(line.Values.Select((v, at) => (Across(at), vertical.At(v * 100))), "line " + line.Style);
            if (dayName is null) canvas.Circle(right, vertical.At(line.Values[^1] * 100), 3, "dot " + line.Style);
        }
        if (dayName is not null) return; // a path that ends where it began needs no value at its end
        var ends = panel.Lines.Select(l => vertical.At(l.Values[^1] * 100) + 4).ToArray();
        var places = Spread(ends, 14, top + 4, bottom + 2);
        for (var at = 0; at < panel.Lines.Count; at++)
            canvas.Text(right + 7, places[at], numbers.Share(panel.Lines[at].Values[^1]), "value " + panel.Lines[at].Style);
    }

    /// <summary>Moves labels apart to a least distance, keeping their order, within bounds.</summary>
    internal static double[] Spread(IReadOnlyList<double> wished, double distance, double low, double high)
    {
        var order = Enumerable.Range(0, wished.Count).OrderBy(at => wished[at]).ToArray();
        var places = wished.Select(w => Math.Clamp(w, low, high)).ToArray();
        for (var at = 1; at < order.Length; at++) places[order[at]] = Math.Max(places[order[at]], places[order[at - 1]] + distance);
        if (order.Length > 0 && places[order[^1]] > high)
        {
            places[order[^1]] = high;
            for (var at = order.Length - 2; at >= 0; at--) places[order[at]] = Math.Min(places[order[at]], places[order[at + 1]] - distance);
        }
        return places;
    }

    private static double LegendHeight(IReadOnlyList<(string Text, string Style)> legend, double width) => (Rows(legend, width).Count * LegendLine) + 10;

    private static List<List<(string Text, string Style)>> Rows(IReadOnlyList<(string Text, string Style)> legend, double width)
    {
        List<List<(string, string)>> rows = [];
        var used = double.MaxValue;
        foreach (var entry in legend)
        {
            var needed = 34 + TextWidth.Of(entry.Text, SvgCanvas.Small) + 18;
            if (used + needed > width)
            {
                rows.Add([]);
                used = 0;
            }
            rows[^1].Add(entry);
            used += needed;
        }
        return rows;
    }

    private static void Legend(SvgCanvas canvas, double width, IReadOnlyList<(string Text, string Style)> legend)
    {
        var y = 10.0;
        foreach (var row in Rows(legend, width))
        {
            var x = 0.0;
            foreach (var (text, style) in row)
            {
                canvas.Line(x, y, x + 28, y, "line " + style);
                canvas.Text(x + 34, y + 4, text, "small");
                x += 34 + TextWidth.Of(text, SvgCanvas.Small) + 18;
            }
            y += LegendLine;
        }
    }
}
