namespace Tripoint.InputOutput;

/// <summary>One term of a decomposition of gross exports.</summary>
/// <param name="Code">Its short name in the literature, for example <c>DVA</c>.</param>
/// <param name="Name">What it is, in words.</param>
/// <param name="IsPart">Whether it is one of the parts that add up to gross exports; the others are sums or subsets of parts.</param>
public sealed record ExportTerm(string Code, string Name, bool IsPart);
