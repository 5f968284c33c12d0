using System.Collections.Immutable;
using Tripoint.Codes;
using Tripoint.Tables;

namespace Tripoint.Data.Store;

/// <summary>What the trade store holds under one name.</summary>
/// <param name="Name">The name given at import.</param>
/// <param name="Kind">The kind of its first source.</param>
/// <param name="Digits">Digits of its product codes.</param>
/// <param name="Periods">The years and months it has, ascending.</param>
/// <param name="Books">Whose declarations it has.</param>
/// <param name="Editions">The editions its codes are of.</param>
/// <param name="Rows">The number of flows.</param>
/// <param name="Imports">Its imports, the current and those they replaced, in order.</param>
public sealed record TradeDataset(
    string Name, string Kind, int Digits, ImmutableArray<TradePeriod> Periods, ImmutableArray<TradeBooks> Books, ImmutableArray<HsEdition> Editions, long Rows,
    ImmutableArray<TradeImportRecord> Imports);
