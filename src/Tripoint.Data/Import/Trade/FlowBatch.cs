using Tripoint.Codes;
using Tripoint.Tables;

namespace Tripoint.Data.Import.Trade;

/// <summary>The rows of one period of one side's books.</summary>
/// <param name="Period">The year or month.</param>
/// <param name="Books">Whose declarations.</param>
/// <param name="Edition">The edition of the codes.</param>
/// <param name="Rows">The rows.</param>
internal sealed record FlowBatch(TradePeriod Period, TradeBooks Books, HsEdition Edition, FlowColumns Rows);
