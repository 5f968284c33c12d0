using System.Text;
using MudBlazor;

namespace Tripoint.Workspace.Shell;

/// <summary>
/// The component library's variables for light and dark, as a style sheet. The library's own theme provider writes them into the page, which the content
/// security policy does not allow; and a sheet changes with one attribute, without a round trip.
/// </summary>
internal sealed class ThemeCss : MudThemeProvider
{
    private ThemeCss(bool dark)
    {
#pragma warning disable BL0005 // Never rendered: only its text is asked for.
        Theme = s_theme;
        IsDarkMode = dark;
#pragma warning restore BL0005
    }

    private static readonly string[] s_font = ["system-ui", "-apple-system", "Segoe UI", "Roboto", "Noto Sans", "Noto Sans CJK SC", "Noto Sans CJK JP", "Noto Sans CJK KR", "sans-serif"];

    private static readonly MudTheme s_theme = new()
    {
        PaletteLight = new PaletteLight
        {
            Primary = "#0b5c7a",
            Secondary = "#5a4b8a",
            Tertiary = "#7a4a0b",
            Info = "#0b5c7a",
            Success = "#1f6b3a",
            Warning = "#8a5200",
            Error = "#a8201a",
            Dark = "#1d2733",
            TextPrimary = "#1d2733",
            TextSecondary = "#55616d",
            Background = "#f6f7f9",
            Surface = "#ffffff",
            LinesDefault = "#dbe0e6",
            LinesInputs = "#7c8894",
            TableLines = "#e3e7ec",
            Divider = "#dbe0e6",
            ActionDefault = "#55616d",
        },
        PaletteDark = new PaletteDark
        {
            Primary = "#7cc0dc",
            PrimaryContrastText = "#0d1216",
            Secondary = "#b9a9ea",
            SecondaryContrastText = "#0d1216",
            Tertiary = "#e0b070",
            Info = "#7cc0dc",
            InfoContrastText = "#0d1216",
            Success = "#7fcf9a",
            SuccessContrastText = "#0d1216",
            Warning = "#f0b860",
            WarningContrastText = "#0d1216",
            Error = "#f29a94",
            ErrorContrastText = "#0d1216",
            TextPrimary = "#e4e9ee",
            TextSecondary = "#a4b0bb",
            Background = "#11161b",
            Surface = "#1a2128",
            LinesDefault = "#313b45",
            LinesInputs = "#8794a0",
            TableLines = "#2a333c",
            Divider = "#313b45",
            ActionDefault = "#a4b0bb",
        },
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "4px" },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = s_font, FontSize = "0.875rem", LineHeight = "1.45", LetterSpacing = "normal" },
            Button = new ButtonTypography { FontFamily = s_font, TextTransform = "none", LetterSpacing = "normal" },
        },
    };

    /// <summary>The sheet.</summary>
    public static string Text()
    {
        var light = new ThemeCss(dark: false).Variables();
        var dark = new ThemeCss(dark: true).Variables();
        return $":root{{{light}color-scheme:light}}\n:root[data-theme=dark]{{{dark}color-scheme:dark}}\n"
            + $"@media (prefers-color-scheme:dark){{:root[data-theme=auto]{{{dark}color-scheme:dark}}}}\n";
    }

    private string Variables()
    {
        var text = new StringBuilder();
        GenerateTheme(text);
        return text.Replace("\n", "").Replace("\r", "").ToString();
    }
}
