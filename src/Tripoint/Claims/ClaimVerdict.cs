using System.Collections.Immutable;

namespace Tripoint.Claims;

/// <summary>What the data say about a statement.</summary>
public enum Verdict
{
    /// <summary>Every book that speaks to it agrees (both sides' where it is about two).</summary>
    Holds,

    /// <summary>It holds on one side's books; the other side's disagree or are not at hand.</summary>
    HoldsOnOneSide,

    /// <summary>No book that speaks to it agrees.</summary>
    DoesNotHold,

    /// <summary>The data at hand do not speak to it.</summary>
    CannotBeTold,

    /// <summary>It was true until something happened at a known date.</summary>
    TrueOnlyBefore,
}

/// <summary>Whose declarations a book holds, seen from the claim's reporter.</summary>
public enum BookSide
{
    /// <summary>The reporter's own.</summary>
    Reporter,

    /// <summary>The partner's: the mirror.</summary>
    Partner,

    /// <summary>A record both share (a joint record of meetings), or one that mixes both sides.</summary>
    Both,

    /// <summary>A modelled reconciliation such as the OECD's inter-country tables; shown beside the declared books, never decisive.</summary>
    Reconciled,
}

/// <summary>What one book says.</summary>
/// <param name="Books">Whose books, in words.</param>
/// <param name="Side">Their side.</param>
/// <param name="Computed">The computed figure in the claim's unit; null where it is not a number.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Agrees">Whether it agrees with the statement; null where it cannot tell.</param>
/// <param name="Working">How the figure was computed, with its ingredients.</param>
/// <param name="Sources">Where the ingredients were published.</param>
public sealed record BookFinding(string Books, BookSide Side, double? Computed, string Unit, bool? Agrees, string Working, ImmutableArray<string> Sources);

/// <summary>A statement, what every book says of it, and the verdict.</summary>
/// <param name="Claim">The statement.</param>
/// <param name="Verdict">The verdict.</param>
/// <param name="Explanation">One or two sentences on why.</param>
/// <param name="Books">The findings, declared books first.</param>
/// <param name="Until">The date from which it is no longer true, for <see cref="Verdict.TrueOnlyBefore"/>.</param>
public sealed record ClaimVerdict(Claim Claim, Verdict Verdict, string Explanation, ImmutableArray<BookFinding> Books, DateOnly? Until = null);
