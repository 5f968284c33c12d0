namespace Tripoint.Numerics.Optimization;

/// <summary>Where a search under constraints ended.</summary>
/// <param name="X">The point, n.</param>
/// <param name="Value">The function that is minimised, there.</param>
/// <param name="Constraints">The constraints there; kept where not negative.</param>
/// <param name="Multipliers">Their shadow prices: how fast the minimum would fall if the constraint were let down.</param>
/// <param name="Violation">The largest violation.</param>
/// <param name="Status">How the search ended.</param>
/// <param name="Evaluations">Points whose values were asked for.</param>
/// <param name="Gradients">Gradients asked for.</param>
/// <param name="ProjectedGradient">Largest |P(x − ∇L) − x| of the Lagrangian L = f − Σ λ_k c_k.</param>
/// <param name="Promise">The decrease of the Lagrangian that the guess of curvature still promises.</param>
public sealed record ConstrainedResult(
    double[] X, double Value, double[] Constraints, double[] Multipliers, double Violation, MinimizeStatus Status, int Evaluations, int Gradients,
    double ProjectedGradient, double Promise);
