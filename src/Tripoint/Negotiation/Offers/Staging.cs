using System.Globalization;
using Tripoint.Faults;
using Tripoint.Negotiation.Schedules;

namespace Tripoint.Negotiation.Offers;

/// <summary>Over how many years a commitment by sector is reached: the notation of staging categories, <c>A</c>, <c>B10</c>, <c>B20/10</c>.</summary>
/// <param name="Years">0 for at once; otherwise the years of equal steps, standstill included.</param>
/// <param name="Standstill">Years without a step at the beginning; fewer than Years.</param>
public sealed record Staging(int Years, int Standstill = 0)
{
    /// <summary>At once.</summary>
    public static Staging Immediate { get; } = new(0);

    /// <summary>Reads a category without its target.</summary>
    /// <exception cref="BadInputException">Another text.</exception>
    public static Staging Parse(string text)
    {
        var category = StagingCategory.Parse(text);
        return category switch
        {
            ImmediateElimination => Immediate,
            EqualCuts cuts => new Staging(cuts.Years, cuts.Standstill),
            _ => throw new BadInputException($"'{text}' does not stage a commitment by sector", "", "A (at once), B10 (ten equal steps), or B20/10 (twenty years, the first ten without a step)"),
        };
    }

    /// <summary>The share of the way gone in a year of the agreement: 0 in year 0 (the base), 1 when complete; null asks for the end.</summary>
    public double Share(int? year, StagingConvention convention) => year is not { } y ? 1
        : y <= 0 ? 0
        : Years == 0 ? 1
        : Math.Clamp((double)(y - Standstill) / convention.Cuts(Years - Standstill), 0, 1);

    /// <summary>The first year in which the commitment is complete.</summary>
    public int CompleteIn(StagingConvention convention) => Years == 0 ? 1 : Standstill + convention.Cuts(Years - Standstill);

    /// <summary>The notation that <see cref="Parse"/> reads.</summary>
    public override string ToString() => Years == 0 ? "A"
        : Standstill == 0 ? "B" + Years.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"B{Years}/{Standstill}");
}
