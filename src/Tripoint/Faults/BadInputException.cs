using System.Collections.Immutable;

namespace Tripoint.Faults;

/// <summary>The input cannot be used. Carries every fault found, not only the first. The command line prints them and exits with 2.</summary>
public sealed class BadInputException : Exception
{
    /// <summary>Creates the exception from one or more faults.</summary>
    public BadInputException(IEnumerable<Fault> faults) : this([.. faults]) { }

    /// <summary>Creates the exception from one fault.</summary>
    public BadInputException(Fault fault) : this(ImmutableArray.Create(fault)) { }

    /// <summary>Creates the exception from one fault described in place.</summary>
    public BadInputException(string what, string where = "", string expected = "", string remedy = "")
        : this(new Fault(what, where, expected, remedy)) { }

    private BadInputException(ImmutableArray<Fault> faults) : base(string.Join(Environment.NewLine, faults)) => Faults = faults;

    /// <summary>All faults, in the order they were met.</summary>
    public ImmutableArray<Fault> Faults { get; }
}
