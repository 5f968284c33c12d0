namespace Tripoint.Faults;

/// <summary>One thing wrong with what the user gave: what, where, what was expected, and how to mend it.</summary>
/// <param name="What">What is wrong, naming the offending value.</param>
/// <param name="Where">The place: a file with line and column, an option, or a cell of a table; empty where there is none.</param>
/// <param name="Expected">What would have been accepted; may be empty.</param>
/// <param name="Remedy">What the user can do about it; may be empty.</param>
public sealed record Fault(string What, string Where = "", string Expected = "", string Remedy = "")
{
    /// <summary>A fault in a file.</summary>
    /// <param name="what">What is wrong, naming the offending value.</param>
    /// <param name="file">The file's path as the user gave it.</param>
    /// <param name="line">One-based line, 0 where the fault concerns the whole file.</param>
    /// <param name="column">One-based column (field number in a CSV), 0 where the whole line is meant.</param>
    /// <param name="expected">What would have been accepted.</param>
    /// <param name="remedy">How to mend it.</param>
    public static Fault InFile(string what, string file, long line = 0, int column = 0, string expected = "", string remedy = "")
    {
        var where = line <= 0 ? file : column <= 0 ? $"{file}, line {line}" : $"{file}, line {line}, column {column}";
        return new Fault(what, where, expected, remedy);
    }

    /// <summary>The fault as one line of prose: where: what; expected …; remedy.</summary>
    public override string ToString()
    {
        var text = Where.Length == 0 ? What : $"{Where}: {What}";
        if (Expected.Length > 0) text += $"; expected {Expected}";
        if (Remedy.Length > 0) text += $". {Remedy}";
        return text;
    }
}
