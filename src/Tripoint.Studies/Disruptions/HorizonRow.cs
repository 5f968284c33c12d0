namespace Tripoint.Studies.Disruptions;

/// <summary>One economy under the same cut-off at three horizons. Changes are fractions of base; a loss is negative. Days: the simulation, averaged over the days named.</summary>
/// <param name="Economy">The economy's index.</param>
/// <param name="FirstMonth">Output, average of days 1 to 30.</param>
/// <param name="FirstQuarter">Output, average of days 1 to 90.</param>
/// <param name="AllDays">Output, average of all days simulated.</param>
/// <param name="ShortRunOutput">Short-run equilibrium: output in volume.</param>
/// <param name="ShortRunWelfare">Short-run equilibrium: exact welfare.</param>
/// <param name="LongRunOutput">Long-run equilibrium: output in volume.</param>
/// <param name="LongRunWelfare">Long-run equilibrium: exact welfare.</param>
public sealed record HorizonRow(
    int Economy, double FirstMonth, double FirstQuarter, double AllDays, double ShortRunOutput, double ShortRunWelfare, double LongRunOutput, double LongRunWelfare);
