namespace Tripoint.Data.Import;

/// <summary>A rate of a schedule that could not be read. The line stays out of the schedule, and this says so.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Line">One-based row or node of the file.</param>
/// <param name="Code">The line's code as written.</param>
/// <param name="Column">The column.</param>
/// <param name="Text">What the cell holds.</param>
/// <param name="Reason">Why it cannot be read.</param>
public sealed record UnparsedRate(string File, long Line, string Code, string Column, string Text, string Reason)
{
    /// <summary>The rate on one line.</summary>
    public override string ToString() => $"{File}, line {Line}, {Code}, {Column}: '{Text}': {Reason}";
}
