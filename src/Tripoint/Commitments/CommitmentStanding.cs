using System.Collections.Immutable;

namespace Tripoint.Commitments;

/// <summary>What a promiser has said of a promise: the last word counts, all are kept.</summary>
/// <param name="Party">The promiser.</param>
/// <param name="Status">The status.</param>
/// <param name="At">When it was said.</param>
public sealed record StatusWord(string Party, DeclaredStatus Status, DateTimeOffset At);

/// <summary>That another disputes what a promiser says.</summary>
/// <param name="By">Who disputes it.</param>
/// <param name="Promiser">Whose status is disputed.</param>
/// <param name="At">When.</param>
/// <param name="SettledAt">When whoever raised it took it back; null while it stands.</param>
public sealed record Dispute(string By, string Promiser, DateTimeOffset At, DateTimeOffset? SettledAt);

/// <summary>One promiser's standing.</summary>
/// <param name="Party">The promiser.</param>
/// <param name="Status">The promiser's own last word.</param>
/// <param name="DisputedBy">Who disputes it now, in the order they did.</param>
public sealed record PromiserStanding(string Party, DeclaredStatus Status, ImmutableArray<string> DisputedBy);

/// <summary>The three words on a promise side by side: the promisers', the others', the data's. None overrules another.</summary>
/// <param name="Promisers">Each promiser's status and who disputes it.</param>
/// <param name="Verdict">What the indicator says.</param>
/// <param name="Latest">The reading it says it by; null where there is none.</param>
/// <param name="Path">Where the straight line to the target stands at that reading; null where there is none.</param>
public sealed record CommitmentStanding(ImmutableArray<PromiserStanding> Promisers, PathVerdict Verdict, IndicatorReading? Latest, double? Path)
{
    /// <summary>Whether anyone disputes what a promiser says.</summary>
    public bool IsDisputed => Promisers.Any(p => !p.DisputedBy.IsEmpty);

    /// <summary>Whether a promiser says it was kept while the data say that it was missed, or the other way round.</summary>
    public bool DataDisagree => Promisers.Any(p => p.Status == DeclaredStatus.Kept && Verdict == PathVerdict.Missed || p.Status == DeclaredStatus.Broken && Verdict == PathVerdict.Reached);

    /// <summary>Puts the words together as of a day.</summary>
    /// <param name="promisers">Who promised.</param>
    /// <param name="words">What promisers said, in any order; words of others are no status and are passed over.</param>
    /// <param name="disputes">Disputes, in any order. One concerns what was said before it: a newer word of the promiser ends it.</param>
    /// <param name="pledge">The measurable part; null where there is none.</param>
    /// <param name="series">The indicator; null where there is none.</param>
    /// <param name="asOf">The day for the indicator.</param>
    public static CommitmentStanding Of(
        IEnumerable<string> promisers, IEnumerable<StatusWord> words, IEnumerable<Dispute> disputes, Pledge? pledge, IndicatorSeries? series, DateOnly asOf)
    {
        var said = words.OrderBy(w => w.At).ToList();
        var raised = disputes.OrderBy(d => d.At).ToList();
        var standings = promisers.Distinct(StringComparer.Ordinal).Select(party =>
        {
            var last = said.LastOrDefault(w => w.Party == party);
            var by = raised.Where(d => d.Promiser == party && d.SettledAt is null && d.By != party && (last is null || d.At >= last.At)).Select(d => d.By).Distinct(StringComparer.Ordinal);
            return new PromiserStanding(party, last?.Status ?? DeclaredStatus.Open, [.. by]);
        });
        var latest = series?.LatestBy(asOf);
        return new CommitmentStanding([.. standings], pledge?.Judge(latest, asOf) ?? PathVerdict.NoTarget, latest, latest is null ? null : pledge?.PathAt(latest.Date));
    }
}
