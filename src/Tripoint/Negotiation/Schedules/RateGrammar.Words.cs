using System.Collections.Immutable;
using System.Globalization;

namespace Tripoint.Negotiation.Schedules;

internal ref partial struct RateGrammar
{
    private static readonly (string Sign, string Code)[] s_before = [("US$", "USD"), ("A$", "AUD"), ("NZ$", "NZD"), ("$", "USD"), ("₩", "KRW"), ("€", "EUR"), ("£", "GBP")];
    private static readonly (string Sign, string Code)[] s_after = [("円", "JPY"), ("원", "KRW"), ("元", "CNY")];
    private static readonly string[] s_units = ["キログラム", "リットル", "トン", "㎡", "頭", "足", "本", "個", "枚"];

    private static readonly (string Word, CaseKind Kind)[] s_kinds =
    [
        ("in quota [", CaseKind.InQuota), ("goods [", CaseKind.Goods), ("party [", CaseKind.Party),
        ("out of quota:", CaseKind.OutOfQuota), ("other:", CaseKind.Other), ("part of the line:", CaseKind.Part),
    ];

    // 'in quota [200 t]: free; out of quota: 40%' and 'season 04-01..09-30: 20%; season 10-01..03-31: 25%'.
    private Rate? OwnCases()
    {
        var start = _at;
        var cases = ImmutableArray.CreateBuilder<RateCase>();
        var seasons = ImmutableArray.CreateBuilder<SeasonCase>();
        do
        {
            SkipBlanks();
            if (Take("season ") && SeasonSpan() is { } season && Take(":") && List() is { } seasonal)
            {
                seasons.Add(new SeasonCase(season, seasonal));
                continue;
            }
            if (CaseHead() is not { } head || List() is not { } rate) break;
            cases.Add(new RateCase(head.Kind, head.Text, rate));
        }
        while (Take(";"));
        if (seasons.Count > 0 && cases.Count == 0) return new SeasonalRate(seasons.ToImmutable());
        if (cases.Count > 0 && seasons.Count == 0) return new ConditionalRate(cases.ToImmutable());
        _at = start;
        return null;
    }

    private (CaseKind Kind, string Text)? CaseHead()
    {
        foreach (var (word, kind) in s_kinds)
        {
            if (!Take(word)) continue;
            if (word[^1] == ':') return (kind, kind == CaseKind.Part ? "一部" : "");
            return Until(']') is { } text && Take(":") ? (kind, text) : null;
        }
        return null;
    }

    private Season? SeasonSpan()
    {
        if (Rest.Length < 12 || Rest[5] != '.' || Rest[6] != '.') return null;
        Span<int> n = stackalloc int[4];
        for (var k = 0; k < 4; k++)
        {
            if (!int.TryParse(Rest.Slice(k < 2 ? k * 3 : 1 + (k * 3), 2), NumberStyles.None, CultureInfo.InvariantCulture, out n[k])) return null;
        }
        if (n[0] is < 1 or > 12 || n[2] is < 1 or > 12 || n[1] is < 1 or > 31 || n[3] is < 1 or > 31) return null;
        _at += 12;
        return new Season(n[0], n[1], n[2], n[3]);
    }

    private string? CurrencyBefore()
    {
        SkipBlanks();
        foreach (var (sign, code) in s_before)
        {
            if (Take(sign)) return code;
        }
        return IsCode() ? TakeCode() : null;
    }

    private string? CurrencyAfter()
    {
        foreach (var (sign, code) in s_after)
        {
            if (Take(sign)) return code;
        }
        SkipBlanks();
        return IsCode() ? TakeCode() : null;
    }

    private readonly bool IsCode() => Rest.Length >= 4 && char.IsAsciiLetterUpper(Rest[0]) && char.IsAsciiLetterUpper(Rest[1]) && char.IsAsciiLetterUpper(Rest[2]) && !char.IsAsciiLetter(Rest[3]);

    private string TakeCode()
    {
        var code = Rest[..3].ToString();
        _at += 3;
        return code;
    }

    private DutyUnit? Unit()
    {
        var quantity = Number() ?? 1;
        if (quantity <= 0) return null;
        SkipBlanks();
        foreach (var word in s_units)
        {
            if (Take(word)) return DutyUnit.Of(word, quantity);
        }
        var length = 0;
        while (length < Rest.Length && char.IsAsciiLetterOrDigit(Rest[length])) length++;
        if (length == 0) return null;
        var name = Rest[..length].ToString();
        _at += length;
        return Take(" of [") && Until(']') is { } content ? new DutyUnit($"{name} of [{content}]", quantity) : DutyUnit.Of(name, quantity);
    }

    // No duty, price or content comes near it, and products of a few such numbers still fit into a decimal.
    private const decimal LargestNumber = 1e9m;

    private decimal? Number()
    {
        SkipBlanks();
        var length = 0;
        while (length < Rest.Length && (char.IsAsciiDigit(Rest[length]) || Rest[length] == '.' || (Rest[length] == ',' && length + 1 < Rest.Length && char.IsAsciiDigit(Rest[length + 1])))) length++;
        if (length == 0 || !decimal.TryParse(Rest[..length], NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) || number > LargestNumber) return null;
        _at += length;
        return number;
    }

    private string? Until(char end)
    {
        var at = Rest.IndexOf(end);
        if (at < 0) return null;
        var text = Rest[..at].ToString();
        _at += at + 1;
        return text;
    }

    private void SkipMarks()
    {
        while (true)
        {
            SkipBlanks();
            var length = 0;
            if (Rest.Length > 0 && Rest[0] is '◎' or '●' or '※' or '*')
            {
                length = 1;
                while (length < Rest.Length && Rest[length] == '*') length++;
            }
            else if (Rest.Length > 1 && Rest[0] == '◆')
            {
                length = 1;
                while (length < Rest.Length && char.IsAsciiDigit(Rest[length])) length++;
            }
            if (length == 0) return;
            Marks = Marks.Length == 0 ? Rest[..length].ToString() : $"{Marks} {Rest[..length]}";
            _at += length;
        }
    }

    private void SkipBlanks()
    {
        while (_at < _text.Length && _text[_at] is ' ' or '\u3000') _at++;
    }

    private bool AtEnd()
    {
        SkipBlanks();
        return _at == _text.Length;
    }

    private bool Take(string word)
    {
        var back = _at;
        if (word[0] != ' ') SkipBlanks();
        if (Rest.StartsWith(word, StringComparison.Ordinal))
        {
            _at += word.Length;
            return true;
        }
        _at = back;
        return false;
    }

    private bool TakeWord(string word)
    {
        if (!Rest.StartsWith(word, StringComparison.OrdinalIgnoreCase) || (Rest.Length > word.Length && char.IsAsciiLetterOrDigit(Rest[word.Length]))) return false;
        _at += word.Length;
        return true;
    }

    private bool TakeOr()
    {
        foreach (var word in s_or)
        {
            if (Take(word)) return true;
        }
        return false;
    }

    private Rate? Fail(string why)
    {
        // Of several readings that failed, the one that came furthest explains best.
        if (Reason.Length > 0 && _at <= _furthest) return null;
        _furthest = _at;
        Reason = AtEnd() ? $"{why} at its end" : $"{why} at '{Rest[..Math.Min(Rest.Length, 12)]}'";
        return null;
    }
}
