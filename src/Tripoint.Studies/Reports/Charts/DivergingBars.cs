namespace Tripoint.Studies.Reports.Charts;

/// <summary>A part of a bar, stacked away from zero in the direction of its sign; a fraction.</summary>
internal sealed record BarPart(double Value, string Style);

/// <summary>A mark at a value: a diamond, a circle or a tick.</summary>
internal sealed record BarMark(double Value, string Shape, string Style);

/// <summary>A bar with its label, marks, an optional range, and the figures written at the right.</summary>
internal sealed record BarRow(
    string Label, IReadOnlyList<BarPart> Parts, IReadOnlyList<BarMark> Marks, IReadOnlyList<string> Figures, (double Low, double High)? Range = null);

/// <summary>Bars under a heading; an empty heading takes no room.</summary>
internal sealed record BarGroup(string Heading, IReadOnlyList<BarRow> Rows);

/// <summary>An entry of the legend: a box for a bar, or a mark's shape.</summary>
internal sealed record BarKey(string Text, string Shape, string Style);

/// <summary>Horizontal bars to both sides of zero, in groups, on one scale.</summary>
internal sealed class DivergingBars
{
    private const double RowHeight = 24, BarHeight = 13, LegendLine = 20, FootHeight = 26, HeadLine = 18;

    private readonly double _width;
    private readonly IReadOnlyList<BarGroup> _groups;
    private readonly IReadOnlyList<string> _columns;
    private readonly List<List<BarKey>> _legend = [];
    private readonly double _labelWidth;
    private readonly double[] _figureWidth;
    private readonly bool _figuresBelow, _isSigned;
    private readonly Dictionary<string, List<string>> _wrapped = new(StringComparer.Ordinal);

    /// <summary>Lays the chart out.</summary>
    /// <param name="width">The width in pixels.</param>
    /// <param name="groups">The bars.</param>
    /// <param name="columns">The headings of the figures at the right.</param>
    /// <param name="legend">The legend.</param>
    /// <param name="isSigned">Whether the values are changes, whose ticks carry a sign; false: shares.</param>
    public DivergingBars(double width, IReadOnlyList<BarGroup> groups, IReadOnlyList<string> columns, IReadOnlyList<BarKey> legend, bool isSigned = true)
    {
        _isSigned = isSigned;
        _width = width;
        _groups = groups;
        _columns = columns;
        _figuresBelow = width < 500 && columns.Count > 2;
        var used = double.MaxValue;
        foreach (var key in legend)
        {
            var needed = KeyWidth(key);
            if (used + needed > width)
            {
                _legend.Add([]);
                used = 0;
            }
            _legend[^1].Add(key);
            used += needed;
        }
        var longest = groups.SelectMany(g => g.Rows).Max(r => TextWidth.Of(r.Label, SvgCanvas.Label)) + 8;
        _labelWidth = Math.Min(longest, width * (width < 500 ? 0.31 : 0.3));
        foreach (var row in groups.SelectMany(g => g.Rows)) _wrapped.TryAdd(row.Label, TextWidth.Wrap(row.Label, SvgCanvas.Label, _labelWidth - 6));
        _figureWidth = new double[columns.Count];
        for (var at = 0; at < columns.Count; at++)
        {
            var widest = groups.SelectMany(g => g.Rows).Max(r => TextWidth.Of(r.Figures[at], SvgCanvas.Label));
            _figureWidth[at] = Math.Max(widest, TextWidth.Wrap(columns[at], 11, 76).Max(l => TextWidth.Of(l, 11))) + 8;
        }
    }

    private double LegendHeight => (_legend.Count * LegendLine) + 6;

    private double ColumnHeight => _columns.Count == 0 ? 4 : (_columns.Max(c => TextWidth.Wrap(c, 11, 76).Count) * 13) + 6;

    /// <summary>The height the drawing needs.</summary>
    public double Height => LegendHeight + ColumnHeight + FootHeight + _groups.Sum(g => HeadingHeight(g) + g.Rows.Sum(LineHeight));

    /// <summary>Draws the chart.</summary>
    public void Draw(SvgCanvas canvas, ReportNumbers numbers)
    {
        Legend(canvas);
        var left = _labelWidth + 4;
        var right = Right;
        var axis = Axis.Tight(Extremes().Select(v => v * 100), left, right, _width < 500 ? 3 : 6);
        double top = LegendHeight + ColumnHeight, bottom = Height - FootHeight;
        foreach (var tick in axis.Ticks) canvas.Line(axis.At(tick), top, axis.At(tick), bottom, "grid");
        Columns(canvas, LegendHeight + ColumnHeight, null);
        var y = top;
        foreach (var group in _groups)
        {
            if (group.Heading.Length > 0)
            {
                y += 6;
                foreach (var line in TextWidth.Wrap(group.Heading, SvgCanvas.Label, _width - 4))
                {
                    canvas.Text(0, y + 14, line, "group");
                    y += HeadLine;
                }
                y += 2;
            }
            foreach (var row in group.Rows)
            {
                Row(canvas, row, axis, y);
                y += LineHeight(row);
            }
        }
        canvas.Line(axis.At(0), top, axis.At(0), bottom, "axis");
        TickLabels(canvas, axis, bottom, numbers);
    }

