using Tripoint.Faults;

namespace Tripoint.Data.Import;

/// <summary>Collects the faults of one file, so that a user mends them all at once. Stops the import when there are too many to be useful.</summary>
/// <param name="file">The file's path as the user gave it.</param>
public sealed class FaultList(string file)
{
    /// <summary>Faults collected before the rest of the file is no longer read.</summary>
    public const int Limit = 20;

    private readonly List<Fault> _faults = [];

    /// <summary>The file's path as the user gave it.</summary>
    public string File { get; } = file;

    /// <summary>The number of faults so far.</summary>
    public int Count => _faults.Count;

    /// <summary>Adds a fault at a line (one-based) and column (one-based field number; 0 for the whole line).</summary>
    /// <exception cref="BadInputException">The limit is reached; carries all faults so far.</exception>
    public void Add(string what, long line = 0, int column = 0, string expected = "", string remedy = "") =>
        Keep(Fault.InFile(what, File, line, column, expected, remedy));

    /// <summary>Adds a fault that a check of the content found; unless it names its place in this file already, it gets a line.</summary>
    /// <exception cref="BadInputException">The limit is reached; carries all faults so far.</exception>
    public void Add(Fault fault, long line) =>
        Keep(fault.Where.StartsWith(File, StringComparison.Ordinal) ? fault : Fault.InFile(fault.What, File, line, 0, fault.Expected, fault.Remedy));

    private void Keep(Fault fault)
    {
        _faults.Add(fault);
        if (_faults.Count < Limit) return;
        _faults.Add(Fault.InFile($"more than {Limit} faults; the rest of the file was not read", File));
        ThrowIfAny();
    }

    /// <summary>Throws if anything was collected.</summary>
    /// <exception cref="BadInputException">Carries all faults.</exception>
    public void ThrowIfAny()
    {
        if (_faults.Count > 0) throw new BadInputException(_faults);
    }
}
