namespace Tripoint.Scenarios;

/// <summary>How a tariff changes.</summary>
public enum TariffRule
{
    /// <summary>The rate becomes the value.</summary>
    To,

    /// <summary>Rates above the value come down to it; lower ones stay.</summary>
    AtMost,

    /// <summary>The value, in percentage points, is added to the rate; the rate does not fall below zero.</summary>
    Add,

    /// <summary>The rate is multiplied by 1 + value: −50% halves it.</summary>
    Change,

    /// <summary>The rates become those of a tariff matrix imported with the table.</summary>
    Table,
}

/// <summary>A change of ad valorem tariffs. Services bear none, so 'all sectors' means all goods (all sectors of the matrix under <see cref="TariffRule.Table"/>).</summary>
/// <param name="Flows">The flows.</param>
/// <param name="Rule">How the rate changes.</param>
/// <param name="Value">The rate or its change, as a fraction; null under <see cref="TariffRule.Table"/>.</param>
public sealed record TariffChange(FlowSelection Flows, TariffRule Rule, StagedValue? Value) : FlowChange(Flows, Value)
{
    /// <summary>The name of the tariff matrix under <see cref="TariffRule.Table"/>; otherwise empty.</summary>
    public string Table { get; init; } = "";

    /// <inheritdoc/>
    public override string Kind => "tariff";

    /// <summary>The rate in force when the change is complete, given the rate before it (fractions).</summary>
    internal double Target(double before, double value) => Rule switch
    {
        TariffRule.AtMost => Math.Min(before, value),
        TariffRule.Add => Math.Max(0, before + value),
        TariffRule.Change => before * (1 + value),
        _ => value,
    };

    /// <summary>The change as a phrase.</summary>
    public override string ToString()
    {
        var what = Rule switch
        {
            TariffRule.To => $"to {Value}",
            TariffRule.AtMost => $"at most {Value}",
            TariffRule.Add => $"plus {Value} (percentage points)",
            TariffRule.Change => $"changed by {Value} of the rate",
            _ => $"to the table {Table}",
        };
        return $"tariff {what}: {Flows}";
    }
}
