using System.Collections.Immutable;

namespace Tripoint.Negotiation.Schedules;

/// <summary>
/// A rate of duty as the schedule writes it. A closed family: every form met in the schedules has its own record, and none is reduced to
/// an ad valorem number before somebody asks for an estimate (<see cref="AdValoremEquivalent"/>). <c>ToString</c> writes the form that
/// <see cref="RateText"/> reads back.
/// </summary>
public abstract record Rate
{
    private protected Rate() { }

    /// <summary>Free of duty.</summary>
    public static Rate Free { get; } = new FreeRate();

    /// <summary>No concession: the most-favoured-nation rate applies.</summary>
    public static Rate None { get; } = new NoConcession();

    /// <summary>
    /// The source sets the rate in brackets: Japan's schedule does so with a bound or preferential rate that is not lower than the rate
    /// applied anyway.
    /// </summary>
    public bool Bracketed { get; init; }

    /// <summary>An ad valorem rate in per cent; zero gives <see cref="Free"/>.</summary>
    public static Rate Percent(decimal percent) => percent == 0 ? Free : new AdValorem(percent);

    /// <summary>A specific rate; zero gives <see cref="Free"/>.</summary>
    public static Rate PerUnit(decimal amount, string currency, DutyUnit unit) => amount == 0 ? Free : new SpecificRate(amount, currency, unit);

    /// <summary>Whether no duty is due whatever the goods, the season, the quota and the origin inside the group.</summary>
    public bool IsFree => this switch
    {
        FreeRate => true,
        VaryingRate v => v.Options.All(o => o.IsFree),
        SeasonalRate s => s.CoversTheYear && s.Seasons.All(c => c.Rate.IsFree),
        ConditionalRate c => c.IsComplete && c.Cases.All(k => k.Rate.IsFree),
        _ => false,
    };

    /// <summary>Whether some of the goods have no commitment at all.</summary>
    public bool HasGap => this switch
    {
        NoConcession => true,
        VaryingRate v => v.Options.Any(o => o.HasGap),
        SeasonalRate s => !s.CoversTheYear || s.Seasons.Any(c => c.Rate.HasGap),
        ConditionalRate c => !c.IsComplete || c.Cases.Any(k => k.Rate.HasGap),
        _ => false,
    };

    /// <summary>Whether the rate gives a higher duty than another whatever the price of the goods; false also where that depends on the price.</summary>
    public bool IsCertainlyAbove(Rate other) => (this, other) switch
    {
        (AdValorem a, AdValorem b) => a.Value > b.Value,
        (SpecificRate a, SpecificRate b) => a.Unit == b.Unit && a.Currency == b.Currency && a.Amount > b.Amount,
        (AdValorem or SpecificRate, FreeRate) => true,
        _ => false,
    };

    /// <summary>The rate in the notation that <see cref="RateText"/> reads.</summary>
    public sealed override string ToString() => Bracketed ? $"({Write()})" : Write();

    private protected abstract string Write();

    // A rate with cases inside another one stands in braces, so that its own separators are not read as the outer one's.
    private protected static string Nested(Rate rate) => !rate.Bracketed && rate is ConditionalRate or SeasonalRate or VaryingRate ? "{" + rate + "}" : rate.ToString();
}

/// <summary>Free of duty.</summary>
public sealed record FreeRate : Rate
{
    internal FreeRate() { }

    private protected override string Write() => "free";
}

/// <summary>No concession (非譲許, <c>U</c>, <c>E</c>): the most-favoured-nation rate applies.</summary>
public sealed record NoConcession : Rate
{
    internal NoConcession() { }

    private protected override string Write() => "U";
}

/// <summary>A share of the customs value, in per cent as the schedule writes it (5 for 5%).</summary>
public sealed record AdValorem(decimal Value) : Rate
{
    private protected override string Write() => Invariant.Number(Value) + "%";
}

/// <summary>An amount of money per quantity of the goods (or of a content such as sugar).</summary>
/// <param name="Amount">The amount in the currency.</param>
/// <param name="Currency">ISO 4217 code.</param>
/// <param name="Unit">What it is levied on.</param>
public sealed record SpecificRate(decimal Amount, string Currency, DutyUnit Unit) : Rate
{
    private protected override string Write() => $"{Invariant.Number(Amount)} {Currency}/{Unit}";
}

