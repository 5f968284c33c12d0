using System.Globalization;

namespace Tripoint.Data.Import.Trade;

/// <summary>Makes one row of the rows of one flow, by the rule the user or the source gives.</summary>
internal static class FlowMerge
{
    /// <summary>Merges; the rows come out sorted.</summary>
    /// <param name="batch">The rows.</param>
    /// <param name="areas">The number of areas.</param>
    /// <param name="rule">What repeated rows mean; refusing is left to the store, which names the lines.</param>
    /// <param name="notes">Told how many rows were merged.</param>
    public static FlowBatch Merge(FlowBatch batch, int areas, RepeatedRows rule, ICollection<string> notes)
    {
        var rows = batch.Rows;
        if (rule == RepeatedRows.Refuse || rows.Count < 2) return batch;
        var order = FlowOrder.Sort(rows, areas);
        var merged = new FlowColumns();
        var repeated = 0;
        for (var at = 0; at < order.Length;)
        {
            var first = order[at];
            var (value, quantity, line) = (rows.Value[first], rows.Quantity[first], rows.Line.Length > first ? rows.Line[first] : 0);
            var next = at + 1;
            for (; next < order.Length && Same(rows, first, order[next]); next++)
            {
                var row = order[next];
                repeated++;
                if (rule == RepeatedRows.Sum)
                {
                    value += rows.Value[row];
                    quantity += rows.Quantity[row];
                }
                else if (rule == RepeatedRows.Largest && (rows.Value[row] > value || (rows.Value[row] == value && !(quantity >= rows.Quantity[row]) && !double.IsNaN(rows.Quantity[row]))))
                {
                    (value, quantity) = (rows.Value[row], rows.Quantity[row]);
                }
            }
            merged.Add(rows.Product[first], rows.Importer[first], rows.Exporter[first], value, quantity, line, rows.Suffix.Length > first ? rows.Suffix[first] : 0);
            at = next;
        }
        if (repeated > 0)
        {
            var how = rule switch { RepeatedRows.Sum => "their sum counts", RepeatedRows.Largest => "the largest is the total and counts", _ => "the first counts" };
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"{batch.Period}, {batch.Books} books: {repeated} rows repeat a flow; {how}"));
        }
        return batch with { Rows = merged };
    }

    private static bool Same(FlowColumns rows, int one, int two) =>
        rows.Product[one] == rows.Product[two] && rows.Importer[one] == rows.Importer[two] && rows.Exporter[one] == rows.Exporter[two]
        && (rows.Suffix.Length == 0 || rows.Suffix[one] == rows.Suffix[two]);
}
