using Tripoint.Codes;
using Tripoint.Exposure;

namespace Tripoint.Studies.Connectivity;

/// <summary>How connected a member is with the others. Money is million US$, shares are fractions.</summary>
/// <param name="Economy">The member.</param>
/// <param name="Imports">Its imports of goods.</param>
/// <param name="ImportsInside">The part that comes from the other members.</param>
/// <param name="Exports">Its exports of goods.</param>
/// <param name="ExportsInside">The part that goes to the other members.</param>
/// <param name="Inputs">The other members' part of its intermediate inputs; null where the input-output table has no such economy.</param>
/// <param name="Sales">The other members' part of its intermediate sales; null likewise.</param>
public sealed record MemberConnection(Economy Economy, double Imports, double ImportsInside, double Exports, double ExportsInside, LookThroughShare? Inputs, LookThroughShare? Sales);
