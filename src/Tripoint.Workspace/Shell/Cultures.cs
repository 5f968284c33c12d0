using System.Collections.Frozen;
using System.Globalization;
using Tripoint.Codes;

namespace Tripoint.Workspace.Shell;

/// <summary>
/// The formats of the four languages, written out here rather than taken from the system's ICU: the same on every machine, and none is needed. Patterns
/// follow the Unicode CLDR 46 (https://cldr.unicode.org).
/// </summary>
public static class Cultures
{
    private static readonly FrozenDictionary<Language, CultureInfo> s_all = new Dictionary<Language, CultureInfo>
    {
        [Language.English] = Make("en", "d MMM yyyy", "d MMM yyyy, HH:mm", "MMMM yyyy", "d MMMM", DayOfWeek.Monday,
            ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"], ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"],
            ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
            ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]),
        [Language.Chinese] = Make("zh", "yyyy年M月d日", "yyyy年M月d日 HH:mm", "yyyy年M月", "M月d日", DayOfWeek.Monday,
            ["星期日", "星期一", "星期二", "星期三", "星期四", "星期五", "星期六"], ["日", "一", "二", "三", "四", "五", "六"],
            ["一月", "二月", "三月", "四月", "五月", "六月", "七月", "八月", "九月", "十月", "十一月", "十二月"], Numbered("月")),
        [Language.Japanese] = Make("ja", "yyyy年M月d日", "yyyy年M月d日 HH:mm", "yyyy年M月", "M月d日", DayOfWeek.Sunday,
            ["日曜日", "月曜日", "火曜日", "水曜日", "木曜日", "金曜日", "土曜日"], ["日", "月", "火", "水", "木", "金", "土"], Numbered("月"), Numbered("月")),
        [Language.Korean] = Make("ko", "yyyy년 M월 d일", "yyyy년 M월 d일 HH:mm", "yyyy년 M월", "M월 d일", DayOfWeek.Sunday,
            ["일요일", "월요일", "화요일", "수요일", "목요일", "금요일", "토요일"], ["일", "월", "화", "수", "목", "금", "토"], Numbered("월"), Numbered("월")),
    }.ToFrozenDictionary();

    /// <summary>The formats of a language.</summary>
    public static CultureInfo Of(Language language) => s_all[language];

    private static string[] Numbered(string month) => [.. Enumerable.Range(1, 12).Select(m => m.ToString(CultureInfo.InvariantCulture) + month)];

    private static CultureInfo Make(
        string tag, string day, string time, string yearMonth, string monthDay, DayOfWeek first, string[] days, string[] shortDays, string[] months, string[] shortMonths)
    {
        var culture = new CultureInfo(tag);
        var numbers = (NumberFormatInfo)NumberFormatInfo.InvariantInfo.Clone();
        numbers.NegativeSign = "−";
        culture.NumberFormat = numbers;
        var dates = (DateTimeFormatInfo)DateTimeFormatInfo.InvariantInfo.Clone();
        dates.DayNames = days;
        dates.AbbreviatedDayNames = shortDays;
        dates.ShortestDayNames = shortDays;
        dates.MonthNames = dates.MonthGenitiveNames = [.. months, ""];
        dates.AbbreviatedMonthNames = dates.AbbreviatedMonthGenitiveNames = [.. shortMonths, ""];
        dates.ShortDatePattern = "yyyy-MM-dd";
        dates.LongDatePattern = day;
        dates.ShortTimePattern = dates.LongTimePattern = "HH:mm";
        dates.FullDateTimePattern = time;
        dates.YearMonthPattern = yearMonth;
        dates.MonthDayPattern = monthDay;
        dates.FirstDayOfWeek = first;
        culture.DateTimeFormat = dates;
        return CultureInfo.ReadOnly(culture);
    }
}
