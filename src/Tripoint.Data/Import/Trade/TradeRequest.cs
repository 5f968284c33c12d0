using Tripoint.Codes;
using Tripoint.Tables;

namespace Tripoint.Data.Import.Trade;

/// <summary>What a user asks of an import of trade statistics.</summary>
/// <param name="Path">The file, folder or zip.</param>
public sealed record TradeRequest(string Path)
{
    /// <summary>The edition of the codes, where the source does not tell; null: from the source, else the edition in force in the year.</summary>
    public HsEdition? Edition { get; init; }

    /// <summary>The year, where the source does not tell; of a source of many years, the only one wanted.</summary>
    public int? Year { get; init; }

    /// <summary>Whose declarations they are, where the source does not tell; null: the kind's usual ones.</summary>
    public TradeBooks? Books { get; init; }

    /// <summary>What two rows of one flow mean.</summary>
    public RepeatedRows Repeated { get; init; } = RepeatedRows.Refuse;

    /// <summary>The mapping file, for national tables.</summary>
    public string? Mapping { get; init; }
}
