using Tripoint.Equilibrium;

namespace Tripoint.Scenarios;

/// <summary>A quantitative restriction of exports: by the tax that would restrict as much, or by a cap on the volume.</summary>
/// <param name="Flows">The flows.</param>
/// <param name="Value">The tax equivalent, or the volume still allowed as a share of the base volume (0.4 allows 40 per cent); a fraction.</param>
/// <param name="IsVolumeCap">Whether the value is a volume.</param>
/// <param name="Rent">Who collects the rent.</param>
public sealed record ExportRestrictionChange(FlowSelection Flows, StagedValue? Value, bool IsVolumeCap, RentHolder Rent) : FlowChange(Flows, Value)
{
    /// <inheritdoc/>
    public override string Kind => "export-restriction";

    /// <summary>The change as a phrase.</summary>
    public override string ToString() =>
        $"export restriction, {(IsVolumeCap ? $"volume at most {Value} of the base" : $"tax equivalent {Value}")}, rent to the {(Rent == RentHolder.Exporter ? "exporter" : "importer")}: {Flows}";
}
