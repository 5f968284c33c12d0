using Tripoint.Codes;
using Tripoint.Exposure;

namespace Tripoint.Studies.Briefs;

/// <summary>One member's reliance on a partner: first tier only, and all tiers (normalised by B − I), as shares of all sources or buyers.</summary>
/// <param name="Economy">The member.</param>
/// <param name="Partner">The partner; null: the other members together.</param>
/// <param name="InputsFace">Inputs bought from the partner directly.</param>
/// <param name="InputsTotal">Inputs that come from the partner through any number of tiers.</param>
/// <param name="SalesFace">Intermediate goods sold to the partner directly.</param>
/// <param name="SalesTotal">Intermediate goods that the partner uses through any number of tiers.</param>
/// <remarks>Measure: <see cref="LookThroughReliance"/>.</remarks>
public sealed record ChainReliance(Economy Economy, Economy? Partner, double InputsFace, double InputsTotal, double SalesFace, double SalesTotal);
