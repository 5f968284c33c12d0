using System.Collections.Immutable;
using Tripoint.Disruption;
using YamlDotNet.RepresentationModel;

namespace Tripoint.Data.Import;

/// <summary>Reads the settings of a disruption file; what is not said keeps its default.</summary>
internal static class DisruptionOptionReader
{
    public static DisruptionOptions Read(YamlMap top, DisruptionValues values)
    {
        var options = new DisruptionOptions();
        if (Section(top, "inventories", values) is { } stocks)
        {
            options = options with
            {
                GoodsInventoryDays = Number(stocks, "goods", 1, 3650, options.GoodsInventoryDays, values),
                ServiceInventoryDays = Number(stocks, "services", 1, 3650, options.ServiceInventoryDays, values),
                RestockDays = Number(stocks, "restock", 1, 3650, options.RestockDays, values),
                StockCaution = stocks.Find("caution") is { } caution ? values.Percent(caution, "caution", 0, 100) : 0,
                StockPolicy = stocks.Find("policy") is { } policy
                    ? values.Choice(policy, "policy", ("hold", StockPolicy.HoldBaseLevel), ("follow", StockPolicy.FollowPlannedProduction))
                    : options.StockPolicy,
                Inventories = [.. Items(stocks.Find("except"), "except", values).Select(rule => InventoryOf(rule, values))],
            };
            stocks.RefuseOtherKeys();
        }
        if (Section(top, "production", values) is { } production)
        {
            options = options with
            {
                OverproductionLimit = production.Find("limit") is { } limit ? Math.Max(1, values.Percent(limit, "limit", 100, 1000)) : options.OverproductionLimit,
                OverproductionDays = Number(production, "ramp", 1, 36500, options.OverproductionDays, values),
                Rationing = production.Find("rationing") is { } rationing
                    ? values.Choice(rationing, "rationing", ("proportional", Rationing.Proportional), ("intermediate-first", Rationing.IntermediateFirst), ("final-first", Rationing.FinalFirst))
                    : options.Rationing,
            };
            production.RefuseOtherKeys();
        }
        if (Section(top, "substitution", values) is { } substitution)
        {
            options = options with
            {
                SubstitutionPerDay = substitution.Find("per-day") is { } speed ? values.Percent(speed, "per-day", 0, 100) : 0,
                Substitutions = [.. Items(substitution.Find("except"), "except", values).Select(rule => SubstitutionOf(rule, values))],
            };
            substitution.RefuseOtherKeys();
        }
        return options with
        {
            CriticalShare = top.Find("critical-share") is { } share ? values.Percent(share, "critical-share", 0, 100) : options.CriticalShare,
            Criticalities = [.. Items(top.Find("criticality"), "criticality", values).Select(rule => CriticalityOf(rule, values))],
        };
    }

    public static MonteCarloOptions ReadMonteCarlo(YamlMap top, DisruptionValues values)
    {
        var options = new MonteCarloOptions();
        if (Section(top, "monte-carlo", values) is not { } map) return options;
        options = new MonteCarloOptions
        {
            Draws = (int)Number(map, "draws", 0, 1_000_000, options.Draws, values, isWhole: true),
            Seed = (ulong)Number(map, "seed", 0, 1e15, options.Seed, values, isWhole: true),
            SizeSpread = map.Find("size-spread") is { } size ? values.Percent(size, "size-spread", 0, 100) : options.SizeSpread,
            SpeedSpread = Number(map, "speed-spread", 0, 2, options.SpeedSpread, values),
        };
        map.RefuseOtherKeys();
        return options;
    }

    private static YamlMap? Section(YamlMap top, string key, DisruptionValues values) =>
        top.Find(key) is { } node ? YamlMap.Of(node, $"'{key}'", values.Faults) : null;

    private static double Number(YamlMap map, string key, double low, double high, double otherwise, DisruptionValues values, bool isWhole = false) =>
        map.Find(key) is { } node ? values.Number(node, key, low, high, isWhole) : otherwise;

    private static IEnumerable<YamlMap> Items(YamlNode? node, string key, DisruptionValues values)
    {
        if (node is null) yield break;
        if (node is not YamlSequenceNode list)
        {
            values.Add($"'{key}' is no list", node, "- { products: [C26], … }");
            yield break;
        }
        foreach (var item in list)
        {
            if (YamlMap.Of(item, $"an entry of '{key}'", values.Faults) is { } map) yield return map;
        }
    }

    private static UseSelection Uses(YamlMap rule, DisruptionValues values) => new(
        rule.Find("products") is { } products ? values.Sectors(products) : [],
        rule.Find("economies") is { } economies ? values.Economies(economies) : [],
        rule.Find("users") is { } users ? values.Sectors(users) : []);

    private static InventoryRule InventoryOf(YamlMap rule, DisruptionValues values)
    {
        var where = Uses(rule, values);
        var extra = rule.Find("extra-days");
        var days = rule.Find("days");
        rule.RefuseOtherKeys();
        if ((extra ?? days) is { } node && (extra is null || days is null))
            return new InventoryRule(where, values.Number(node, extra is null ? "days" : "extra-days", extra is null ? 1 : 0, 3650), extra is not null);
        values.Faults.Add("an exception of 'inventories' needs either 'days' or 'extra-days'", rule.Line);
        return new InventoryRule(where, 1);
    }

    private static CriticalityRule CriticalityOf(YamlMap rule, DisruptionValues values)
    {
        var where = Uses(rule, values);
        var level = Criticality.Critical;
        if (rule.Find("level") is { } node)
            level = values.Choice(node, "level", ("critical", Criticality.Critical), ("important", Criticality.Important), ("non-critical", Criticality.NonCritical));
        else values.Faults.Add("an entry of 'criticality' has no level", rule.Line, 0, "critical, important or non-critical");
        rule.RefuseOtherKeys();
        return new CriticalityRule(where, level);
    }

    private static SubstitutionRule SubstitutionOf(YamlMap rule, DisruptionValues values)
    {
        ImmutableArray<int> products = rule.Find("products") is { } node ? values.Sectors(node) : [];
        var speed = 0.0;
        if (rule.Find("per-day") is { } perDay) speed = values.Percent(perDay, "per-day", 0, 100);
        else values.Faults.Add("an exception of 'substitution' has no per-day", rule.Line, 0, "per-day: 2%");
        rule.RefuseOtherKeys();
        return new SubstitutionRule(products, speed);
    }
}
