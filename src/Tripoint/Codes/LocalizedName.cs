namespace Tripoint.Codes;

/// <summary>One name in the four languages. An empty translation falls back to English.</summary>
/// <param name="English">The English name; never empty.</param>
/// <param name="Chinese">The name in simplified Chinese.</param>
/// <param name="Japanese">The name in Japanese.</param>
/// <param name="Korean">The name in Korean.</param>
public sealed record LocalizedName(string English, string Chinese = "", string Japanese = "", string Korean = "")
{
    /// <summary>The name in a language.</summary>
    public string In(Language language)
    {
        var name = language switch
        {
            Language.Chinese => Chinese,
            Language.Japanese => Japanese,
            Language.Korean => Korean,
            _ => English,
        };
        return name.Length == 0 ? English : name;
    }
}
