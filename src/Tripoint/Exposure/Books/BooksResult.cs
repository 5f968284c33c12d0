using System.Collections.Immutable;
using Tripoint.Codes;
using Tripoint.Tables;

namespace Tripoint.Exposure.Books;

/// <summary>Both sides' books side by side, and one figure made of them.</summary>
/// <param name="Trade">The reconciled figures, FOB.</param>
/// <param name="CifFactors">Of each product, CIF over FOB at the median pair or, with distances, at the mean distance.</param>
/// <param name="Reliability">How well each economy's declarations agree with its partners', best importer first.</param>
/// <param name="Hubs">Who seems to pass goods on, largest first.</param>
/// <param name="BothShare">The share of the reconciled value for which both sides have a figure.</param>
public sealed record BooksResult(
    ProductTrade Trade, ImmutableDictionary<Hs6, double> CifFactors, ImmutableArray<ReporterReliability> Reliability, ImmutableArray<HubHint> Hubs, double BothShare)
{
    private readonly PairedFlows _paired = null!;
    private readonly Func<int, double> _factor = null!;
    private readonly Func<int, double> _weight = null!;

    internal BooksResult(
        ProductTrade trade, ImmutableDictionary<Hs6, double> cifFactors, ImmutableArray<ReporterReliability> reliability, ImmutableArray<HubHint> hubs, double bothShare,
        PairedFlows paired, Func<int, double> factor, Func<int, double> weight) : this(trade, cifFactors, reliability, hubs, bothShare) =>
        (_paired, _factor, _weight) = (paired, factor, weight);

    /// <summary>The flows of a product in a period, largest first, with what each side declared.</summary>
    public IEnumerable<FlowBooks> Flows(TradePeriod period, Hs6 product) => _paired.RowsOf(period, product).Select(row =>
    {
        double m = _paired.ImporterValue[row], x = _paired.ExporterValue[row];
        return new FlowBooks(
            period, product, _paired.Economies[_paired.Importer[row]], _paired.Economies[_paired.Exporter[row]], double.IsNaN(m) ? null : m, double.IsNaN(x) ? null : x,
            _factor(row), _weight(row), BooksReconciliation.Reconciled(m, x, _factor(row), _weight(row)));
    }).OrderByDescending(f => f.Reconciled).ThenBy(f => f.Importer.Code, StringComparer.Ordinal).ThenBy(f => f.Exporter.Code, StringComparer.Ordinal);
}
