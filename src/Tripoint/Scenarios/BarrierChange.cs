namespace Tripoint.Scenarios;

/// <summary>A change of iceberg trade costs, the whole of barriers that are not tariffs: customs procedure, standards, licences, services restrictions.</summary>
/// <param name="Flows">The flows.</param>
/// <param name="Value">Relative change of the iceberg cost d: −2% makes d̂ 0.98; null closes the flows.</param>
public sealed record BarrierChange(FlowSelection Flows, StagedValue? Value) : FlowChange(Flows, Value)
{
    /// <inheritdoc/>
    public override string Kind => "barrier";

    /// <summary>Whether the flows are closed altogether.</summary>
    public bool ToAutarky => Value is null;

    /// <summary>The change as a phrase.</summary>
    public override string ToString() => ToAutarky ? $"barrier to autarky: {Flows}" : $"barrier changed by {Value}: {Flows}";
}
