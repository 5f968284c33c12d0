namespace Tripoint.Disruption;

/// <summary>How a simulation ended.</summary>
public enum DisruptionStatus
{
    /// <summary>Every economy's output is back at base (within the tolerance) and stayed there to the last day.</summary>
    Recovered,

    /// <summary>Not back by the last day simulated; a longer horizon may show it.</summary>
    NotRecovered,

    /// <summary>
    /// Cannot come back: the shocks are over, and either sectors stand still whose empty critical stocks only other such sectors could fill,
    /// or nothing moves any more below base.
    /// </summary>
    CannotRecover,
}
