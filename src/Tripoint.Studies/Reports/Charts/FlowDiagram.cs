namespace Tripoint.Studies.Reports.Charts;

/// <summary>A node of a flow diagram: its name and the line below it.</summary>
internal sealed record FlowNode(string Name, string Note);

/// <summary>
/// Two or three economies and the arrows between them: an arrow's width is the amount sold, its colour the seller's, the amount is written
/// beside it. For more economies a matrix is easier to read.
/// </summary>
internal static class FlowDiagram
{
    /// <summary>The largest number of economies drawn.</summary>
    public const int LargestCount = 3;

    private const double WidestArrow = 24, NarrowestArrow = 2, Gap = 5;

    /// <summary>The height the drawing needs.</summary>
    public static double Height(int nodes, double width) => nodes == 2 ? 150 : width < 500 ? 360 : 370;

    /// <summary>Draws the diagram.</summary>
    /// <param name="canvas">Where to draw, opened by the caller.</param>
    /// <param name="width">The width in pixels.</param>
    /// <param name="nodes">The economies.</param>
    /// <param name="amounts">B × B: seller, buyer.</param>
    /// <param name="label">Writes an amount.</param>
    public static void Draw(SvgCanvas canvas, double width, IReadOnlyList<FlowNode> nodes, IReadOnlyList<double> amounts, Func<double, string> label)
    {
        var count = nodes.Count;
        var boxWidth = Math.Min(width < 500 ? 116 : 190, nodes.Max(n => Math.Max(TextWidth.Of(n.Name, 16), TextWidth.Of(n.Note, 12))) + 24);
        boxWidth = Math.Max(boxWidth, 92);
        const double boxHeight = 50;
        var centres = Centres(count, width, Height(count, width), boxWidth, boxHeight);
        var largest = amounts.Max();
        for (var seller = 0; seller < count; seller++)
        {
            for (var buyer = 0; buyer < count; buyer++)
            {
                var amount = amounts[(seller * count) + buyer];
                if (seller != buyer && amount > 0) Arrow(canvas, centres, seller, buyer, boxWidth, boxHeight, Thickness(amount, largest));
            }
        }
        for (var seller = 0; seller < count; seller++)
        {
            for (var buyer = 0; buyer < count; buyer++)
            {
                if (seller != buyer)
                {
                    var amount = amounts[(seller * count) + buyer];
                    Amount(canvas, centres, seller, buyer, boxWidth, boxHeight, Thickness(amount, largest), label(amount));
                }
            }
        }
        for (var at = 0; at < count; at++)
        {
            var (x, y) = centres[at];
            canvas.Rect(x - (boxWidth / 2), y - (boxHeight / 2), boxWidth, boxHeight, $"node c{at + 1}", 6);
            canvas.Text(x, y - 3, nodes[at].Name, "name", "middle");
            var notes = TextWidth.Wrap(nodes[at].Note, 12, boxWidth - 6);
            canvas.Text(x, y + 16, notes[0], "small", "middle");
        }
    }

    private static double Thickness(double amount, double largest) => NarrowestArrow + ((WidestArrow - NarrowestArrow) * amount / largest);

    private static (double X, double Y)[] Centres(int count, double width, double height, double boxWidth, double boxHeight)
    {
        double left = (boxWidth / 2) + 2, right = width - left, top = (boxHeight / 2) + 2, bottom = height - top;
        if (width >= 500) (left, right) = (left + 60, right - 60);
        bottom -= 26; // room for the label below the lowest arrow
        return count == 2 ? [(left, height / 2), (right, height / 2)] : [(width / 2, top), (left, bottom), (right, bottom)];
    }

    private static void Arrow(
        SvgCanvas canvas, (double X, double Y)[] centres, int seller, int buyer, double boxWidth, double boxHeight, double thickness)
    {
        var (from, to, along, side) = Course(centres, seller, buyer, boxWidth, boxHeight);
        var shift = Gap + (thickness / 2);
        double head = Math.Max(9, thickness * 0.8), half = thickness / 2, wing = Math.Max(6, half + 4);
        (double X, double Y) Point(double x, double y, double back, double off) =>
            (x - (along.X * back) + (side.X * (shift + off)), y - (along.Y * back) + (side.Y * (shift + off)));
        canvas.Polygon(
            [
                Point(from.X, from.Y, 0, -half), Point(to.X, to.Y, head, -half), Point(to.X, to.Y, head, -wing), Point(to.X, to.Y, 0, 0),
                Point(to.X, to.Y, head, wing), Point(to.X, to.Y, head, half), Point(from.X, from.Y, 0, half),
            ],
            $"flow c{seller + 1}");
    }

    // The label stands beyond the arrow's far edge, about halfway. Inside the triangle there is less room the higher up: there the labels
    // stand lower, and not at one height.
    private static void Amount(
        SvgCanvas canvas, (double X, double Y)[] centres, int seller, int buyer, double boxWidth, double boxHeight, double thickness, string text)
    {
        var (from, to, along, side) = Course(centres, seller, buyer, boxWidth, boxHeight);
        var share = 0.5;
        if (Math.Abs(along.Y) >= 0.3)
        {
            var isInside = (centres[3 - seller - buyer].X - from.X) * side.X > 0;
            var depth = !isInside ? 0.5 : along.Y > 0 ? 0.66 : 0.55;
            share = along.Y > 0 ? depth : 1 - depth;
        }
        double x = from.X + ((to.X - from.X) * share), y = from.Y + ((to.Y - from.Y) * share);
        var reach = Gap + Math.Max(thickness, (thickness / 2) + 6) + 5;
        var anchor = side.X > 0.3 ? "start" : side.X < -0.3 ? "end" : "middle";
        var drop = Math.Abs(along.Y) < 0.3 ? (side.Y > 0 ? 11 : 0) : 5;
        canvas.Text(x + (side.X * reach), y + (side.Y * reach) + drop, text, "amount", anchor);
    }

    // From edge to edge of the two boxes: start, end, the direction and the direction to its left-hand side as seen on the page.
    private static ((double X, double Y) From, (double X, double Y) To, (double X, double Y) Along, (double X, double Y) Side) Course(
        (double X, double Y)[] centres, int seller, int buyer, double boxWidth, double boxHeight)
    {
        var (ax, ay) = centres[seller];
        var (bx, by) = centres[buyer];
        double dx = bx - ax, dy = by - ay, length = Math.Sqrt((dx * dx) + (dy * dy));
        (double X, double Y) along = (dx / length, dy / length);
        var reach = Math.Min(
            along.X == 0 ? double.MaxValue : ((boxWidth / 2) + 6) / Math.Abs(along.X), along.Y == 0 ? double.MaxValue : ((boxHeight / 2) + 6) / Math.Abs(along.Y));
        // The arrows run beside the line of centres and would touch the boxes' corners: start and end a little further out.
        if (Math.Abs(along.Y) is > 0.3 and < 0.99) reach += 14;
        return ((ax + (along.X * reach), ay + (along.Y * reach)), (bx - (along.X * reach), by - (along.Y * reach)), along, (-along.Y, along.X));
    }
}
