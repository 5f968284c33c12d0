namespace Tripoint.PartialEquilibrium;

/// <summary>One step on the way from partial to general equilibrium: the flows once one more thing may move.</summary>
/// <param name="Name">What moves from here on.</param>
/// <param name="Trade">J × N × N values before duty, million US$; sectors of services are left as they were until the last steps.</param>
public sealed record NestedStep(string Name, double[] Trade);
