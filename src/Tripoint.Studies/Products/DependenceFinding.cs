using System.Globalization;
using Tripoint.Codes;
using Tripoint.Exposure.Products;

namespace Tripoint.Studies.Products;

/// <summary>One importer's dependence on one product.</summary>
/// <param name="Product">The product.</param>
/// <param name="Name">What it is; may be empty.</param>
/// <param name="Year">The year.</param>
/// <param name="Cell">What is bought.</param>
/// <param name="Supplier">The largest supplier; null where only many small ones are known.</param>
/// <param name="Core">The three indicators.</param>
/// <param name="Single">Whether one supplier is a single point of failure, and the cover by others.</param>
/// <param name="Stability">How far the flag can be trusted.</param>
/// <param name="Political">Distance of votes from the suppliers; not measured for a group.</param>
public sealed record DependenceFinding(
    Hs6 Product, string Name, int Year, ImportCell Cell, Economy? Supplier, CoreDependency Core, SinglePoint Single, FlagStability Stability, PoliticalConcentration? Political)
{
    /// <summary>Which of the three indicators hold: <c>123</c>, <c>1-3</c>, <c>---</c>.</summary>
    public string Indicators => $"{(Core.Cdi1 ? '1' : '-')}{(Core.Cdi2 ? '2' : '-')}{(Core.Cdi3 ? '3' : '-')}";

    /// <summary>In how many of the years and books looked at the product was flagged: <c>4/5</c>.</summary>
    public string Held => string.Create(CultureInfo.InvariantCulture, $"{Stability.Flagged}/{Stability.Seen}");

    /// <summary>The reasons in words.</summary>
    public string Why
    {
        get
        {
            if (Supplier is null) return "many small suppliers";
            var bought = string.Create(CultureInfo.InvariantCulture, $"{Supplier.Code} sells {100 * Cell.TopShare:0}% of it and {100 * Cell.TopWorldShare:0}% of the world's");
            var covered = Single.Cover < 1 ? ", more than all others export" : "";
            var own = Cell.OwnExports <= 0 ? "; exports none" : Core.Cdi3 ? "" : "; exports more than it buys";
            return bought + covered + own;
        }
    }
}
