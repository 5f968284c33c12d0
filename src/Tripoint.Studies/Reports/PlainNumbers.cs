using System.Globalization;

namespace Tripoint.Studies.Reports;

/// <summary>Numbers for tables in a terminal, with no more digits than mean something.</summary>
internal static class PlainNumbers
{
    /// <summary>A fraction as a signed percentage without its sign: +12.3, -0.45, +0.007.</summary>
    public static string Change(double fraction)
    {
        var percent = 100 * fraction;
        var format = Math.Abs(percent) switch { >= 10 => "+0.0;-0.0;0.0", >= 0.0995 => "+0.00;-0.00;0.00", _ => "+0.000;-0.000;0.000" };
        return percent.ToString(format, CultureInfo.InvariantCulture);
    }

    /// <summary>A share as a percentage: 12.3%.</summary>
    public static string Share(double fraction) => (100 * fraction).ToString("0.0", CultureInfo.InvariantCulture) + "%";

    /// <summary>Million US$ shown in billions: 1,234.5.</summary>
    public static string Billions(double million, bool signed = false) =>
        (million / 1000).ToString(signed ? "+#,0.0;-#,0.0;0.0" : "#,0.0", CultureInfo.InvariantCulture);

    /// <summary>A residual: 3E-12.</summary>
    public static string Residual(double value) => value.ToString("0.#E-0", CultureInfo.InvariantCulture);
}
