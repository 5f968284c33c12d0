using System.Collections.Immutable;
using Tripoint.Codes;

namespace Tripoint.Studies.Briefs;

/// <summary>What a disruption does to one member.</summary>
/// <param name="Economy">The member.</param>
/// <param name="Output">One value a day: output against base.</param>
/// <param name="DeepestDay">The day of the smallest output.</param>
/// <param name="Deepest">Output against base on that day.</param>
/// <param name="ShortRunWelfare">Real income if the shock lasted, short run; null where not solved.</param>
/// <param name="LongRunWelfare">The same, long run.</param>
/// <param name="ShortRunOutput">Volume of output if the shock lasted, short run; null where not solved.</param>
/// <param name="LongRunOutput">The same, long run.</param>
public sealed record MemberDisruption(
    Economy Economy, ImmutableArray<double> Output, int DeepestDay, double Deepest, double? ShortRunWelfare, double? LongRunWelfare, double? ShortRunOutput,
    double? LongRunOutput)
{
    /// <summary>Mean of the first days.</summary>
    public double Mean(int days) => Output.Take(days).Average();
}
