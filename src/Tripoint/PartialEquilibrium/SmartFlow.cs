using Tripoint.Codes;

namespace Tripoint.PartialEquilibrium;

/// <summary>What one supplier sells to the market looked at.</summary>
/// <param name="Exporter">The supplier.</param>
/// <param name="Imports">Imports from it before duty, US$ (or any one unit of value).</param>
/// <param name="TariffBefore">Ad valorem duty before, as a fraction.</param>
/// <param name="TariffAfter">Ad valorem duty after, as a fraction.</param>
public sealed record SmartFlow(Economy Exporter, double Imports, double TariffBefore, double TariffAfter);
