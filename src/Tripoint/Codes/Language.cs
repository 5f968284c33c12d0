namespace Tripoint.Codes;

/// <summary>The languages in which Tripoint writes prose.</summary>
public enum Language
{
    /// <summary>English.</summary>
    English,

    /// <summary>Chinese, simplified characters.</summary>
    Chinese,

    /// <summary>Japanese.</summary>
    Japanese,

    /// <summary>Korean.</summary>
    Korean,
}

/// <summary>Language tags (BCP 47 primary subtags) of <see cref="Language"/>.</summary>
public static class LanguageTags
{
    /// <summary>The tag: en, zh, ja or ko.</summary>
    public static string Tag(this Language language) => language switch
    {
        Language.English => "en",
        Language.Chinese => "zh",
        Language.Japanese => "ja",
        Language.Korean => "ko",
        _ => throw new ArgumentOutOfRangeException(nameof(language), language, "Unknown language."),
    };
}
