using Tripoint.Codes;
using Tripoint.Scenarios;

namespace Tripoint.Claims;

/// <summary>A statement that somebody made, in words and as something that can be computed.</summary>
/// <param name="Id">Short name.</param>
/// <param name="Statement">The statement in the four languages.</param>
/// <param name="Place">Where it was written.</param>
public abstract record Claim(string Id, LocalizedName Statement, ScenarioPlace Place)
{
    /// <summary>The kind, as a claims file names it.</summary>
    public abstract string Kind { get; }
}

/// <summary>A value stated with so many digits: a computed figure agrees when it rounds to it, as far as the rounding of its own ingredients lets one tell.</summary>
/// <param name="Value">The value (a fraction for a percentage, billion US$ for money).</param>
/// <param name="HalfStep">Half of the last digit given, in the same unit.</param>
public readonly record struct StatedValue(double Value, double HalfStep)
{
    /// <summary>Whether a computed figure rounds to the stated one.</summary>
    /// <param name="computed">The figure, in the unit of the stated one.</param>
    /// <param name="slack">How far the figure may be off because its ingredients are rounded.</param>
    public bool Agrees(double computed, double slack = 0) => Math.Abs(computed - Value) <= (HalfStep + slack) * (1 + 1e-9) + 1e-12;
}

/// <summary>A flow changed by so much against an earlier year.</summary>
/// <param name="Id">Short name.</param>
/// <param name="Statement">The statement in the four languages.</param>
/// <param name="Place">Where it was written.</param>
/// <param name="Reporter">Whose flow.</param>
/// <param name="Partner">With whom; null for the world.</param>
/// <param name="Flow">Exports or imports.</param>
/// <param name="Year">The later year.</param>
/// <param name="Since">The earlier year.</param>
/// <param name="Stated">The stated change, a fraction.</param>
public sealed record ChangeClaim(
    string Id, LocalizedName Statement, ScenarioPlace Place, Economy Reporter, Economy? Partner, FactFlow Flow, int Year, int Since, StatedValue Stated)
    : Claim(Id, Statement, Place)
{
    /// <inheritdoc/>
    public override string Kind => "change";
}

/// <summary>A flow was of such a size.</summary>
/// <param name="Id">Short name.</param>
/// <param name="Statement">The statement in the four languages.</param>
/// <param name="Place">Where it was written.</param>
/// <param name="Reporter">Whose flow.</param>
/// <param name="Partner">With whom; null for the world.</param>
/// <param name="Flow">Exports or imports.</param>
/// <param name="Year">The year.</param>
/// <param name="Stated">The stated value, billion US$.</param>
public sealed record LevelClaim(
    string Id, LocalizedName Statement, ScenarioPlace Place, Economy Reporter, Economy? Partner, FactFlow Flow, int Year, StatedValue Stated)
    : Claim(Id, Statement, Place)
{
    /// <inheritdoc/>
    public override string Kind => "level";
}

/// <summary>A bilateral balance was of such a size: exports less imports of the reporter.</summary>
/// <param name="Id">Short name.</param>
/// <param name="Statement">The statement in the four languages.</param>
/// <param name="Place">Where it was written.</param>
/// <param name="Reporter">Whose balance.</param>
/// <param name="Partner">With whom.</param>
/// <param name="Year">The year.</param>
/// <param name="Stated">The stated balance, billion US$; negative is a deficit.</param>
public sealed record BalanceClaim(string Id, LocalizedName Statement, ScenarioPlace Place, Economy Reporter, Economy Partner, int Year, StatedValue Stated)
    : Claim(Id, Statement, Place)
{
    /// <inheritdoc/>
    public override string Kind => "balance";
}

/// <summary>A deficit (or surplus) was the first since an earlier year that had one.</summary>
/// <param name="Id">Short name.</param>
/// <param name="Statement">The statement in the four languages.</param>
/// <param name="Place">Where it was written.</param>
/// <param name="Reporter">Whose balance.</param>
/// <param name="Partner">With whom.</param>
/// <param name="Year">The year that has it again.</param>
/// <param name="Since">The last year before that had it.</param>
/// <param name="IsDeficit">Whether it is about deficits.</param>
public sealed record FirstSinceClaim(string Id, LocalizedName Statement, ScenarioPlace Place, Economy Reporter, Economy Partner, int Year, int Since, bool IsDeficit)
    : Claim(Id, Statement, Place)
{
    /// <inheritdoc/>
    public override string Kind => "first-since";
}

/// <summary>The books of both sides differ by so much on a balance in a year.</summary>
/// <param name="Id">Short name.</param>
/// <param name="Statement">The statement in the four languages.</param>
/// <param name="Place">Where it was written.</param>
/// <param name="Reporter">Whose balance.</param>
/// <param name="Partner">With whom.</param>
/// <param name="Year">The year.</param>
/// <param name="Stated">The stated distance between the two figures, billion US$, not negative.</param>
public sealed record MirrorGapClaim(string Id, LocalizedName Statement, ScenarioPlace Place, Economy Reporter, Economy Partner, int Year, StatedValue Stated)
    : Claim(Id, Statement, Place)
{
    /// <inheritdoc/>
    public override string Kind => "mirror-gap";
}

/// <summary>A mechanism has met since a year, and last met at a date and place.</summary>
/// <param name="Id">Short name.</param>
/// <param name="Statement">The statement in the four languages.</param>
/// <param name="Place">Where it was written.</param>
/// <param name="Mechanism">The kind of meeting in the facts.</param>
/// <param name="Since">The year of the first; null: nothing is said.</param>
/// <param name="LastYear">The year of the last; null: nothing is said.</param>
/// <param name="LastPlace">The place of the last; empty: nothing is said.</param>
public sealed record LastMeetingClaim(string Id, LocalizedName Statement, ScenarioPlace Place, string Mechanism, int? Since, int? LastYear, string LastPlace)
    : Claim(Id, Statement, Place)
{
    /// <inheritdoc/>
    public override string Kind => "last-meeting";
}
