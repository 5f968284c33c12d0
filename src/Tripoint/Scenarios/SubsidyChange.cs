namespace Tripoint.Scenarios;

/// <summary>A production subsidy, paid from the economy's income.</summary>
/// <param name="Economies">The economies.</param>
/// <param name="Sectors">Their sectors.</param>
/// <param name="Value">The rate as a fraction of unit cost, in [0, 1).</param>
public sealed record SubsidyChange(Selector Economies, Selector Sectors, StagedValue? Value) : ProducerChange(Economies, Sectors, Value)
{
    /// <inheritdoc/>
    public override string Kind => "subsidy";

    /// <summary>The change as a phrase.</summary>
    public override string ToString() => $"subsidy {Value} of unit cost: {Economies}; {Sectors}";
}
