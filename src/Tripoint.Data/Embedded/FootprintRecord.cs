using Tripoint.Codes;

namespace Tripoint.Data.Embedded;

/// <summary>
/// CO₂ that arises in one economy for the final demand of another. Where both are the same, what its households emit themselves is in it, so
/// that the sum over <paramref name="To"/> is the production-based account of <paramref name="From"/>, and the sum over
/// <paramref name="From"/> the consumption-based account of <paramref name="To"/>.
/// </summary>
/// <param name="Year">The year of the WIOD table and of the CO₂ accounts.</param>
/// <param name="From">Where it is emitted. <c>EU27</c> is its 26 members in WIOD (Croatia is not); <c>ROW</c> is all the rest.</param>
/// <param name="To">Whose final demand causes it.</param>
/// <param name="MtCo2">Million tonnes of CO₂.</param>
public sealed record FootprintRecord(int Year, Economy From, Economy To, double MtCo2);
