using Tripoint.Tables;

namespace Tripoint.Exposure.Products;

/// <summary>Whether a product was flagged in one year under one set of books.</summary>
/// <param name="Year">The year.</param>
/// <param name="Books">Whose declarations.</param>
/// <param name="Cell">What was bought.</param>
/// <param name="Dependency">The three indicators.</param>
public sealed record FlagYear(int Year, TradeBooks Books, ImportCell Cell, CoreDependency Dependency);
