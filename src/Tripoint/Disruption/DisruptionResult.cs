using System.Collections.Immutable;

namespace Tripoint.Disruption;

/// <summary>The account of one day by product, each J. Produced = ToIndustry + ToFinal; the stocks change by ToIndustry − Used. Million US$.</summary>
/// <param name="Produced">Output.</param>
/// <param name="ToIndustry">Received by industry.</param>
/// <param name="ToFinal">Received by final demand.</param>
/// <param name="Used">Used up by industry.</param>
/// <param name="Stocks">Held by industry at the end of the day.</param>
public sealed record DayAccount(double[] Produced, double[] ToIndustry, double[] ToFinal, double[] Used, double[] Stocks);

/// <summary>
/// A simulated disruption. Days 1 … T are rows 0 … T − 1. Million US$ a day for daily figures, million US$ for sums. A loss is base less
/// actual (output, value added) or demanded less served (final demand); a negative loss is a gain.
/// </summary>
public sealed record DisruptionResult
{
    /// <summary>The steady state it started from.</summary>
    public required DisruptionData Data { get; init; }

    /// <summary>What was simulated.</summary>
    public required DisruptionScenario Scenario { get; init; }

    /// <summary>How it ended.</summary>
    public required DisruptionStatus Status { get; init; }

    /// <summary>
    /// Recovered: the first day from which every economy stays at base (1 where none was ever below). Cannot recover: the first day from
    /// which the sectors of <see cref="DeadNodes"/> stand still, or nothing moves. Not recovered: the last day.
    /// </summary>
    public required int StatusDay { get; init; }

    /// <summary>T: the days simulated (fewer than asked for where nothing moves any more).</summary>
    public required int Days { get; init; }

    /// <summary>The largest gap between what was produced and what was received, over days and products, relative to the product's base output.</summary>
    public required double Residual { get; init; }

    /// <summary>Node indices that stand still for good; empty unless the status says so.</summary>
    public ImmutableArray<int> DeadNodes { get; init; } = [];

    /// <summary>T × NJ: output. Empty where only sums were asked for.</summary>
    public double[] Output { get; init; } = [];

    /// <summary>T × N × J: final demand served, by consuming economy and product. Empty where only sums were asked for.</summary>
    public double[] FinalServed { get; init; } = [];

    /// <summary>T × N: output by economy.</summary>
    public required double[] OutputByEconomy { get; init; }

    /// <summary>T × N: value added by economy.</summary>
    public required double[] ValueAddedByEconomy { get; init; }

    /// <summary>T × N: final demand served by economy.</summary>
    public required double[] FinalServedByEconomy { get; init; }

    /// <summary>T × N: final demand by economy.</summary>
    public required double[] FinalDemandByEconomy { get; init; }

    /// <summary>T: the account of each day by product.</summary>
    public required ImmutableArray<DayAccount> Accounts { get; init; }

    /// <summary>NJ: output lost over all days.</summary>
    public required double[] OutputLoss { get; init; }

    /// <summary>NJ: value added lost over all days.</summary>
    public required double[] ValueAddedLoss { get; init; }

    /// <summary>N × J: final demand not served over all days, by consuming economy and product.</summary>
    public required double[] FinalLoss { get; init; }

    /// <summary>J × N: output that economy n could have made with capacity and orders at hand but for want of product p, over all days.</summary>
    public required double[] BottleneckLoss { get; init; }

    /// <summary>NJ: the first day output is below base by more than the hit threshold; 0 for never.</summary>
    public required int[] FirstHitDay { get; init; }

    /// <summary>Output lost over the first days by one economy, as a fraction of its base output over those days.</summary>
    public double OutputLossShare(int economy, int days) => LossShare(OutputByEconomy, BaseOutput(economy), economy, days);

    /// <summary>Value added lost over the first days by one economy, as a fraction of its base value added over those days.</summary>
    public double ValueAddedLossShare(int economy, int days) => LossShare(ValueAddedByEconomy, BaseValueAdded(economy), economy, days);

    /// <summary>Final demand not served over the first days in one economy, as a fraction of what was demanded.</summary>
    public double FinalLossShare(int economy, int days)
    {
        double demanded = 0, served = 0;
        var n = Data.EconomyCount;
        for (var t = 0; t < Math.Min(days, Days); t++)
        {
            demanded += FinalDemandByEconomy[t * n + economy];
            served += FinalServedByEconomy[t * n + economy];
        }
        return demanded > 0 ? 1 - served / demanded : 0;
    }

    /// <summary>Output lost over all days by some economies together, as a fraction of their base output over the days of the scenario.</summary>
    public double OutputLossShare(IEnumerable<int> economies)
    {
        double lost = 0, all = 0;
        foreach (var economy in economies)
        {
            var start = economy * Data.SectorCount;
            for (var s = 0; s < Data.SectorCount; s++)
            {
                lost += OutputLoss[start + s];
                all += Data.Output[start + s];
            }
        }
        return all > 0 ? lost / (all * Days) : 0;
    }

    /// <summary>Base output of an economy a day.</summary>
    public double BaseOutput(int economy) => Sum(Data.Output, economy);

    /// <summary>Base value added of an economy a day.</summary>
    public double BaseValueAdded(int economy) => Sum(Data.ValueAdded, economy);

    /// <summary>The deepest day of an economy: its day and output below base as a fraction.</summary>
    public (int Day, double Below) Trough(int economy)
    {
        var output = BaseOutput(economy);
        var (day, lowest) = (1, output);
        for (var t = 0; t < Days; t++)
        {
            var x = OutputByEconomy[t * Data.EconomyCount + economy];
            if (x < lowest) (day, lowest) = (t + 1, x);
        }
        return (day, output > 0 ? 1 - lowest / output : 0);
    }

    private double Sum(double[] nodes, int economy)
    {
        var sum = 0.0;
        for (var s = 0; s < Data.SectorCount; s++) sum += nodes[economy * Data.SectorCount + s];
        return sum;
    }

    private double LossShare(double[] daily, double perDay, int economy, int days)
    {
        var counted = Math.Min(days, Days);
        if (counted == 0 || perDay == 0) return 0;
        var sum = 0.0;
        for (var t = 0; t < counted; t++) sum += daily[t * Data.EconomyCount + economy];
        return 1 - sum / (perDay * counted);
    }
}
