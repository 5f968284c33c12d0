namespace Tripoint.Negotiation.Schedules;

/// <summary>
/// What a rate amounts to as a fraction of the customs value. Exact for an ad valorem rate and for free; an estimate for everything else: a
/// specific duty is divided by a unit value, a rate that varies inside the line is taken at the middle of its span, seasons are weighted by
/// days, and goods that several cases name are weighted equally.
/// </summary>
/// <param name="Fraction">The point estimate (0.05 for 5%).</param>
/// <param name="Low">The lowest rate among the goods, seasons and members of the line.</param>
/// <param name="High">The highest.</param>
/// <param name="IsEstimate">Whether it is anything else than the rate as written.</param>
public readonly record struct AdValoremEquivalent(double Fraction, double Low, double High, bool IsEstimate)
{
    /// <summary>The equivalent of a rate; null where it cannot be had: no unit value in a unit and currency that match, a price or note that the schedule only names, or no concession and no rate given for that.</summary>
    /// <param name="rate">The rate.</param>
    /// <param name="value">The unit value; null where none is known.</param>
    /// <param name="exchange">Exchange rates for a unit value in another currency than the duty's.</param>
    /// <param name="otherwise">The rate that applies where the line has no concession, normally the most-favoured-nation rate.</param>
    /// <param name="inQuota">Take the rate inside a quota where there is one; otherwise the one beyond it.</param>
    public static AdValoremEquivalent? Of(Rate rate, UnitValue? value = null, ExchangeRates? exchange = null, Rate? otherwise = null, bool inQuota = false) =>
        new Reader(value, exchange ?? ExchangeRates.None, otherwise, inQuota).Read(rate);

    private static AdValoremEquivalent Estimate(double fraction) => new(fraction, fraction, fraction, true);

    private readonly record struct Reader(UnitValue? Value, ExchangeRates Exchange, Rate? Otherwise, bool InQuota)
    {
        public AdValoremEquivalent? Read(Rate rate) => rate switch
        {
            FreeRate => default(AdValoremEquivalent),
            AdValorem a => new AdValoremEquivalent((double)(a.Value / 100), (double)(a.Value / 100), (double)(a.Value / 100), false),
            NoConcession => Otherwise is null or NoConcession ? null : (this with { Otherwise = null }).Read(Otherwise),
            SpecificRate s => PerUnit(s.Unit, s.Currency) is { } v ? Estimate((double)(s.Amount / v)) : null,
            DifferentialRate d => PerUnit(d.Unit, d.Currency) is { } v ? Estimate((double)(Math.Max(0, d.Amount + (d.ValueFactor * v)) / v)) : null,
            CompoundRate c => Combine(c.Parts, (a, b) => a + b),
            MixedRate m => Mixed(m),
            VaryingRate v => Spread(v.Options.Select(o => (o, 1.0)), v.IsInterval && v.Options.Length > 1),
            SeasonalRate s => Spread(s.Seasons.Select(c => (c.Rate, (double)c.Season.Days)).Append((Rate.None, Math.Max(0.0, 365 - s.Seasons.Sum(c => c.Season.Days)))), false),
            ConditionalRate c => Conditional(c),
            _ => null,
        };

        // The customs value of the quantity a duty is levied on, in the duty's currency.
        private decimal? PerUnit(DutyUnit unit, string currency) =>
            Value is { Value: > 0 } v && unit.In(v.Unit) is { } quantities && quantities > 0 && Exchange.Factor(v.Currency, currency) is { } factor
                ? v.Value * factor / quantities
                : null;

        private AdValoremEquivalent? Combine(IEnumerable<Rate> rates, Func<double, double, double> with)
        {
            AdValoremEquivalent? sum = null;
            foreach (var rate in rates)
            {
                if (Read(rate) is not { } next) return null;
                sum = sum is not { } s ? next : new AdValoremEquivalent(with(s.Fraction, next.Fraction), with(s.Low, next.Low), with(s.High, next.High), s.IsEstimate || next.IsEstimate);
            }
            return sum;
        }

        private AdValoremEquivalent? Mixed(MixedRate mixed)
        {
            var duty = Combine(mixed.Alternatives, mixed.Which == Whichever.Greater ? Math.Max : Math.Min);
            if (duty is { } d && mixed.Floor is { } floor) duty = Read(floor) is { } f ? Clamp(d, f, Math.Max) : null;
            if (duty is { } e && mixed.Cap is { } cap) duty = Read(cap) is { } c ? Clamp(e, c, Math.Min) : null;
            return duty;
        }

        private static AdValoremEquivalent Clamp(AdValoremEquivalent a, AdValoremEquivalent b, Func<double, double, double> with) =>
            new(with(a.Fraction, b.Fraction), with(a.Low, b.Low), with(a.High, b.High), true);

        private AdValoremEquivalent? Conditional(ConditionalRate rate)
        {
            if (InQuota && rate.InQuota is { } inside) return Read(inside);
            var beyond = rate.Cases.Where(c => c.Kind != CaseKind.InQuota).Select(c => (c.Rate, 1.0));
            if (!rate.IsComplete) beyond = beyond.Append((Rate.None, 1.0));
            return Spread(beyond, false);
        }

        // The weighted mean of several rates with their span; the middle of the first two where they are the ends of an interval.
        private AdValoremEquivalent? Spread(IEnumerable<(Rate Rate, double Weight)> rates, bool interval)
        {
            double sum = 0, weight = 0, low = double.PositiveInfinity, high = 0;
            var n = 0;
            foreach (var (rate, w) in rates)
            {
                if (w == 0) continue;
                if (Read(rate) is not { } next) return null;
                n++;
                low = Math.Min(low, next.Low);
                high = Math.Max(high, next.High);
                if (interval && n > 2) continue;
                sum += w * next.Fraction;
                weight += w;
            }
            return weight == 0 ? null : new AdValoremEquivalent(sum / weight, low, high, true);
        }
    }
}
