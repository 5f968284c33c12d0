using System.Collections.Immutable;
using Tripoint.Codes;

namespace Tripoint.Sourcing;

/// <summary>One importer and product that lost a supplier between two years.</summary>
/// <param name="Product">The product.</param>
/// <param name="Importer">The importer.</param>
/// <param name="Lost">The supplier that fell most.</param>
/// <param name="LostShare">How much of the importer's old purchases it lost.</param>
/// <param name="Value">What was lost, thousand US$ of the old year.</param>
/// <param name="Replaced">What other suppliers added, as a multiple of what was lost.</param>
/// <param name="Scores">By rule, in the order of <see cref="BacktestRule"/>.</param>
public sealed record BacktestCase(Hs6 Product, Economy Importer, Economy Lost, double LostShare, double Value, double Replaced, ImmutableArray<BacktestScore> Scores);
