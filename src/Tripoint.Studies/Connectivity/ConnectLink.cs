using Tripoint.Codes;

namespace Tripoint.Studies.Connectivity;

/// <summary>Goods trade both ways between two members.</summary>
/// <param name="A">One member.</param>
/// <param name="B">The other.</param>
/// <param name="Value">Million US$.</param>
/// <param name="Ratio">That over what gravity makes one expect; NaN where nothing is expected or the model could not be fitted.</param>
public sealed record ConnectLink(Economy A, Economy B, double Value, double Ratio)
{
    /// <summary>What gravity makes one expect, million US$; NaN where it says nothing.</summary>
    public double Expected => Value / Ratio;
}
