using Tripoint.Codes;
using Tripoint.Data.Import;
using Tripoint.Workspace.Disclosure;

namespace Tripoint.Workspace.Alerts;

/// <summary>A monthly series that is watched. What it is called is the item's title.</summary>
public sealed class WatchRow : Disclosed
{
    /// <summary>The product, in words or by its code.</summary>
    public required string Product { get; set; }

    /// <summary>The sector in which it is made: tells who is exposed.</summary>
    public required string Sector { get; set; }

    /// <summary>Code of the economy that supplies it.</summary>
    public required string Origin { get; set; }

    /// <summary>The unit of the values.</summary>
    public required string Unit { get; set; }

    /// <summary>Where the series comes from.</summary>
    public required string Source { get; set; }

    /// <summary>The series as CSV with the columns month and value.</summary>
    public required string Series { get; set; }

    /// <summary>Whether its latest month lay outside the usual range when it was last brought up to date.</summary>
    public bool IsBroken { get; set; }

    /// <summary>The series.</summary>
    public MonthlySeries Months => MonthlySeries.Read(Series, "series");

    /// <summary>The supplier.</summary>
    public Economy OriginEconomy => Economy.Of(Origin);
}
