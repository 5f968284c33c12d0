using Tripoint.Codes;

namespace Tripoint.Data.Embedded;

/// <summary>A product of the embedded tables.</summary>
/// <param name="Code">Its code; of a heading where the caveat says so.</param>
/// <param name="Basket">The list it belongs to: <c>critical-materials</c> or <c>fertiliser-and-gas</c>.</param>
/// <param name="Name">What it is, in the four languages.</param>
/// <param name="Caveat">What the code does not tell apart; empty where there is nothing to say.</param>
public sealed record StrategicProduct(Hs6 Code, string Basket, LocalizedName Name, string Caveat);
