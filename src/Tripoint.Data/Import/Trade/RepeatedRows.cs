namespace Tripoint.Data.Import.Trade;

/// <summary>What two rows of one flow mean.</summary>
public enum RepeatedRows
{
    /// <summary>A fault of the file.</summary>
    Refuse,

    /// <summary>The same flow again: the first row counts.</summary>
    First,

    /// <summary>Parts of the flow: their sum counts.</summary>
    Sum,

    /// <summary>The flow and its breakdown (by customs procedure, transport, second partner): the largest row is the total and counts.</summary>
    Largest,
}
