using System.Collections.Immutable;

namespace Tripoint.Data.Import;

/// <summary>A rate column of Japan's schedule.</summary>
/// <param name="Header">The column's name in the file.</param>
/// <param name="Key">The name by which the tool asks for it: an economy's or bloc's code, or WTO, GSP, LDC, general, temporary.</param>
/// <param name="Title">English title.</param>
public sealed record JapanColumn(string Header, string Key, string Title)
{
    /// <summary>Position of the general rate (基本).</summary>
    internal const int General = 0;

    /// <summary>Position of the temporary rate (暫定).</summary>
    internal const int Temporary = 1;

    /// <summary>Position of the WTO rate (WTO協定).</summary>
    internal const int Wto = 2;

    /// <summary>Columns before this position are handed down from a heading to the lines under it.</summary>
    internal const int FirstAgreement = 5;

    /// <summary>The columns in the file's order.</summary>
    public static ImmutableArray<JapanColumn> All { get; } =
    [
        new("基本", "general", "General rate"),
        new("暫定", "temporary", "Temporary rate"),
        new("WTO協定", "WTO", "WTO rate"),
        new("特恵", "GSP", "Generalised System of Preferences"),
        new("特別特恵", "LDC", "Preference for least developed countries"),
        new("EPA_シンガポール", "SGP", "Japan-Singapore"),
        new("EPA_メキシコ", "MEX", "Japan-Mexico"),
        new("EPA_マレーシア", "MYS", "Japan-Malaysia"),
        new("EPA_チリ", "CHL", "Japan-Chile"),
        new("EPA_タイ", "THA", "Japan-Thailand"),
        new("EPA_インドネシア", "IDN", "Japan-Indonesia"),
        new("EPA_ブルネイ", "BRN", "Japan-Brunei"),
        new("EPA_アセアン", "ASEAN", "ASEAN-Japan"),
        new("EPA_フィリピン", "PHL", "Japan-Philippines"),
        new("EPA_スイス", "CHE", "Japan-Switzerland"),
        new("EPA_ベトナム", "VNM", "Japan-Viet Nam"),
        new("EPA_インド", "IND", "Japan-India"),
        new("EPA_ペルー", "PER", "Japan-Peru"),
        new("EPA_豪州", "AUS", "Japan-Australia"),
        new("EPA_モンゴル", "MNG", "Japan-Mongolia"),
        new("EPA_CPTPP", "CPTPP", "CPTPP"),
        new("EPA_欧州連合", "EU27", "Japan-EU"),
        new("EPA_英国", "GBR", "Japan-United Kingdom"),
        new("EPA_RCEP_アセアン豪州NZ", "RCEP", "RCEP, for ASEAN, Australia and New Zealand"),
        new("EPA_RCEP_中国", "CHN", "RCEP, for China"),
        new("EPA_RCEP_韓国", "KOR", "RCEP, for Korea"),
        new("EPA_日米貿易協定", "USA", "Japan-United States trade agreement"),
    ];
}
