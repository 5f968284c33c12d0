namespace Tripoint.Equilibrium;

/// <summary>
/// Who pays a tariff (or another wedge): how its change is split between a higher price for the importer and a lower one for the exporter.
/// Prices are relative to the numeraire, world nominal value added.
/// </summary>
/// <param name="Wedge">Relative change of all wedges on the flow together, κ̂ − 1.</param>
/// <param name="ImporterPrice">Relative change of the price the importer pays, duties included.</param>
/// <param name="ExporterPrice">Relative change of the price the producer receives.</param>
public readonly record struct PriceIncidence(double Wedge, double ImporterPrice, double ExporterPrice)
{
    /// <summary>The part of the change that the importer pays: 1 is full pass-through. NaN where no wedge changed.</summary>
    public double ImporterShare => Wedge == 0 ? double.NaN : Math.Log(1 + ImporterPrice) / Math.Log(1 + Wedge);
}
