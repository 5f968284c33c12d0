using System.Collections.Immutable;

namespace Tripoint.Negotiation.Schedules;

/// <summary>Shares free of duty, each of all lines or of all imports.</summary>
/// <param name="Base">Free already in the base rates.</param>
/// <param name="Immediate">Free at entry into force; in a schedule that is a snapshot, free in its edition.</param>
/// <param name="After">Free after the years that were asked for; null in a snapshot, which does not tell.</param>
/// <param name="Final">Free in the end; null in a snapshot.</param>
public readonly record struct CoverageShares(double Base, double Immediate, double? After, double? Final)
{
    /// <summary>The average of two parties' shares.</summary>
    public static CoverageShares Average(CoverageShares a, CoverageShares b) =>
        new((a.Base + b.Base) / 2, (a.Immediate + b.Immediate) / 2, (a.After + b.After) / 2, (a.Final + b.Final) / 2);
}

/// <summary>An HS chapter or section left out of the liberalisation.</summary>
/// <param name="Chapter">The chapter, 1 to 99.</param>
/// <param name="Lines">Its lines.</param>
/// <param name="Dutiable">Of these, the ones dutiable in the base rates.</param>
public sealed record ChapterLeftOut(int Chapter, int Lines, int Dutiable);

/// <summary>The coverage tests of one schedule.</summary>
/// <param name="AfterYear">The year of the agreement in which <see cref="CoverageShares.After"/> is judged; 1 in a snapshot.</param>
/// <param name="ByLines">Shares of lines.</param>
/// <param name="ByTrade">Shares of imports; null where no trade was given.</param>
/// <param name="Weights">Which weight the shares use, in a sentence.</param>
/// <param name="PartlyFree">Lines that after those years are free for some goods, members, seasons or inside a quota only; not counted as free.</param>
/// <param name="NotFree">Codes of the lines that are not free after those years.</param>
/// <param name="SensitiveSubheadings">HS subheadings with at least one such line.</param>
/// <param name="SensitiveTradeShare">Their share of imports; null where no trade was given.</param>
/// <param name="Sensitive">The ceiling they are compared with.</param>
/// <param name="LeftOut">Chapters in which not one line that was dutiable becomes free.</param>
public sealed record CoverageResult(
    int AfterYear,
    CoverageShares ByLines,
    CoverageShares? ByTrade,
    string Weights,
    int PartlyFree,
    ImmutableArray<TariffCode> NotFree,
    int SensitiveSubheadings,
    double? SensitiveTradeShare,
    SensitiveLimit Sensitive,
    ImmutableArray<ChapterLeftOut> LeftOut)
{
    /// <summary>Whether the number of subheadings keeps to the ceiling.</summary>
    public bool WithinSubheadings => SensitiveSubheadings <= Sensitive.Subheadings;

    /// <summary>Whether their imports keep to the ceiling; null where no trade was given.</summary>
    public bool? WithinTrade => SensitiveTradeShare is { } share ? share <= Sensitive.TradeShare : null;
}
