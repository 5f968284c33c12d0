namespace Tripoint.Faults;

/// <summary>The input is well formed, but the data it asks for is not there. The command line prints it and exits with 4.</summary>
public sealed class DataMissingException(Fault fault) : Exception(fault.ToString())
{
    /// <summary>What is missing, where it was looked for, and how to get it.</summary>
    public Fault Fault { get; } = fault;
}
