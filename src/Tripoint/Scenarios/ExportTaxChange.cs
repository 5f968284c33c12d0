namespace Tripoint.Scenarios;

/// <summary>An ad valorem tax on exports, whose revenue the exporter keeps.</summary>
/// <param name="Flows">The flows.</param>
/// <param name="Value">The rate on the exporter's price, a fraction.</param>
public sealed record ExportTaxChange(FlowSelection Flows, StagedValue? Value) : FlowChange(Flows, Value)
{
    /// <inheritdoc/>
    public override string Kind => "export-tax";

    /// <summary>The change as a phrase.</summary>
    public override string ToString() => $"export tax {Value}: {Flows}";
}
