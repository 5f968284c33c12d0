namespace Tripoint.Scenarios;

/// <summary>A change of productivity.</summary>
/// <param name="Economies">The economies.</param>
/// <param name="Sectors">Their sectors.</param>
/// <param name="Value">Relative change: 1% makes Â 1.01.</param>
public sealed record ProductivityChange(Selector Economies, Selector Sectors, StagedValue? Value) : ProducerChange(Economies, Sectors, Value)
{
    /// <inheritdoc/>
    public override string Kind => "productivity";

    /// <summary>The change as a phrase.</summary>
    public override string ToString() => $"productivity changed by {Value}: {Economies}; {Sectors}";
}
