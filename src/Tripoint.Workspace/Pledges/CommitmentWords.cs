using Tripoint.Commitments;
using Tripoint.Workspace.Shell;

namespace Tripoint.Workspace.Pledges;

/// <summary>How the values of indicators are written.</summary>
internal static class CommitmentWords
{
    /// <summary>A value with its unit.</summary>
    public static string Value(CommitmentRow row, double value, Texts t) => row.Indicator switch
    {
        IndicatorKeys.TariffBetweenMembers => value.ToString("0.00", t.Culture) + "%",
        Promises.OwnIndicator => $"{value.ToString("#,0.##", t.Culture)} {row.Unit}".TrimEnd(),
        "" => "",
        _ => t.Fill($"pledges.unit.{row.Indicator}", ("n", value.ToString("#,0.##", t.Culture))),
    };

    /// <summary>The indicator's name.</summary>
    public static string Indicator(string key, Texts t) => key.Length == 0 ? t["pledges.indicator.none"] : t[$"pledges.indicator.{key}"];
}
