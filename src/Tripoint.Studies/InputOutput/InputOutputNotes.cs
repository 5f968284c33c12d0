using System.Collections.Immutable;
using Tripoint.InputOutput;

namespace Tripoint.Studies.InputOutput;

/// <summary>The sentences that go with every answer from an input-output table.</summary>
public static class InputOutputNotes
{
    /// <summary>How the table came to be, and what making a system of it found and did; then the study's own.</summary>
    public static ImmutableArray<string> Of(LeontiefSystem system, params IEnumerable<string> own)
    {
        var provenance = system.Table.Provenance;
        var made = provenance.IsHybrid ? $"Hybrid table, years or sources mixed: {provenance.HowMade}." : $"Table: {provenance.HowMade}.";
        return [made, .. system.Report.Sentences(), .. own];
    }
}
