namespace Tripoint.Exposure;

/// <summary>Which side of an economy's trade is looked at.</summary>
public enum TradeDirection
{
    /// <summary>Its sales to partners: export markets.</summary>
    Exports,

    /// <summary>Its purchases from partners: suppliers.</summary>
    Imports,
}