    private void TickLabels(SvgCanvas canvas, Axis axis, double bottom, ReportNumbers numbers)
    {
        var lastEnd = double.MinValue;
        foreach (var tick in axis.Ticks)
        {
            var text = numbers.Tick(tick, _isSigned);
            var half = TextWidth.Of(text, SvgCanvas.Small) / 2;
            if (axis.At(tick) - half < lastEnd + 4) continue;
            canvas.Text(axis.At(tick), bottom + 17, text, "small", "middle");
            lastEnd = axis.At(tick) + half;
        }
    }

    private static double KeyWidth(BarKey key) => 20 + TextWidth.Of(key.Text, SvgCanvas.Small) + 18;

    private static void Mark(SvgCanvas canvas, double x, double y, BarMark mark)
    {
        switch (mark.Shape)
        {
            case "diamond": canvas.Polygon([(x, y - 6), (x + 5, y), (x, y + 6), (x - 5, y)], "mark " + mark.Style); break;
            case "circle": canvas.Circle(x, y, 4.5, "mark " + mark.Style); break;
            default: canvas.Rect(x - 1.5, y - 8, 3, 16, "tick " + mark.Style); break;
        }
    }

    private double Right => _figuresBelow ? _width - 4 : _width - _figureWidth.Sum() - 6;

    private double LineHeight(BarRow row) => (_figuresBelow ? RowHeight + 18 : RowHeight) + (Math.Max(0, _wrapped[row.Label].Count - (_figuresBelow ? 2 : 1)) * 15);

    private double HeadingHeight(BarGroup group) =>
        group.Heading.Length == 0 ? 0 : (TextWidth.Wrap(group.Heading, SvgCanvas.Label, _width - 4).Count * HeadLine) + 8;

    private IEnumerable<double> Extremes()
    {
        foreach (var row in _groups.SelectMany(g => g.Rows))
        {
            yield return row.Parts.Where(p => p.Value > 0).Sum(p => p.Value);
            yield return row.Parts.Where(p => p.Value < 0).Sum(p => p.Value);
            foreach (var mark in row.Marks) yield return mark.Value;
            if (row.Range is not { } range) continue;
            yield return range.Low;
            yield return range.High;
        }
    }

    private void Row(SvgCanvas canvas, BarRow row, Axis axis, double y)
    {
        var middle = y + (LineHeight(row) / 2) - (_figuresBelow ? 8 : 0);
        var lines = _wrapped[row.Label];
        for (var at = 0; at < lines.Count; at++) canvas.Text(0, y + (LineHeight(row) / 2) + 4.5 + ((at - ((lines.Count - 1) / 2.0)) * 15), lines[at], "label");
        double up = 0, down = 0;
        foreach (var part in row.Parts)
        {
            ref var edge = ref part.Value >= 0 ? ref up : ref down;
            double from = axis.At(edge * 100), to = axis.At((edge + part.Value) * 100);
            canvas.Rect(Math.Min(from, to), middle - (BarHeight / 2), Math.Abs(to - from), BarHeight, "bar " + part.Style);
            edge += part.Value;
        }
        if (row.Range is { } range)
        {
            double low = axis.At(range.Low * 100), high = axis.At(range.High * 100);
            canvas.Line(low, middle, high, middle, "whisker");
            canvas.Line(low, middle - 4, low, middle + 4, "whisker");
            canvas.Line(high, middle - 4, high, middle + 4, "whisker");
        }
        foreach (var mark in row.Marks) Mark(canvas, axis.At(mark.Value * 100), middle, mark);
        Columns(canvas, _figuresBelow ? middle + 24 : middle + 4.5, row.Figures);
    }

    // The figures of a row, or without any the headings: at the right, or on a narrow drawing with many below the bar.
    private void Columns(SvgCanvas canvas, double y, IReadOnlyList<string>? figures)
    {
        var right = _width;
        for (var at = _columns.Count - 1; at >= 0; at--)
        {
            if (_figuresBelow) right = _labelWidth + ((Right - _labelWidth) * (at + 1) / _columns.Count);
            if (figures is null) Head(canvas, right, y, _columns[at]);
            else canvas.Text(right, y, figures[at], _columns.Count < 3 && at == 0 ? "value" : "figure", "end");
            right -= _figureWidth[at];
        }
    }

    private static void Head(SvgCanvas canvas, double right, double bottom, string heading)
    {
        var lines = TextWidth.Wrap(heading, 11, 76);
        for (var line = 0; line < lines.Count; line++) canvas.Text(right, bottom - 6 - ((lines.Count - 1 - line) * 13), lines[line], "tiny", "end");
    }

    private void Legend(SvgCanvas canvas)
    {
        var y = 10.0;
        foreach (var row in _legend)
        {
            var x = 0.0;
            foreach (var key in row)
            {
                if (key.Shape == "bar") canvas.Rect(x, y - 6, 14, 12, "bar " + key.Style);
                else if (key.Shape == "range") canvas.Line(x, y, x + 14, y, "whisker");
                else Mark(canvas, x + 7, y, new BarMark(0, key.Shape, key.Style));
                canvas.Text(x + 20, y + 4, key.Text, "small");
                x += KeyWidth(key);
            }
            y += LegendLine;
        }
    }
}
