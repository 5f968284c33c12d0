namespace Tripoint.Equilibrium;

/// <summary>Where a solve stands.</summary>
/// <param name="Iteration">Iterations done.</param>
/// <param name="Residual">Largest change of the last step, in logs.</param>
public readonly record struct SolveProgress(int Iteration, double Residual);
