using System.Collections.Immutable;
using Tripoint.Codes;
using Tripoint.Faults;

namespace Tripoint.Negotiation.Schedules;

/// <summary>
/// A party's tariff commitments towards a partner group: lines in the order of their codes, checked at construction. No code twice, no line
/// under another line, and no category that contradicts its line.
/// </summary>
public sealed class Schedule
{
    private readonly Dictionary<TariffCode, int> _at;

    private Schedule(Economy importer, string partners, string edition, StagingConvention convention, ImmutableArray<TariffLine> lines, Dictionary<TariffCode, int> at, bool isSnapshot)
    {
        Importer = importer;
        Partners = partners;
        Edition = edition;
        Convention = convention;
        Lines = lines;
        _at = at;
        IsSnapshot = isSnapshot;
    }

    /// <summary>The economy that grants the rates.</summary>
    public Economy Importer { get; }

    /// <summary>The partners they are granted to: a bloc's code, an economy's code, or the agreement's own words.</summary>
    public string Partners { get; }

    /// <summary>The edition: the agreement's annex or the date of the printed schedule.</summary>
    public string Edition { get; }

    /// <summary>How the agreement counts and rounds.</summary>
    public StagingConvention Convention { get; }

    /// <summary>The lines by code.</summary>
    public ImmutableArray<TariffLine> Lines { get; }

    /// <summary>
    /// The source gives the rates of one day and not how they go on. A year then changes nothing, and tests that look ahead have no answer.
    /// </summary>
    public bool IsSnapshot { get; }

    /// <summary>Checks and joins the lines of a schedule.</summary>
    /// <param name="importer">The economy that grants the rates.</param>
    /// <param name="partners">The partners they are granted to.</param>
    /// <param name="edition">The edition.</param>
    /// <param name="convention">How the agreement counts and rounds.</param>
    /// <param name="lines">The lines, in any order.</param>
    /// <param name="source">The file, for faults; empty where there is none.</param>
    /// <param name="isSnapshot">Whether the source gives the rates of one day only.</param>
    /// <exception cref="BadInputException">No lines, a code twice, lines that overlap, contradictory categories: every fault with its line.</exception>
    public static Schedule Create(Economy importer, string partners, string edition, StagingConvention convention, IEnumerable<TariffLine> lines, string source = "", bool isSnapshot = false)
    {
        var sorted = lines.OrderBy(l => l.Code).ThenBy(l => l.SourceLine).ToImmutableArray();
        var faults = ScheduleChecks.Of(sorted, convention, source);
        if (faults.Count > 0) throw new BadInputException(faults);
        var at = new Dictionary<TariffCode, int>(sorted.Length);
        for (var k = 0; k < sorted.Length; k++) at.Add(sorted[k].Code, k);
        return new Schedule(importer, partners, edition, convention, sorted, at, isSnapshot);
    }

    /// <summary>The same schedule with other lines, checked again.</summary>
    /// <exception cref="BadInputException">Faults of the lines.</exception>
    public Schedule WithLines(IEnumerable<TariffLine> lines) => Create(Importer, Partners, Edition, Convention, lines, "", IsSnapshot);

    /// <summary>The line with a code; null where there is none.</summary>
    public TariffLine? Line(TariffCode code) => _at.TryGetValue(code, out var k) ? Lines[k] : null;

    /// <summary>The rate of a line in a year of the agreement, 0 for the base.</summary>
    public Rate RateIn(TariffLine line, int year) => line.InYear(year, Convention);

    /// <summary>The rate of a line on a day; the base before entry into force. Where a rate is seasonal, that of the day's season.</summary>
    public Rate RateOn(TariffLine line, DateOnly day) => RateIn(line, Convention.YearOn(day)) is SeasonalRate seasonal
        ? seasonal.On(day)
        : RateIn(line, Convention.YearOn(day));

    /// <summary>The ad valorem equivalent of what a line bears in a year; a line without a commitment bears its base rate.</summary>
    public AdValoremEquivalent? EquivalentIn(TariffLine line, int year, ExchangeRates? exchange = null) =>
        AdValoremEquivalent.Of(RateIn(line, year), line.UnitValue, exchange, line.Base);
}
