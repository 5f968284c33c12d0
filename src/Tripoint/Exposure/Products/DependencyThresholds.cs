using Tripoint.Faults;

namespace Tripoint.Exposure.Products;

/// <summary>From where on an indicator raises a flag. The defaults of the first three are the European Commission's.</summary>
public sealed record DependencyThresholds
{
    /// <summary>CDI1: concentration of outside suppliers above this; default 0.4.</summary>
    public double Hhi { get; init; } = 0.4;

    /// <summary>CDI2: outside imports over all imports above this; default 0.5.</summary>
    public double ExternalShare { get; init; } = 0.5;

    /// <summary>CDI3: outside imports over own exports above this; default 1.</summary>
    public double ImportsOverExports { get; init; } = 1;

    /// <summary>Single point of failure: share of the largest supplier in the importer's purchases above this; default 0.5.</summary>
    public double TopShare { get; init; } = 0.5;

    /// <summary>Single point of failure: share of the same supplier in the world's exports above this; default 0.5.</summary>
    public double TopWorldShare { get; init; } = 0.5;

    /// <summary>Checks ranges.</summary>
    /// <exception cref="BadInputException">A share is outside 0 to 1, or a ratio is negative.</exception>
    public void Check()
    {
        var faults = new List<Fault>();
        foreach (var (name, value) in new[] { (nameof(Hhi), Hhi), (nameof(ExternalShare), ExternalShare), (nameof(TopShare), TopShare), (nameof(TopWorldShare), TopWorldShare) })
            if (!(value is >= 0 and <= 1)) faults.Add(new Fault(FormattableString.Invariant($"a threshold {name} of {value}"), "", "a share from 0 to 1"));
        if (!(ImportsOverExports >= 0)) faults.Add(new Fault(FormattableString.Invariant($"a threshold {nameof(ImportsOverExports)} of {ImportsOverExports}"), "", "a ratio of 0 or more"));
        if (faults.Count > 0) throw new BadInputException(faults);
    }
}
