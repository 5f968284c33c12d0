using Tripoint.Codes;
using Tripoint.Tables;

namespace Tripoint.Exposure.Books;

/// <summary>One flow in both sides' books. Values in thousand US$.</summary>
/// <param name="Period">The period.</param>
/// <param name="Product">The product.</param>
/// <param name="Importer">The importer.</param>
/// <param name="Exporter">The exporter.</param>
/// <param name="ImporterValue">What the importer declared, CIF; null where it declared nothing.</param>
/// <param name="ExporterValue">What the exporter declared, FOB; null where it declared nothing.</param>
/// <param name="CifFactor">CIF over FOB as estimated for the pair.</param>
/// <param name="ImporterWeight">The weight of the importer's figure in the reconciled one; 1 and 0 where only one side declared.</param>
/// <param name="Reconciled">The reconciled figure, FOB.</param>
public sealed record FlowBooks(
    TradePeriod Period, Hs6 Product, Economy Importer, Economy Exporter, double? ImporterValue, double? ExporterValue, double CifFactor, double ImporterWeight, double Reconciled)
{
    /// <summary>How far the importer's figure, turned to FOB, lies above the exporter's: a share of the exporter's; null where one side is silent.</summary>
    public double? Gap => ImporterValue is { } m && ExporterValue is { } x && x > 0 ? m / CifFactor / x - 1 : null;
}
