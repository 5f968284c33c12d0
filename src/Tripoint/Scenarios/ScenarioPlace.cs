using Tripoint.Faults;

namespace Tripoint.Scenarios;

/// <summary>Where in a scenario file something was written, so that a fault found later still names the line.</summary>
/// <param name="File">The file's path as the user gave it, or the library name.</param>
/// <param name="Line">One-based line; 0 where there is none.</param>
public sealed record ScenarioPlace(string File, long Line)
{
    /// <summary>A change made in memory.</summary>
    public static ScenarioPlace None { get; } = new("", 0);

    /// <summary>A fault at this place.</summary>
    public Fault Fault(string what, string expected = "", string remedy = "") => Faults.Fault.InFile(what, File, Line, 0, expected, remedy);

    /// <summary>The file and line as text.</summary>
    public override string ToString() => Line > 0 ? $"{File}, line {Line}" : File;
}
