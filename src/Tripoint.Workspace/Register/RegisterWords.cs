using Tripoint.Codes;
using Tripoint.Dialogue;
using Tripoint.Workspace.Shell;

namespace Tripoint.Workspace.Register;

/// <summary>How the register writes dates and languages.</summary>
internal static class RegisterWords
{
    /// <summary>A date as well as it is known: a month stays a month.</summary>
    public static string Day(MeetingDate date, Texts t) => date.Precision == DatePrecision.Month ? date.Earliest.ToString("Y", t.Culture) : t.Day(date.Earliest);

    /// <summary>A language by its own name.</summary>
    public static string Name(Language language) => language switch
    {
        Language.Chinese => "中文",
        Language.Japanese => "日本語",
        Language.Korean => "한국어",
        _ => "English",
    };
}
