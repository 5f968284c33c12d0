using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Tripoint.Codes;

namespace Tripoint.Studies.Reports;

/// <summary>
/// Numbers as readers of each language expect them. Money is given in US dollars: billions and trillions in English; units of ten
/// thousand in the others (亿, 億, 억 = 100 million; 万亿, 兆, 조 = a million million). A minus is the sign −, not a hyphen.
/// </summary>
[SuppressMessage("Naming", "CA1720", Justification = "'signed' is the plain word for a number printed with its sign.")]
public sealed class ReportNumbers(Language language)
{
    private readonly NumberFormatInfo _format = Format();

    /// <summary>An amount for a sentence, from million US$, with its unit: <c>US$ 285.3 billion</c>, <c>2,853억 달러</c>.</summary>
    public string Money(double millionUsd)
    {
        var size = Math.Abs(millionUsd);
        if (language == Language.English)
        {
            var (value, unit) = size >= 999_500 ? (size / 1e6, "trillion") : size >= 999.5 ? (size / 1e3, "billion") : (size, "million");
            return $"{Sign(millionUsd, value)}US$\u00A0{Three(value)}\u00A0{unit}";
        }
        var large = size >= 999_950; // ten thousand units make the next
        var number = large ? size / 1e6 : size / 100;
        var text = Sign(millionUsd, number) + Three(number);
        return language switch
        {
            Language.Chinese => $"{text}{(large ? "万" : "")}亿美元",
            Language.Japanese => $"{text}{(large ? "兆" : "億")}ドル",
            _ => $"{text}{(large ? "조" : "억")} 달러",
        };
    }

    /// <summary>As <see cref="Money"/>, with a plus sign for a gain.</summary>
    public string SignedMoney(double millionUsd)
    {
        var text = Money(millionUsd);
        return millionUsd > 0 && HasDigit(text) ? "+" + text : text;
    }

    /// <summary>An amount for a table column whose heading carries the unit (billion US$; 亿美元, 億ドル, 억 달러).</summary>
    public string TableMoney(double millionUsd, bool signed = false)
    {
        if (language == Language.English) return Fixed(millionUsd / 1000, 1, signed);
        var value = millionUsd / 100;
        return Fixed(value, Math.Abs(value) >= 9.95 || value == 0 ? 0 : 1, signed);
    }

    /// <summary>A share: <c>23.4%</c>.</summary>
    public string Share(double fraction) => Fixed(fraction * 100, 1, false) + "%";

    /// <summary>A change with its sign: <c>+1.31%</c>, <c>−0.006%</c>; two decimals, three where less than 0.1.</summary>
    public string Change(double fraction) => Fixed(fraction * 100, Decimals(fraction * 100), true) + "%";

    /// <summary>As <see cref="Change(double)"/>; a dash where there is none.</summary>
    public string Change(double? fraction) => fraction is { } value ? Change(value) : "–";

    /// <summary>A change for a column whose heading carries the unit, with the same decimals throughout; a dash where there is none.</summary>
    public string TableChange(double? fraction, int decimals = 2) => fraction is { } value ? Fixed(value * 100, decimals, true) : "–";

    /// <summary>A difference of two percentages as a bare number, without sign.</summary>
    public string Points(double fraction) => Fixed(Math.Abs(fraction) * 100, Decimals(fraction * 100), false);

    /// <summary>Million tonnes for a column whose heading carries the unit.</summary>
    public string Tonnes(double million, bool signed = false) => Fixed(million, Math.Abs(million) >= 99.95 || million == 0 ? 0 : 1, signed);

    /// <summary>An index between 0 and 1.</summary>
    public string Index(double value) => Fixed(value, 3, false);

    /// <summary>A whole number.</summary>
    public string Whole(int value) => value.ToString("#,0", _format);

    /// <summary>A year without its counter word.</summary>
    public string Year(int year) => year.ToString("0", _format);

    /// <summary>A whole number with its sign; 0 where it rounds to nothing.</summary>
    public string SignedWhole(double value) => Fixed(value, 0, true);

    /// <summary>A ratio: <c>0.85</c>.</summary>
    public string Multiple(double value) => Fixed(value, 2, false);

    /// <summary>A residual in scientific form: <c>3.1e-12</c>.</summary>
    public string Residual(double value) => value.ToString("0.0e-0", _format);

    /// <summary>A tick of an axis in per cent.</summary>
    public string Tick(double percent, bool signed) => (signed && percent > 0 ? "+" : "") + percent.ToString("#,0.####", _format) + "%";

    private static int Decimals(double percent) => Math.Abs(percent) switch
    {
        >= 9.995 => 1,
        >= 0.095 => 2,
        _ => 3,
    };

    // Three significant digits, more before the point where there are more.
    private string Three(double value) => value switch
    {
        >= 99.95 => value.ToString("#,0", _format),
        >= 9.995 => value.ToString("0.0", _format),
        _ => value.ToString("0.00", _format),
    };

    private string Fixed(double value, int decimals, bool signed)
    {
        var rounded = Math.Round(value, decimals, MidpointRounding.AwayFromZero);
        if (rounded == 0) rounded = 0; // no negative zero
        var text = rounded.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), _format);
        return signed && rounded > 0 ? "+" + text : text;
    }

    private string Sign(double original, double shown) => original < 0 && shown >= 0.005 ? _format.NegativeSign : "";

    private static bool HasDigit(string text) => text.AsSpan().IndexOfAnyInRange('1', '9') >= 0;

    private static NumberFormatInfo Format()
    {
        var format = (NumberFormatInfo)NumberFormatInfo.InvariantInfo.Clone();
        format.NegativeSign = "−"; // U+2212
        return NumberFormatInfo.ReadOnly(format);
    }
}
