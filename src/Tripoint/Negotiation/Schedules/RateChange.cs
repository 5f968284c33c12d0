using System.Collections.Immutable;
using Tripoint.Faults;

namespace Tripoint.Negotiation.Schedules;

/// <summary>Arithmetic of staged cuts: a rate reduced in proportion, or part of the way to another of the same form.</summary>
internal static class RateChange
{
    /// <summary>A rate times a share, each component rounded. What the schedule only names (a note, no concession) stays.</summary>
    public static Rate Scale(Rate rate, decimal share, StagingRounding rounding)
    {
        if (share == 1) return rate;
        return rate switch
        {
            AdValorem a => Rate.Percent(rounding.Percent(a.Value * share)),
            SpecificRate s => Rate.PerUnit(rounding.Amount(s.Amount * share), s.Currency, s.Unit),
            CompoundRate c => Sum(c.Parts.Select(p => Scale(p, share, rounding))),
            MixedRate or DifferentialRate or GatePriceRate or ContentRate when share == 0 => Rate.Free,
            MixedRate m => Mixed(m, r => Scale(r, share, rounding)),
            DifferentialRate d => d with { Amount = d.Amount * share, ValueFactor = d.ValueFactor * share },
            GatePriceRate g => g with { PriceFactor = g.PriceFactor * share, ValueFactor = g.ValueFactor * share },
            ContentRate c => c with { Base = c.Base with { Amount = rounding.Amount(c.Base.Amount * share) }, Increment = rounding.Amount(c.Increment * share) },
            VaryingRate or SeasonalRate or ConditionalRate => Inside(rate, r => Scale(r, share, rounding)),
            _ => rate,
        };
    }

    /// <summary>The rate a weight of the way from one to another, each component rounded.</summary>
    /// <exception cref="BadInputException">The two are of different forms, so that no way between them is defined.</exception>
    public static Rate Toward(Rate from, Rate to, decimal weight, StagingRounding rounding)
    {
        if (weight == 0) return from;
        if (to is FreeRate) return Scale(from, 1 - weight, rounding);
        switch (from, to)
        {
            case (AdValorem a, AdValorem b): return Rate.Percent(rounding.Percent(a.Value + (weight * (b.Value - a.Value))));
            case (SpecificRate a, SpecificRate b) when a.Unit == b.Unit && a.Currency == b.Currency:
                return Rate.PerUnit(rounding.Amount(a.Amount + (weight * (b.Amount - a.Amount))), a.Currency, a.Unit);
            case (CompoundRate a, CompoundRate b) when a.Parts.Length == b.Parts.Length:
                return Sum(a.Parts.Zip(b.Parts, (x, y) => Toward(x, y, weight, rounding)));
            case (MixedRate { Floor: null, Cap: null } a, MixedRate { Floor: null, Cap: null } b) when a.Alternatives.Length == b.Alternatives.Length && a.Which == b.Which:
                return a with { Alternatives = [.. a.Alternatives.Zip(b.Alternatives, (x, y) => Toward(x, y, weight, rounding))] };
            default:
                throw new BadInputException($"no staged way leads from '{from}' to '{to}'", "", "two rates of the same form, or free at the end", "List the rates by year instead");
        }
    }

    private static Rate Sum(IEnumerable<Rate> parts)
    {
        var dutiable = parts.Where(p => p is not FreeRate).ToImmutableArray();
        return dutiable.Length switch { 0 => Rate.Free, 1 => dutiable[0], _ => new CompoundRate(dutiable) };
    }

    private static Rate Mixed(MixedRate mixed, Func<Rate, Rate> change)
    {
        var alternatives = mixed.Alternatives.Select(change).ToImmutableArray();
        if (mixed.Which == Whichever.Less ? alternatives.Any(a => a is FreeRate) : alternatives.All(a => a is FreeRate)) return Rate.Free;
        return mixed with { Alternatives = alternatives, Floor = mixed.Floor is null ? null : change(mixed.Floor), Cap = mixed.Cap is null ? null : change(mixed.Cap) };
    }

    private static Rate Inside(Rate rate, Func<Rate, Rate> change) => rate switch
    {
        VaryingRate v => v with { Options = [.. v.Options.Select(change)] },
        SeasonalRate s => s with { Seasons = [.. s.Seasons.Select(c => c with { Rate = change(c.Rate) })] },
        ConditionalRate c => c with { Cases = [.. c.Cases.Select(k => k with { Rate = change(k.Rate) })] },
        _ => rate,
    };
}
