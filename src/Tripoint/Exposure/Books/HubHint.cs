using Tripoint.Codes;
using Tripoint.Tables;

namespace Tripoint.Exposure.Books;

/// <summary>
/// A hint that an economy passes goods on: it declares far more exports of a product than importers say they bought from it, because importers
/// declare the country of origin. Thousand US$.
/// </summary>
/// <param name="Period">The period.</param>
/// <param name="Product">The product.</param>
/// <param name="Economy">The economy.</param>
/// <param name="DeclaredExports">Its exports by its own books, to importers who declare the product too.</param>
/// <param name="CreditedExports">Its exports by those importers' books, turned to FOB.</param>
/// <param name="DeclaredImports">What it says it imported: goods can be passed on only where they came in.</param>
public sealed record HubHint(TradePeriod Period, Hs6 Product, Economy Economy, double DeclaredExports, double CreditedExports, double DeclaredImports)
{
    /// <summary>The share of its exports that importers do not credit to it.</summary>
    public double NotCredited => 1 - CreditedExports / DeclaredExports;
}
