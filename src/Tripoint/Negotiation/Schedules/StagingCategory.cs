using System.Collections.Immutable;

namespace Tripoint.Negotiation.Schedules;

/// <summary>
/// What a schedule promises for a line, by year. A closed family. Years count from 1 as in <see cref="StagingConvention"/>; year 0 is the
/// base rate. <c>ToString</c> gives the notation that <see cref="Parse"/> reads.
/// </summary>
public abstract record StagingCategory
{
    private protected StagingCategory() { }

    /// <summary>Free at entry into force.</summary>
    public static StagingCategory Immediate { get; } = new ImmediateElimination();

    /// <summary>No commitment.</summary>
    public static StagingCategory Excluded { get; } = new ExcludedLine("U");

    /// <summary>The rate in a year; <see cref="Rate.None"/> where nothing is promised.</summary>
    /// <param name="baseRate">The line's base rate.</param>
    /// <param name="year">0 for the base, 1 for the first year, and so on.</param>
    /// <param name="convention">The agreement's way of counting and rounding.</param>
    public Rate InYear(Rate baseRate, int year, StagingConvention convention)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(year);
        return year == 0 ? baseRate : Staged(baseRate, year, convention);
    }

    /// <summary>Reads a category: <c>A</c>, <c>B5</c>, <c>B20/10</c>, <c>P10 to 130% of 20%</c>, <c>MOP 20%</c>, <c>U</c>, <c>TRQ 200 t to 225 t by year 5 then 3% a year; in A; out U</c>.</summary>
    /// <exception cref="Faults.BadInputException">Another text.</exception>
    public static StagingCategory Parse(string text) => CategoryText.Parse(text);

    /// <summary>The category in the notation that <see cref="Parse"/> reads.</summary>
    public sealed override string ToString() => Write();

    private protected abstract Rate Staged(Rate baseRate, int year, StagingConvention convention);

    private protected abstract string Write();

    // The share of the way gone after the cuts of a year: cuts are equal, begin after the standstill, and are as many as the convention says.
    private protected static decimal Gone(int years, int standstill, int year, StagingConvention convention)
    {
        var cuts = convention.Cuts(years - standstill);
        return Math.Clamp((decimal)(year - standstill) / cuts, 0, 1);
    }

    private protected static string Span(int years, int standstill) => standstill == 0 ? $"{years}" : $"{years}/{standstill}";
}

/// <summary><c>A</c>: free at entry into force.</summary>
public sealed record ImmediateElimination : StagingCategory
{
    internal ImmediateElimination() { }

    private protected override Rate Staged(Rate baseRate, int year, StagingConvention convention) => Rate.Free;

    private protected override string Write() => "A";
}

/// <summary><c>B5</c>, <c>B20/10</c>: eliminated in equal annual cuts over Years, the first Standstill of which keep the base rate.</summary>
/// <param name="Years">1 or more; the number of cuts is Years − Standstill, or one more where the convention says so.</param>
/// <param name="Standstill">Years without a cut at the beginning (a grace period); fewer than Years.</param>
public sealed record EqualCuts(int Years, int Standstill = 0) : StagingCategory
{
    private protected override Rate Staged(Rate baseRate, int year, StagingConvention convention) =>
        RateChange.Scale(baseRate, 1 - Gone(Years, Standstill, year, convention), convention.Rounding);

    private protected override string Write() => "B" + Span(Years, Standstill);
}

/// <summary><c>P10 to 50% of base</c>, <c>P1 to 130% of 20%</c>, <c>P5 to 8%</c>: cut in equal steps to a target above zero, then kept.</summary>
/// <param name="Years">Years of cutting, standstill included.</param>
/// <param name="Standstill">Years without a cut at the beginning.</param>
/// <param name="SharePercent">The target as a share of the reference, in per cent; ignored where a target rate is given.</param>
/// <param name="Reference">The reference rate; null for the line's base rate.</param>
/// <param name="Target">The target itself; null where it is a share.</param>
public sealed record PartialCut(int Years, int Standstill, decimal SharePercent, Rate? Reference = null, Rate? Target = null) : StagingCategory
{
    /// <summary>The rate that is reached.</summary>
    public Rate TargetFor(Rate baseRate, StagingRounding rounding) => Target ?? RateChange.Scale(Reference ?? baseRate, SharePercent / 100, rounding);

    private protected override Rate Staged(Rate baseRate, int year, StagingConvention convention)
    {
        var gone = Gone(Years, Standstill, year, convention);
        return gone == 0 ? baseRate : gone == 1 ? TargetFor(baseRate, convention.Rounding) : RateChange.Toward(baseRate, TargetFor(baseRate, StagingRounding.None), gone, convention.Rounding);
    }

    private protected override string Write() => $"P{Span(Years, Standstill)} to "
        + (Target is not null ? $"{Target}" : $"{Invariant.Number(SharePercent)}% of {(Reference is null ? "base" : Reference.ToString())}");
}

/// <summary><c>MOP 20%</c>: a margin of preference below the most-favoured-nation rate, from entry into force.</summary>
/// <param name="MarginPercent">The share of the rate taken off, above 0 and up to 100.</param>
public sealed record MarginOfPreference(decimal MarginPercent) : StagingCategory
{
    private protected override Rate Staged(Rate baseRate, int year, StagingConvention convention) =>
        RateChange.Scale(baseRate, 1 - (MarginPercent / 100), convention.Rounding);

    private protected override string Write() => $"MOP {Invariant.Number(MarginPercent)}%";
}

/// <summary><c>TRQ …</c>: a tariff-rate quota with one category inside and one beyond it.</summary>
public sealed record QuotaCategory(TariffRateQuota Quota, StagingCategory Inside, StagingCategory Beyond) : StagingCategory
{
    private protected override Rate Staged(Rate baseRate, int year, StagingConvention convention)
    {
        var within = new RateCase(CaseKind.InQuota, $"{Invariant.Number(Quota.VolumeIn(year))} {Quota.Unit}", Inside.InYear(baseRate, year, convention));
        return new ConditionalRate([within, new RateCase(CaseKind.OutOfQuota, "", Beyond.InYear(baseRate, year, convention))]);
    }

    private protected override string Write() => $"TRQ {Quota}; in {Inside}; out {Beyond}";
}

/// <summary><c>U</c>, <c>E</c> or <c>X</c>: no commitment; the most-favoured-nation rate applies.</summary>
/// <param name="Mark">The schedule's own letter.</param>
public sealed record ExcludedLine(string Mark) : StagingCategory
{
    private protected override Rate Staged(Rate baseRate, int year, StagingConvention convention) => Rate.None;

    private protected override string Write() => Mark;
}

/// <summary>Rates listed year by year, as RCEP's schedules do; the last stays. Shown as <c>listed</c>.</summary>
/// <param name="Rates">From year 1 on; at least one.</param>
public sealed record ListedRates(ImmutableArray<Rate> Rates) : StagingCategory
{
    private protected override Rate Staged(Rate baseRate, int year, StagingConvention convention) => Rates[Math.Min(year, Rates.Length) - 1];

    private protected override string Write() => "listed";
}
