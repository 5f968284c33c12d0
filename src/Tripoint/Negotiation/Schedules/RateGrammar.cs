using System.Collections.Immutable;

namespace Tripoint.Negotiation.Schedules;

/// <summary>
/// Recursive descent over one normalised cell. Binding from tight to loose: a term (number%, money/unit, free, brackets, levy on a difference),
/// a sum (+), a mixed rate (or … whichever), a list of varying rates (~ or ,).
/// </summary>
internal ref partial struct RateGrammar
{
    private static readonly string[] s_or = ["又は", "또는", "or "];
    private readonly string _text;
    private int _at;
    private int _furthest;

    public RateGrammar(string text)
    {
        _text = text;
        Marks = "";
        Reason = "";
    }

    /// <summary>The marks met, blank-separated.</summary>
    public string Marks { get; private set; }

    /// <summary>Why the last reading failed.</summary>
    public string Reason { get; set; }

    private readonly ReadOnlySpan<char> Rest => _text.AsSpan(_at);

    /// <summary>The whole cell; null with a reason where it cannot be read.</summary>
    public Rate? Cell()
    {
        SkipMarks();
        var rate = AtEnd() && Marks.Contains('◆', StringComparison.Ordinal) ? new NotedRate(Marks) : List();
        SkipMarks();
        if (rate is null || AtEnd()) return rate ?? Fail("a rate was expected");
        return Fail("text is left over");
    }

    private Rate? List()
    {
        if (Take("see note [") && Until(']') is { } note) return new NotedRate(note);
        if (OwnCases() is { } cases) return cases;
        var named = Take("varies:");
        var start = _at;
        if (Take("(") && Take("一部") && List() is { } part && Take(")"))
            return new ConditionalRate([new RateCase(CaseKind.Part, "一部", part)]) { Bracketed = true };
        _at = start;
        if (Mixed() is not { } first) return null;
        var options = ImmutableArray.CreateBuilder<Rate>();
        options.Add(first);
        var interval = false;
        while (true)
        {
            var back = _at;
            var isInterval = Take("~");
            if (!isInterval && !Take("、") && !TakeOr() && !(named && Take(","))) break;
            SkipMarks();
            if (Mixed() is not { } next)
            {
                _at = back;
                break;
            }
            interval |= isInterval;
            options.Add(next);
        }
        if (options.Count == 1) return named ? null : first;
        var whole = options.All(o => o.Bracketed);
        return new VaryingRate(whole ? [.. options.Select(o => o with { Bracketed = false })] : options.ToImmutable(), interval) { Bracketed = whole };
    }

    private Rate? Mixed()
    {
        if (Sum() is not { } first) return null;
        var back = _at;
        var alternatives = ImmutableArray.Create(first);
        while (TakeOr() && Sum() is { } next) alternatives = alternatives.Add(next);
        if (alternatives.Length == 1 || Which() is not { } which)
        {
            _at = back;
            return first;
        }
        Rate? floor = null, cap = null;
        if (Take(", at least")) floor = Sum();
        if (Take(", at most")) cap = Sum();
        back = _at;
        Take("(");
        if (Take("ただしその税率が") && Sum() is { } limit && (Take("を下回る場合は") ? 1 : Take("を上回る場合は") ? 2 : 0) is var side and > 0 && Sum() is { } held
            && held.ToString() == limit.ToString())
        {
            if (side == 1) floor = held;
            else cap = held;
            Take("とする");
            Take(")");
        }
        else
        {
            _at = back;
        }
        return new MixedRate(alternatives, which, floor, cap);
    }

    private Whichever? Which()
    {
        if (Take("のうちいずれか高い税率") || Take("중 고액") || Take(", whichever is greater") || Take(", whichever is the greater") || Take(", whichever is higher")) return Whichever.Greater;
        if (Take("のうちいずれか低い税率") || Take("중 저액") || Take(", whichever is less") || Take(", whichever is the less") || Take(", whichever is lower")) return Whichever.Less;
        return null;
    }

    private Rate? Sum()
    {
        if (Term() is not { } first) return null;
        var parts = ImmutableArray.Create(first);
        while (Take("+"))
        {
            if (Term() is not { } next) return null;
            parts = parts.Add(next);
        }
        return parts.Length == 1 ? first : new CompoundRate(parts);
    }

    private Rate? Term()
    {
        SkipBlanks();
        var start = _at;
        if (Difference() is { } difference) return difference;
        _at = start;
        if (Take("{"))
        {
            var nested = List();
            return Take("}") ? nested : Fail("'}' is missing");
        }
        if (Take("("))
        {
            var inner = List();
            return inner is null ? null : Take(")") ? inner with { Bracketed = true } : Fail("')' is missing");
        }
        if (Take("無税") || Take("免税") || Take("무세") || TakeWord("free")) return Rate.Free;
        if (Take("非譲許") || TakeWord("U") || TakeWord("E")) return Rate.None;
        var currency = CurrencyBefore();
        if (Number() is not { } number) return Fail("a number was expected");
        if (currency is null && Take("%")) return Rate.Percent(number);
        if (Take("万")) number *= 10_000;
        currency ??= CurrencyAfter();
        if (currency is null) return Fail("a number has neither % nor a currency");
        if (!Take("/") || Unit() is not { } unit) return Fail("an amount has no unit");
        var rate = Rate.PerUnit(number, currency, unit);
        return rate is SpecificRate basis && Take("plus ") ? Content(basis) : rate;
    }

    private Rate? Content(SpecificRate basis) =>
        Number() is { } more && Take("for each ") && Number() is { } step && Take("% of [") && Until(']') is { } content && Take("above ") && Number() is { } above && Take("%")
            ? new ContentRate(basis, content, above, step, more)
            : Fail("a content was expected");
}
