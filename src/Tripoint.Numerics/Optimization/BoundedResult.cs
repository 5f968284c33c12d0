namespace Tripoint.Numerics.Optimization;

/// <summary>Where a search within bounds ended, with the conditions recomputed there.</summary>
/// <param name="X">The point, n.</param>
/// <param name="Value">The function there.</param>
/// <param name="Gradient">Its derivatives there, n.</param>
/// <param name="Status">How the search ended.</param>
/// <param name="Evaluations">Values asked for.</param>
/// <param name="Gradients">Gradients asked for.</param>
/// <param name="Promise">The decrease that the diagonal curvature still promises (<see cref="BoundedOptions.Tolerance"/>).</param>
/// <param name="ProjectedGradient">Largest |P(x − g) − x|, with P the projection onto the bounds.</param>
public sealed record BoundedResult(
    double[] X, double Value, double[] Gradient, MinimizeStatus Status, int Evaluations, int Gradients, double Promise, double ProjectedGradient);
