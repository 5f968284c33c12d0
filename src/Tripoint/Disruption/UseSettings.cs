using System.Globalization;
using Tripoint.Faults;

namespace Tripoint.Disruption;

/// <summary>The options resolved to arrays, use by use. Shapes are J × NJ (product p, using node f) unless said otherwise.</summary>
internal sealed class UseSettings
{
    private UseSettings(double[] days, double[] stockWeight, double[] capacityWeight, double[] speed, bool substitutes)
    {
        Days = days;
        StockWeight = stockWeight;
        CapacityWeight = capacityWeight;
        Speed = speed;
        Substitutes = substitutes;
    }

    /// <summary>n: days of base use held.</summary>
    public double[] Days { get; }

    /// <summary>
    /// What stock S allows to be produced is StockWeight · S + CapacityWeight · capacity: (1/ã, 0) for a critical input, (½/ã, ½) for an
    /// important one, (0, 1) for any other, with ã the use per unit of output times max(ψ n, 1).
    /// </summary>
    public double[] StockWeight { get; }

    /// <summary>See <see cref="StockWeight"/>.</summary>
    public double[] CapacityWeight { get; }

    /// <summary>J: s, speed of substitution between sources.</summary>
    public double[] Speed { get; }

    /// <summary>Whether any speed is positive.</summary>
    public bool Substitutes { get; }

    /// <exception cref="BadInputException">An option is out of range; all faults are listed.</exception>
    public static UseSettings Resolve(DisruptionData data, DisruptionOptions options)
    {
        var faults = new List<Fault>();
        CheckOptions(options, faults);
        int j = data.SectorCount, nodes = data.NodeCount;
        var speed = new double[j];
        for (var p = 0; p < j; p++)
        {
            speed[p] = options.SubstitutionPerDay;
            foreach (var rule in options.Substitutions)
            {
                if (rule.Products.IsEmpty || rule.Products.Contains(p)) speed[p] = rule.PerDay;
            }
        }
        if (faults.Count > 0) throw new BadInputException(faults);
        double[] days = new double[j * nodes], stockWeight = new double[j * nodes], capacityWeight = new double[j * nodes];
        var inputs = new double[nodes];
        for (var at = 0; at < data.InputUse.Length; at++) inputs[at % nodes] += data.InputUse[at];
        for (var p = 0; p < j; p++)
        {
            var isGood = data.Sectors[p].IsGoods;
            for (var f = 0; f < nodes; f++)
            {
                int at = p * nodes + f, economy = f / j, user = f % j;
                var held = isGood ? options.GoodsInventoryDays : options.ServiceInventoryDays;
                foreach (var rule in options.Inventories)
                {
                    if (rule.Where.Contains(p, economy, user)) held = rule.IsExtra ? held + rule.Days : rule.Days;
                }
                days[at] = held;
                var level = data.InputUse[at] < options.CriticalShare * inputs[f] ? Criticality.NonCritical
                    : isGood && data.Sectors[user].IsGoods ? Criticality.Critical : Criticality.Important;
                foreach (var rule in options.Criticalities)
                {
                    if (rule.Where.Contains(p, economy, user)) level = rule.Level;
                }
                var use = data.InputUse[at];
                if (use <= 0 || level == Criticality.NonCritical)
                {
                    capacityWeight[at] = 1;
                    continue;
                }
                var perStock = data.Output[f] / use / Math.Max(options.StockCaution * held, 1);
                stockWeight[at] = level == Criticality.Critical ? perStock : perStock / 2;
                capacityWeight[at] = level == Criticality.Critical ? 0 : 0.5;
            }
        }
        return new UseSettings(days, stockWeight, capacityWeight, speed, speed.Any(s => s > 0));
    }

    private static void CheckOptions(DisruptionOptions options, List<Fault> faults)
    {
        void Range(string name, double value, double low, double high)
        {
            if (!(value >= low && value <= high))
                faults.Add(new Fault(string.Create(CultureInfo.InvariantCulture, $"{name} is {value}"), "disruption settings", string.Create(CultureInfo.InvariantCulture, $"{low} to {high}")));
        }
        Range("the inventory of goods in days", options.GoodsInventoryDays, 1, 3650);
        Range("the inventory of services in days", options.ServiceInventoryDays, 1, 3650);
        foreach (var rule in options.Inventories) Range("an inventory in days", rule.Days, rule.IsExtra ? 0 : 1, 3650);
        Range("the days of restocking", options.RestockDays, 1, 3650);
        Range("the stock caution ψ", options.StockCaution, 0, 1);
        Range("the share from which inputs are critical", options.CriticalShare, 0, 1);
        Range("the overproduction limit", options.OverproductionLimit, 1, 10);
        Range("the overproduction days", options.OverproductionDays, 1, 36500);
        Range("the substitution speed per day", options.SubstitutionPerDay, 0, 1);
        foreach (var rule in options.Substitutions) Range("a substitution speed per day", rule.PerDay, 0, 1);
        Range("the recovery tolerance", options.RecoveryTolerance, 1e-9, 0.5);
        Range("the hit threshold", options.HitThreshold, 1e-9, 1);
    }
}
