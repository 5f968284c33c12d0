using Tripoint.Faults;

namespace Tripoint.Negotiation.Offers;

/// <summary>
/// How a tariff comes down when the commitment is complete. A closed family. No cut raises a rate: where the base is already lower, it stays.
/// </summary>
public abstract record TariffCut
{
    private protected TariffCut() { }

    /// <summary>The rate when the commitment is complete, given the base rate (fractions).</summary>
    /// <param name="before">The base rate.</param>
    /// <param name="isReciprocated">Whether the partner lists the same sector zero for zero; counts only under <see cref="ZeroForZero"/>.</param>
    public abstract double Target(double before, bool isReciprocated = false);

    private protected static double Share(double value, string what) => value is >= 0 and <= 1
        ? value
        : throw new BadInputException($"{what} is {value.ToString(System.Globalization.CultureInfo.InvariantCulture)}", "", "a share between 0 and 1 (0% to 100%)");
}

/// <summary>The rate comes down to a value: zero for elimination.</summary>
public sealed record ToRate : TariffCut
{
    /// <summary>A ceiling on the rate.</summary>
    /// <param name="rate">A fraction between 0 and 100.</param>
    /// <exception cref="BadInputException">Out of range.</exception>
    public ToRate(double rate) => Rate = Quantities.AdValoremRate.FromFraction(rate).Fraction;

    /// <summary>The rate as a fraction.</summary>
    public double Rate { get; }

    /// <inheritdoc/>
    public override double Target(double before, bool isReciprocated = false) => Math.Min(before, Rate);
}

/// <summary>The linear formula: every rate falls by the same share, t' = t(1 − s).</summary>
public sealed record LinearCut : TariffCut
{
    /// <summary>A cut by a share.</summary>
    /// <param name="by">s, between 0 and 1.</param>
    /// <exception cref="BadInputException">Out of range.</exception>
    public LinearCut(double by) => By = Share(by, "the linear cut");

    /// <summary>s.</summary>
    public double By { get; }

    /// <inheritdoc/>
    public override double Target(double before, bool isReciprocated = false) => before * (1 - By);
}

/// <summary>The Swiss formula of the Tokyo Round, t' = a·t / (a + t): high rates fall more, and none stays above a.</summary>
public sealed record SwissCut : TariffCut
{
    /// <summary>A cut by the formula.</summary>
    /// <param name="coefficient">a, a rate as a fraction; positive (0.08 is 8 per cent).</param>
    /// <exception cref="BadInputException">Not positive.</exception>
    public SwissCut(double coefficient) => Coefficient = coefficient is > 0 and <= 100
        ? coefficient
        : throw new BadInputException($"the Swiss coefficient is {coefficient.ToString(System.Globalization.CultureInfo.InvariantCulture)}", "", "a positive rate, such as 8%");

    /// <summary>a.</summary>
    public double Coefficient { get; }

    /// <inheritdoc/>
    public override double Target(double before, bool isReciprocated = false) => before <= 0 ? before : Coefficient * before / (Coefficient + before);
}

/// <summary>Zero for zero: the rate goes to zero where the partner lists the same sector zero for zero towards the party, and stays otherwise.</summary>
public sealed record ZeroForZero : TariffCut
{
    /// <inheritdoc/>
    public override double Target(double before, bool isReciprocated = false) => isReciprocated ? Math.Min(before, 0) : before;
}