/// <summary>The sum of its parts, as in <c>23.8% + 1159 JPY/kg</c>.</summary>
public sealed record CompoundRate(ImmutableArray<Rate> Parts) : Rate
{
    private protected override string Write() => string.Join(" + ", Parts);
}

/// <summary>Which of the alternatives of a mixed rate applies.</summary>
public enum Whichever
{
    /// <summary>The one that gives the larger duty.</summary>
    Greater,

    /// <summary>The one that gives the smaller duty.</summary>
    Less,
}

/// <summary>The larger or smaller of alternatives, as in <c>243% or 1864 KRW/kg, whichever is greater</c>, with a floor or cap where one is given.</summary>
/// <param name="Alternatives">At least two.</param>
/// <param name="Which">The larger or the smaller.</param>
/// <param name="Floor">The duty is at least this; null where there is none.</param>
/// <param name="Cap">The duty is at most this; null where there is none.</param>
public sealed record MixedRate(ImmutableArray<Rate> Alternatives, Whichever Which, Rate? Floor = null, Rate? Cap = null) : Rate
{
    private protected override string Write() =>
        $"{string.Join(" or ", Alternatives)}, whichever is {(Which == Whichever.Greater ? "greater" : "less")}"
        + (Floor is null ? "" : $", at least {Floor}") + (Cap is null ? "" : $", at most {Cap}");
}

/// <summary>
/// A duty that falls as the price rises: max(0, A + B·v) a unit, with v the customs value of the unit. Covers gate prices,
/// '(393円×1.002−課税価格)/kg' (A = 393.786, B = −1), and variable levies, '((500円−課税価格)×10/16)/kg' (A = 312.5, B = −0.625).
/// </summary>
/// <param name="Amount">A, in the currency per unit.</param>
/// <param name="ValueFactor">B, a share of the customs value.</param>
/// <param name="Currency">ISO 4217 code.</param>
/// <param name="Unit">The unit.</param>
public sealed record DifferentialRate(decimal Amount, decimal ValueFactor, string Currency, DutyUnit Unit) : Rate
{
    private protected override string Write() =>
        $"difference({Invariant.Number(Amount)} {Currency} {(ValueFactor < 0 ? "-" : "+")} {Invariant.Number(Math.Abs(ValueFactor))} value)/{Unit}";
}

/// <summary>
/// The difference between a reference price that another text sets and the customs value: PriceFactor × price − ValueFactor × v a unit. Japan's
/// pork levy is one. The price is named, not known, so that no ad valorem equivalent exists until it is given.
/// </summary>
/// <param name="PriceName">The source's name of the price.</param>
/// <param name="PriceFactor">How many times the price.</param>
/// <param name="ValueFactor">How many times the customs value is taken off.</param>
/// <param name="Unit">The unit.</param>
public sealed record GatePriceRate(string PriceName, decimal PriceFactor, decimal ValueFactor, DutyUnit Unit) : Rate
{
    private protected override string Write() =>
        $"gate({Invariant.Number(PriceFactor)} × [{PriceName}] - {Invariant.Number(ValueFactor)} value)/{Unit}";
}

/// <summary>A specific duty that rises with a content: Base, and Increment for every Step per cent by which the content exceeds Threshold per cent.</summary>
public sealed record ContentRate(SpecificRate Base, string Content, decimal Threshold, decimal Step, decimal Increment) : Rate
{
    private protected override string Write() =>
        $"{Base} plus {Invariant.Number(Increment)} for each {Invariant.Number(Step)}% of [{Content}] above {Invariant.Number(Threshold)}%";
}

/// <summary>
/// Goods inside the line bear different rates, and the schedule names only the rates: between the first and the last (IsInterval), or one
/// of them. Which goods bear which is in the agreement's own text.
/// </summary>
public sealed record VaryingRate(ImmutableArray<Rate> Options, bool IsInterval) : Rate
{
    private protected override string Write()
    {
        var text = "varies: " + Nested(Options[0]);
        for (var k = 1; k < Options.Length; k++) text += (IsInterval && k == 1 ? " ~ " : ", ") + Nested(Options[k]);
        return text;
    }
}

/// <summary>The cell names a note of the agreement and no rate ('◆11').</summary>
public sealed record NotedRate(string Note) : Rate
{
    private protected override string Write() => $"see note [{Note}]";
}
