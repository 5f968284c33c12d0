namespace Tripoint.Data.Parameters;

/// <summary>One sector's trade elasticity with what is known of its precision.</summary>
/// <param name="Sector">The sector's code.</param>
/// <param name="Theta">θ, positive.</param>
/// <param name="StandardError">The standard error of θ; NaN where the source gives none.</param>
/// <param name="Dispersion">How much products differ inside the sector (robust standard deviation); NaN where it is not known.</param>
/// <param name="Products">Estimated products behind the value; 0 where it was estimated for the sector as a whole.</param>
/// <param name="IsAssumption">Whether the value is an assumption and no estimate.</param>
/// <param name="Note">How it maps to the source, where that is not plain; may be empty.</param>
public sealed record SectorElasticity(
    string Sector, double Theta, double StandardError, double Dispersion, int Products, bool IsAssumption, string Note);
