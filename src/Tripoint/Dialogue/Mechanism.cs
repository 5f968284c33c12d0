using Tripoint.Codes;

namespace Tripoint.Dialogue;

/// <summary>The level at which a mechanism meets.</summary>
public enum MechanismLevel
{
    /// <summary>Leaders.</summary>
    Summit,

    /// <summary>Ministers.</summary>
    Ministers,

    /// <summary>Officials: rounds of talks, working groups.</summary>
    Officials,

    /// <summary>Businesses.</summary>
    Business,

    /// <summary>No meeting: an agreement and its dates.</summary>
    Agreement,
}

/// <summary>A series of meetings with a name: the summit, a ministers' meeting, a business summit, rounds of talks, a working group.</summary>
/// <param name="Key">A short lower-case identity: <c>trade-ministers</c>.</param>
/// <param name="Level">The level.</param>
/// <param name="Name">The name in the four languages.</param>
/// <param name="IntervalMonths">How often it is meant to meet, in months; null where nothing was agreed. No judgement is made without one.</param>
public sealed record Mechanism(string Key, MechanismLevel Level, LocalizedName Name, int? IntervalMonths = null);
