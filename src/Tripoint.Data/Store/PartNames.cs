namespace Tripoint.Data.Store;

/// <summary>The parts a stored table may have.</summary>
public static class PartNames
{
    /// <summary>A <see cref="Tables.WorldTable"/>.</summary>
    public const string World = "world";

    /// <summary>An <see cref="Tripoint.InputOutput.InputOutputTable"/>.</summary>
    public const string InputOutput = "input-output";

    /// <summary>A <see cref="Tables.TradePanel"/>.</summary>
    public const string Flows = "flows";
}
