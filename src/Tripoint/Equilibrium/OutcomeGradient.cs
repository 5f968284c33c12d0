namespace Tripoint.Equilibrium;

/// <summary>The derivatives of a quantity that is made of a result's figures (<see cref="OutcomeWeights"/>), the base held fixed.</summary>
/// <param name="Tariff">J × N × N: to τ'_ni^j, per unit of tariff (1 is 100 percentage points).</param>
/// <param name="Barrier">J × N × N: to ln d̂_ni^j, per log point of iceberg cost.</param>
/// <param name="Residual">Relative residual of the transposed system that was solved.</param>
/// <param name="Products">Products with the transposed system that were needed.</param>
public sealed record OutcomeGradient(double[] Tariff, double[] Barrier, double Residual, int Products);
