using System.Collections.Immutable;
using Tripoint.Codes;
using Tripoint.InputOutput;

namespace Tripoint.Studies.InputOutput;

/// <summary>Whose work is inside trade: participation in value chains, origin of exports, balances gross and in value added.</summary>
public static class ValueAddedStudy
{
    /// <summary>One row an economy: gross exports and what is in them, per cent of gross exports; position in chains.</summary>
    public static StudyTable Economies(LeontiefSystem system, IEnumerable<Economy> economies)
    {
        var parts = BorinMancini.SourceBased(system);
        var trade = ValueAddedTrade.Of(system);
        var position = ChainPosition.Of(system);
        var rows = economies.Select(economy =>
        {
            var s = system.IndexOf(economy);
            var gross = parts.SumGross(s);
            double Percent(double value) => gross > 0 ? 100 * value / gross : 0;
            var inOthers = Enumerable.Range(0, system.EconomyCount).Where(e => e != s).Sum(e => Enumerable.Range(0, system.EconomyCount).Sum(r => trade.OriginIn(s, e, r)));
            return Row(economy.Code, gross, Percent(parts.Sum("DVA", s)), Percent(parts.Sum("VAX", s)), Percent(parts.Sum("REF", s)), Percent(parts.Sum("DDC", s)), Percent(parts.Sum("FC", s)),
                Percent(parts.Sum("GVCB", s)), Percent(parts.Sum("GVCF", s)), Percent(inOthers), position.EconomyUpstreamness[s], position.EconomyDownstreamness[s]);
        });
        return new StudyTable("tripoint.io-value-added/1", $"Value added in gross exports, {system.Table.Name}",
            [
                new("economy", "economy"), new("grossExports", "gross exports, mUSD", 0), new("domesticValueAdded", "domestic value added, %", 2), new("valueAddedExports", "absorbed abroad (VAX), %", 2),
                new("reflected", "returns home, %", 2), new("domesticDoubleCounting", "domestic double counting, %", 2), new("foreignContent", "foreign content, %", 2), new("gvcBackward", "GVC backward, %", 2),
                new("gvcForward", "GVC forward, %", 2), new("inOthersExports", "in others' exports, %", 2), new("upstreamness", "upstreamness", 2), new("downstreamness", "downstreamness", 2),
            ],
            [.. rows],
            InputOutputNotes.Of(system, "Shares of gross exports; Borin and Mancini (2023), exporter's perspective. Domestic value added, double counting and foreign content add up to 100.",
                "'In others' exports' is the economy's value added inside the exports of all others, counted each time it crosses a border."));
    }

    /// <summary>Origin of the value added inside what each economy sells to each partner, million US$ and per cent.</summary>
    public static StudyTable Origin(LeontiefSystem system, IEnumerable<Economy> exporters, IEnumerable<Economy> importers, int top = 5)
    {
        var trade = ValueAddedTrade.Of(system);
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<object>>();
        var buyers = importers.Select(system.IndexOf).ToList();
        foreach (var s in exporters.Select(system.IndexOf))
        {
            foreach (var r in buyers.Where(r => r != s))
            {
                var gross = trade.Gross[s * system.EconomyCount + r];
                var origins = Enumerable.Range(0, system.EconomyCount).OrderByDescending(t => trade.OriginIn(t, s, r)).ThenBy(t => t).Take(top);
                foreach (var t in origins)
                    rows.Add(Row(system.Table.Economies[s].Code, system.Table.Economies[r].Code, gross, system.Table.Economies[t].Code, trade.OriginIn(t, s, r), gross > 0 ? 100 * trade.OriginIn(t, s, r) / gross : 0));
            }
        }
        return new StudyTable("tripoint.io-origin/1", $"Whose value added is inside exports, {system.Table.Name}",
            [
                new("exporter", "exporter"), new("importer", "importer"), new("grossExports", "gross exports, mUSD", 0), new("origin", "origin"), new("valueAdded", "value added, mUSD", 0), new("share", "share, %", 2),
            ],
            rows.ToImmutable(), InputOutputNotes.Of(system, $"The {top} largest origins of each flow; all origins add up to gross exports."));
    }

    /// <summary>Balances of each pair, exports less imports, gross and in value added.</summary>
    public static StudyTable Balances(LeontiefSystem system, IEnumerable<Economy> economies, IEnumerable<Economy> partners)
    {
        var trade = ValueAddedTrade.Of(system);
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<object>>();
        var others = partners.Select(system.IndexOf).ToList();
        foreach (var s in economies.Select(system.IndexOf))
        {
            foreach (var r in others.Where(r => r != s))
            {
                double gross = trade.GrossBalance(s, r), own = trade.ValueAddedBalance(s, r);
                rows.Add(Row(system.Table.Economies[s].Code, system.Table.Economies[r].Code, trade.Gross[s * system.EconomyCount + r], trade.Between(s, r), gross, own, own - gross));
            }
        }
        return new StudyTable("tripoint.io-balances/1", $"Bilateral balances gross and in value added, {system.Table.Name}",
            [
                new("economy", "economy"), new("partner", "partner"), new("grossExports", "gross exports, mUSD", 0), new("valueAddedExports", "value-added exports, mUSD", 0), new("grossBalance", "gross balance, mUSD", 0),
                new("valueAddedBalance", "value-added balance, mUSD", 0), new("difference", "difference, mUSD", 0),
            ],
            rows.ToImmutable(), InputOutputNotes.Of(system, "Books: the table's own, balanced between reporters; over all partners both balances are the same."));
    }

    internal static ImmutableArray<object> Row(params object[] cells) => [.. cells];
}
