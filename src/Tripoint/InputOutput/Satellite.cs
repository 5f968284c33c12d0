using System.Collections.Immutable;

namespace Tripoint.InputOutput;

/// <summary>A row beside the table: emissions, energy, jobs, by producing node, and what final users cause directly.</summary>
/// <param name="Name">What it counts, for example <c>CO₂</c>.</param>
/// <param name="Unit">Its unit, for example <c>kt</c>.</param>
/// <param name="Year">Its year, which may differ from the table's.</param>
/// <param name="ByNode">q, NJ.</param>
/// <param name="Direct">N: caused by final users themselves (heating, cars); zeros where there is none.</param>
/// <param name="Notes">What was done on the way from the source to the table's economies and sectors.</param>
public sealed record Satellite(string Name, string Unit, int Year, double[] ByNode, double[] Direct, ImmutableArray<string> Notes);
