namespace Tripoint.Scenarios;

/// <summary>One policy change of a scenario. What it means for a table is <see cref="ScenarioApplication"/>'s business.</summary>
/// <param name="Value">The value that is staged; null where there is none (a closed border, a table of rates).</param>
public abstract record ScenarioChange(StagedValue? Value)
{
    /// <summary>The reference it rests on, or the reasoning of an assumption. Never empty.</summary>
    public string Source { get; init; } = NoSource;

    /// <summary>Whether it is an assumption rather than a sourced policy.</summary>
    public bool IsAssumption { get; init; } = true;

    /// <summary>Where it was written.</summary>
    public ScenarioPlace Place { get; init; } = ScenarioPlace.None;

    /// <summary>Equal annual steps; null: at once, or as the value's own path says.</summary>
    public PhaseIn? PhaseIn { get; init; }

    /// <summary>The instrument, as the scenario file names it: <c>tariff</c>, <c>barrier</c>, …</summary>
    public abstract string Kind { get; }

    /// <summary>The years in which the change takes a step; empty when it holds at once.</summary>
    public IEnumerable<int> StepYears => PhaseIn is { } phase ? Enumerable.Range(phase.Start, phase.Years) : Value?.Steps.Keys ?? [];

    /// <summary>What is said of a change for which the file gives no source.</summary>
    public const string NoSource = "assumption (no source given)";

    /// <summary>How much of the change is in force in a year: its value and the share of the way there. Null: not in force yet.</summary>
    internal (double Value, double Share)? InForce(int? year)
    {
        var share = PhaseIn?.Share(year) ?? 1;
        var value = Value is null ? 0 : Value.In(year);
        return share > 0 && value is { } v ? (v, share) : null;
    }
}

/// <summary>A change of cross-border flows.</summary>
/// <param name="Flows">The flows it touches.</param>
/// <param name="Value">The value that is staged.</param>
public abstract record FlowChange(FlowSelection Flows, StagedValue? Value) : ScenarioChange(Value);

/// <summary>A change of what economies produce.</summary>
/// <param name="Economies">The economies.</param>
/// <param name="Sectors">Their sectors.</param>
/// <param name="Value">The value that is staged.</param>
public abstract record ProducerChange(Selector Economies, Selector Sectors, StagedValue? Value) : ScenarioChange(Value);
