using System.Globalization;
using Tripoint.Codes;
using Tripoint.Tables;

namespace Tripoint.Data.Import.Trade;

/// <summary>Gathers rows that arrive in any order into batches of one period and one side's books each.</summary>
internal sealed class FlowCollector
{
    private readonly SortedDictionary<(int Period, TradeBooks Books), (HsEdition Edition, FlowColumns Rows)> _batches = [];
    private long _selfTrade;
    private double _selfValue;

    /// <summary>The areas.</summary>
    public AreaList Areas { get; } = new();

    /// <summary>The number of rows so far.</summary>
    public long Count => _batches.Values.Sum(b => (long)b.Rows.Count);

    /// <summary>Adds a row. Trade of an economy with itself (goods that come back) is counted, not kept.</summary>
    public void Add(TradePeriod period, TradeBooks books, HsEdition edition, int product, int importer, int exporter, double value, double quantity, long line, int suffix = 0)
    {
        if (importer == exporter)
        {
            _selfTrade++;
            _selfValue += value;
            return;
        }
        if (!_batches.TryGetValue((period.Code, books), out var batch)) _batches.Add((period.Code, books), batch = (edition, new FlowColumns()));
        else if (edition > batch.Edition) _batches[(period.Code, books)] = batch = (edition, batch.Rows);
        batch.Rows.Add(product, (ushort)importer, (ushort)exporter, value, quantity, (int)line, suffix);
    }

    /// <summary>The batches, repeated rows merged by the rule.</summary>
    public List<FlowBatch> Batches(RepeatedRows rule, List<string> notes)
    {
        if (_selfTrade > 0) notes.Add(string.Create(CultureInfo.InvariantCulture, $"{_selfTrade} rows of economies with themselves (returned goods), {_selfValue:0} thousand US$, are left out"));
        return [.. _batches.Select(b => FlowMerge.Merge(new FlowBatch(TradePeriod.OfCode(b.Key.Period), b.Key.Books, b.Value.Edition, b.Value.Rows), Areas.Areas.Count, rule, notes))];
    }
}
