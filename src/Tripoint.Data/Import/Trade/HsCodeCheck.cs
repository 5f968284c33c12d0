using System.Globalization;
using Tripoint.Codes;
using Tripoint.Data.Embedded;

namespace Tripoint.Data.Import.Trade;

/// <summary>Looks for codes that the edition of the rows does not have: retired ones, later ones, and numbers that never were.</summary>
internal static class HsCodeCheck
{
    private const int Named = 5;

    /// <summary>One sentence on the codes the edition does not have, with their share of the value; null where all are of the edition.</summary>
    public static string? Note(FlowBatch batch)
    {
        var (codes, value, total) = Strangers(batch);
        if (codes.Count == 0) return null;
        var share = total > 0 ? value / total : 0;
        return string.Create(CultureInfo.InvariantCulture, $"{batch.Period}: {codes.Count} codes with {share:0.##%} of the value are not of {batch.Edition.Name()} ({Names(codes)})");
    }

    /// <summary>A fault for each code that the edition does not have.</summary>
    public static void Refuse(FlowBatch batch, FaultList faults)
    {
        var seen = new HashSet<int>();
        var rows = batch.Rows;
        for (var row = 0; row < rows.Count; row++)
        {
            var code = Hs6.OfNumber(rows.Product[row]);
            if (EmbeddedConcordance.Hs.Has(code, batch.Edition) || !seen.Add(code.Number)) continue;
            var others = EmbeddedConcordance.Hs.EditionsOf(code);
            faults.Add(
                others.IsEmpty ? $"no edition of the Harmonized System has {code}" : $"{batch.Edition.Name()} has no {code}: it is of {string.Join(", ", others.Select(e => e.Name()))}",
                rows.Line.Length > row ? rows.Line[row] : 0, 0, $"codes of {batch.Edition.Name()}",
                others.IsEmpty ? "" : $"Give the edition with --edition, for example --edition {others[^1].Tag()}");
        }
    }

    private static (List<Hs6> Codes, double Value, double Total) Strangers(FlowBatch batch)
    {
        var known = new sbyte[1_000_000];
        var codes = new List<Hs6>();
        double value = 0, total = 0;
        ReadOnlySpan<int> products = batch.Rows.Product;
        ReadOnlySpan<double> values = batch.Rows.Value;
        for (var row = 0; row < products.Length; row++)
        {
            ref var state = ref known[products[row]];
            if (state == 0)
            {
                var code = Hs6.OfNumber(products[row]);
                state = (sbyte)(EmbeddedConcordance.Hs.Has(code, batch.Edition) ? 1 : -1);
                if (state < 0) codes.Add(code);
            }
            total += values[row];
            if (state < 0) value += values[row];
        }
        codes.Sort();
        return (codes, value, total);
    }

    private static string Names(List<Hs6> codes) => string.Join(", ", codes.Take(Named).Select(c =>
    {
        var editions = EmbeddedConcordance.Hs.EditionsOf(c);
        return editions.IsEmpty ? $"{c}: of none" : $"{c}: of {editions[0].Tag()} to {editions[^1].Tag()}";
    })) + (codes.Count > Named ? ", …" : "");
}
