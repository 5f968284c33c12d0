using System.Collections.Immutable;
using Tripoint.Codes;
using Tripoint.Tables;

namespace Tripoint.Data.Import.Trade;

/// <summary>What to fetch from UN Comtrade's public interface: one call a reporter and period.</summary>
/// <param name="Reporters">The reporters.</param>
/// <param name="Periods">The years or months; not mixed.</param>
/// <param name="Products">The products.</param>
public sealed record ComtradeQuery(ImmutableArray<Economy> Reporters, ImmutableArray<TradePeriod> Periods, ImmutableArray<Hs6> Products);
