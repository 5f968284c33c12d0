using Tripoint.Tables;

namespace Tripoint.Data.Store;

/// <summary>One line of the record of imports, which is kept when the data are replaced or removed.</summary>
/// <param name="Id">Its number in the store.</param>
/// <param name="Dataset">The dataset's name.</param>
/// <param name="Kind">The kind of source.</param>
/// <param name="Source">The file with its fingerprint, vintage and licence.</param>
/// <param name="Rows">The number of flows.</param>
/// <param name="Fingerprint">Of the stored flows, independent of their order.</param>
/// <param name="ImportedAt">When, UTC.</param>
/// <param name="State"><c>current</c>, <c>replaced</c> or <c>removed</c>.</param>
/// <param name="Notes">What was done to the data on the way.</param>
public sealed record TradeImportRecord(
    int Id, string Dataset, string Kind, SourceRecord Source, long Rows, string Fingerprint, string ImportedAt, string State, string Notes);
