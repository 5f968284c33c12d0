namespace Tripoint.Negotiation.Schedules;

internal ref partial struct RateGrammar
{
    private const string CustomsValue = "課税価格";

    // A linear form of the customs value: a + b·v, with the unit and currency where they were met.
    private readonly record struct Linear(decimal A, decimal B, string? Currency, DutyUnit? Unit);

    private Rate? Difference()
    {
        if (Take("difference(")) return OwnDifference();
        if (Take("gate(")) return OwnGate();
        if (!Rest.Contains(CustomsValue, StringComparison.Ordinal) || LinearSum() is not { } form) return null;
        return form is { B: not 0, Currency: { } currency, Unit: { } unit }
            ? new DifferentialRate(Math.Round(form.A, 12), Math.Round(form.B, 12), currency, unit)
            : null;
    }

    private Rate? OwnDifference()
    {
        if (Number() is not { } amount || CurrencyAfter() is not { } currency) return Fail("an amount was expected");
        var sign = Take("-") ? -1 : Take("+") ? 1 : 0;
        return sign != 0 && Number() is { } factor && Take("value)/") && Unit() is { } unit
            ? new DifferentialRate(amount, sign * factor, currency, unit)
            : Fail("a share of the value was expected");
    }

    private Rate? OwnGate() =>
        Number() is { } times && Take("×") && Take("[") && Until(']') is { } price && Take("-") && Number() is { } off && Take("value)/") && Unit() is { } unit
            ? new GatePriceRate(price, times, off, unit)
            : Fail("a reference price was expected");

    private Linear? LinearSum()
    {
        if (LinearProduct() is not { } sum) return null;
        while (true)
        {
            var sign = Take("+") ? 1 : Take("-") ? -1 : 0;
            if (sign == 0) return sum;
            if (LinearProduct() is not { } next || Math.Abs(sum.A) > LargestNumber || Math.Abs(sum.B) > LargestNumber) return null;
            sum = new Linear(sum.A + (sign * next.A), sum.B + (sign * next.B), sum.Currency ?? next.Currency, sum.Unit ?? next.Unit);
        }
    }

    private Linear? LinearProduct()
    {
        if (LinearAtom() is not { } product) return null;
        while (Math.Max(Math.Abs(product.A), Math.Abs(product.B)) is 0 or (> 1 / LargestNumber and <= LargestNumber))
        {
            if (Take("×"))
            {
                if (LinearAtom() is not { } by || (by.B != 0 && product.B != 0)) return null;
                product = by.B == 0
                    ? product with { A = product.A * by.A, B = product.B * by.A, Currency = product.Currency ?? by.Currency }
                    : by with { A = by.A * product.A, B = by.B * product.A, Currency = product.Currency ?? by.Currency };
            }
            else if (Take("/"))
            {
                var back = _at;
                if (Number() is { } divisor && divisor != 0)
                {
                    product = product with { A = product.A / divisor, B = product.B / divisor };
                    continue;
                }
                _at = back;
                if (Unit() is not { } unit) return null;
                product = product with { Unit = unit };
            }
            else
            {
                return product;
            }
        }
        return null;
    }

    private Linear? LinearAtom()
    {
        if (Take(CustomsValue)) return new Linear(0, 1, null, null);
        if (Take("(")) return LinearSum() is { } inner && Take(")") ? inner : null;
        return Number() is { } number ? new Linear(number, 0, Take("円") ? "JPY" : null, null) : null;
    }
}
