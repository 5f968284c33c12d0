using System.Collections.Immutable;
using CsCheck;
using Tripoint.Faults;
using Tripoint.Negotiation.Schedules;

namespace Tripoint.Tests.Negotiation.Schedules;

public class RateTextTests
{
    [Theory]
    [InlineData("5%", "5%")]
    [InlineData("free", "free")]
    [InlineData("Free", "free")]
    [InlineData("0%", "free")]
    [InlineData("無税", "free")]
    [InlineData("(無税)", "(free)")]
    [InlineData("무세", "free")]
    [InlineData("23.8%＋1,159円/kg", "23.8% + 1159 JPY/kg")]
    [InlineData("25%又は60円/kgのうちいずれか高い税率", "25% or 60 JPY/kg, whichever is greater")]
    [InlineData("243% or ₩1,864/kg, whichever is greater", "243% or 1864 KRW/kg, whichever is greater")]
    [InlineData("243% 또는 1,864원/kg 중 고액", "243% or 1864 KRW/kg, whichever is greater")]
    [InlineData("US$5/100 kg", "5 USD/100 kg")]
    [InlineData("12.5 EUR/hl", "12.5 EUR/hl")]
    [InlineData("170万円/頭", "1700000 JPY/head")]
    [InlineData("非譲許", "U")]
    [InlineData("●無税〜3.5%", "varies: free ~ 3.5%")]
    [InlineData("(3%)〜(6%)", "(varies: 3% ~ 6%)")]
    [InlineData("(一部3.5%)", "(part of the line: 3.5%)")]
    [InlineData("(500円\n/kg)", "(500 JPY/kg)")]
    [InlineData("毎年11月1日から翌年2月末日までに輸入されるもの　無税", "season 11-01..02-31: free")]
    [InlineData("関税割当数量以内のもの　無税\n関税割当数量以外のもの　21.3%", "in quota [関税割当数量以内のもの]: free; out of quota: 21.3%")]
    [InlineData("1キログラムにつき部分肉に係る基準輸入価格と課税価格との差額", "gate(1 × [部分肉に係る基準輸入価格] - 1 value)/kg")]
    public void A_rate_is_read_as_it_is_written(string text, string expected)
    {
        var rate = RateText.Parse(text);
        Assert.Equal(expected, rate.ToString());
        Assert.Equal(expected, RateText.Parse(rate.ToString()).ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("%")]
    [InlineData("5")]
    [InlineData("-5%")]
    [InlineData("NaN%")]
    [InlineData("5% of something")]
    [InlineData("5 USD")]
    [InlineData("5% or 3 USD/kg, whichever is nicer")]
    [InlineData("二割")]
    [InlineData("(5%")]
    [InlineData("5% + ")]
    [InlineData("99999999999999999999999999999999999%")]
    public void What_nobody_can_read_is_refused_with_a_reason(string text)
    {
        Assert.False(RateText.TryParse(text, out _, out var reason));
        Assert.NotEmpty(reason);
        Assert.Throws<BadInputException>(() => RateText.Parse(text));
    }

    [Fact]
    public void Marks_are_kept_beside_the_rate()
    {
        Assert.True(RateText.TryParse("◎10% ◆2", out var parsed, out _));
        Assert.Equal(("10%", "◎ ◆2"), (parsed.Rate.ToString(), parsed.Marks));
    }

    [Fact]
    public void Any_rate_survives_being_written_and_read()
    {
        var number = Gen.Int[1, 99999].Select(n => n / 100m);
        var simple = Gen.OneOf(
            Gen.Const<Rate>(Rate.Free),
            number.Select(Rate.Percent),
            Gen.Select(number, Gen.OneOf("JPY", "KRW", "CNY", "USD"), Gen.OneOf("kg", "t", "l", "head", "100 kg")).Select((n, c, u) =>
                Rate.PerUnit(n, c, u == "100 kg" ? new DutyUnit("kg", 100) : new DutyUnit(u))));
        var dutiable = simple.Where(r => r is not FreeRate);
        var sum = dutiable.Array[2, 3].Select(p => (Rate)new CompoundRate([.. p]));
        var part = Gen.OneOf(dutiable, sum);
        var mixed = Gen.Select(part.Array[2, 3], Gen.Bool, number).Select((p, greater, floor) => (Rate)new MixedRate([.. p], greater ? Whichever.Greater : Whichever.Less, greater ? null : Rate.Percent(floor)));
        var any = Gen.OneOf(simple, sum, mixed);
        var varying = any.Array[2, 3].Select(o => (Rate)new VaryingRate([.. o], true));
        var cases = Gen.OneOf(any, varying).Array[2].Select(r => (Rate)new ConditionalRate(ImmutableArray.Create(new RateCase(CaseKind.InQuota, "200 t", r[0]), new RateCase(CaseKind.OutOfQuota, "", r[1]))));
        Gen.OneOf(any, varying, cases).Sample(rate => Assert.Equal(rate.ToString(), RateText.Parse(rate.ToString()).ToString()), iter: 3000);
    }

    [Theory]
    [InlineData("課税価格×9999999999999999999999999999×9999999999999999999999999999円/kg")]
    [InlineData("課税価格×999999999×999999999×999999999×999999999円/kg")]
    [InlineData("(課税価格×999999999+999999999)/0.000000001/0.000000001/0.000000001円/kg")]
    [InlineData("9999999999999999999999999999万円/kg")]
    public void Numbers_beyond_reason_are_refused(string text)
    {
        Assert.False(RateText.TryParse(text, out _, out var reason));
        Assert.NotEqual("", reason);
    }

    [Fact]
    public void Brackets_beyond_reason_are_refused() =>
        Assert.Equal(
            (false, "its brackets lie more than 40 deep"),
            (RateText.TryParse(new string('(', 100_000) + "5%" + new string(')', 100_000), out _, out var reason), reason));

    [Fact]
    public void Any_text_is_either_read_or_refused_and_never_throws()
    {
        var piece = Gen.OneOf("5", "%", "円", "/kg", "又は", "(", ")", "無税", "〜", "+", "のうちいずれか高い税率", "課税価格", "-", "×", " ", "\n", "　", "◆", "free", "USD", "{", ";", "in quota [", "]", "season ", ":", "/", "円/kg", "9999999999999999999999999999", "999999999", "0.000000001", "万", "~", "、",
            "difference(", "gate(", "value)/", "plus ", "for each ", "(一部", "varies:", ", whichever is greater", "ただしその税率が", "を下回る場合は");
        piece.Array[0, 14].Sample(p => RateText.TryParse(string.Concat(p), out _, out var reason) || reason!.Length > 0, iter: 20_000);
    }
}
