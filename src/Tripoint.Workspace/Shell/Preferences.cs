using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tripoint.Codes;

namespace Tripoint.Workspace.Shell;

/// <summary>A reader's language and theme: two cookies that hold no secret and that the page's own script may write.</summary>
internal static class Preferences
{
    public const string LanguageCookie = "tripoint-language";
    public const string ThemeCookie = "tripoint-theme";

    public static readonly string[] Themes = ["auto", "light", "dark"];

    /// <summary>The language chosen; else the first of the browser's that is spoken here; else English.</summary>
    public static Language LanguageOf(HttpContext context)
    {
        if (TryParse(context.Request.Cookies[LanguageCookie], out var chosen)) return chosen;
        foreach (var wish in context.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(l => l.Quality ?? 1))
        {
            var tag = wish.Value.ToString();
            if (TryParse(tag.Split('-')[0].ToLowerInvariant(), out var language)) return language;
        }
        return Language.English;
    }

    public static string ThemeOf(HttpContext context) => Themes.FirstOrDefault(t => t == context.Request.Cookies[ThemeCookie]) ?? Themes[0];

    public static bool TryParse(string? tag, out Language language)
    {
        foreach (var candidate in Enum.GetValues<Language>())
        {
            if (candidate.Tag() == tag)
            {
                language = candidate;
                return true;
            }
        }
        language = Language.English;
        return false;
    }

    /// <summary>For pages without script: a link that sets a preference and comes back.</summary>
    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/preferences", (HttpContext context, string? language, string? theme, string? back) =>
    {
        if (TryParse(language, out var chosen)) Set(context, LanguageCookie, chosen.Tag());
        if (Themes.Contains(theme)) Set(context, ThemeCookie, theme!);
        return Results.LocalRedirect(IsLocal(back) ? back! : "/");
    }).AllowAnonymous().ExcludeFromDescription();

    /// <summary>Whether an address stays within this site.</summary>
    public static bool IsLocal(string? address) =>
        address is ['/', ..] && address is not ['/', '/' or '\\', ..] && !address.Any(char.IsControl);

    private static void Set(HttpContext context, string name, string value) => context.Response.Cookies.Append(name, value,
        new CookieOptions { MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, IsEssential = true, Path = "/" });
}
