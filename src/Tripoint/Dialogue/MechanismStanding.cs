using System.Collections.Immutable;

namespace Tripoint.Dialogue;

/// <summary>How often a mechanism has met and how long it has been silent, as of a day.</summary>
public sealed record MechanismStanding
{
    /// <summary>The mechanism.</summary>
    public required Mechanism Mechanism { get; init; }

    /// <summary>The day of which this is true.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>The meetings held by that day and on record, oldest first.</summary>
    public required ImmutableArray<Meeting> Held { get; init; }

    /// <summary>The next meeting on record after that day; null where none is.</summary>
    public required Meeting? Next { get; init; }

    /// <summary>How often it has met: the highest number on record, or the count of records where that is more.</summary>
    public int Times => Math.Max(Held.Length, Held.Select(m => m.Ordinal).DefaultIfEmpty(0).Max());

    /// <summary>Meetings that the numbers imply but no record dates.</summary>
    public int Undated => Times - Held.Length;

    /// <summary>The first on record; null where none is.</summary>
    public Meeting? First => Held.IsEmpty ? null : Held[0];

    /// <summary>The last on record; null where none is.</summary>
    public Meeting? Last => Held.IsEmpty ? null : Held[^1];

    /// <summary>Months since the last meeting on record; null where none is.</summary>
    public MonthRange? Silent => Last is { } last ? MonthRange.Since(last.Date, AsOf) : null;

    /// <summary>
    /// The gaps between meetings that follow one another by their numbers (or carry none), in months, oldest first. A gap across undated meetings
    /// is none and is left out.
    /// </summary>
    public ImmutableArray<MonthRange> Gaps { get; init; } = [];

    /// <summary>The median of <see cref="Gaps"/> by their least lengths; null where there is none.</summary>
    public double? MedianGap { get; init; }

    /// <summary>The longest of <see cref="Gaps"/>; null where there is none.</summary>
    public MonthRange? LongestGap { get; init; }

    /// <summary>
    /// Months by which the silence exceeds what was agreed; 0 while it does not, null where nothing was agreed. Counted from the shortest silence
    /// the date allows: nobody is late by a day that is not known.
    /// </summary>
    public int? Overdue => Mechanism.IntervalMonths is { } every && Silent is { } silent ? Math.Max(0, silent.Least - every) : null;

    /// <summary>Reckons the standing of a mechanism.</summary>
    /// <param name="mechanism">The mechanism.</param>
    /// <param name="meetings">Meetings of any mechanism, in any order.</param>
    /// <param name="asOf">The day.</param>
    public static MechanismStanding Of(Mechanism mechanism, IEnumerable<Meeting> meetings, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(mechanism);
        var all = meetings.Where(m => m.Mechanism == mechanism.Key).OrderBy(m => m.Date).ThenBy(m => m.Ordinal).ToList();
        var held = all.Where(m => m.Date.Earliest <= asOf).ToImmutableArray();
        var gaps = Enumerable.Range(1, Math.Max(0, held.Length - 1)).Where(at => Follow(held[at - 1], held[at])).Select(at => MonthRange.Between(held[at - 1].Date, held[at].Date)).ToImmutableArray();
        return new MechanismStanding
        {
            Mechanism = mechanism,
            AsOf = asOf,
            Held = held,
            Next = all.FirstOrDefault(m => m.Date.Earliest > asOf),
            Gaps = gaps,
            MedianGap = gaps.IsEmpty ? null : Median([.. gaps.Select(g => g.Least).Order()]),
            LongestGap = gaps.IsEmpty ? null : gaps.OrderByDescending(g => g.Least).ThenByDescending(g => g.Most).First(),
        };
    }

    private static bool Follow(Meeting earlier, Meeting later) => earlier.Ordinal == 0 || later.Ordinal == 0 || later.Ordinal == earlier.Ordinal + 1;

    private static double Median(int[] sorted) => sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[sorted.Length / 2 - 1] + sorted[sorted.Length / 2]) / 2.0;
}
