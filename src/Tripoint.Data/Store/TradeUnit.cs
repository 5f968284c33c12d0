namespace Tripoint.Data.Store;

/// <summary>A piece of a dataset that is replaced as a whole: a period of one side's books, of one reporter or (0) of all.</summary>
/// <param name="Period">The period's code.</param>
/// <param name="Books">The books as a number.</param>
/// <param name="Reporter">The reporter's number in the store, or 0.</param>
/// <param name="Edition">The edition as a number.</param>
/// <param name="ImportId">The import that brought it.</param>
internal sealed record TradeUnit(int Period, int Books, int Reporter, int Edition, int ImportId)
{
    /// <summary>Whether two units speak of the same flows.</summary>
    public bool Overlaps(TradeUnit other) =>
        Period == other.Period && Books == other.Books && (Reporter == other.Reporter || Reporter == 0 || other.Reporter == 0);
}
