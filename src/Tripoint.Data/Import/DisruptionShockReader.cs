using System.Collections.Immutable;
using Tripoint.Disruption;
using YamlDotNet.RepresentationModel;

namespace Tripoint.Data.Import;

/// <summary>Reads the shocks of a disruption file.</summary>
internal sealed class DisruptionShockReader(DisruptionValues values)
{
    /// <summary>The shocks and where they stand.</summary>
    public IReadOnlyList<(Shock Shock, YamlNode Node)> Read(YamlMap top)
    {
        var shocks = new List<(Shock, YamlNode)>();
        if (top.Find("shocks") is not { } node)
        {
            values.Faults.Add("there is no shock", 1, 0, "a list under 'shocks:'");
            return shocks;
        }
        if (node is not YamlSequenceNode { Children.Count: > 0 } list)
        {
            values.Add("'shocks' is no list with at least one shock", node, "- capacity: { … }");
            return shocks;
        }
        foreach (var item in list)
        {
            if (item is not YamlMappingNode { Children.Count: 1 } single || single.Children.First() is not { Key: YamlScalarNode { Value: { } kind } } entry)
            {
                values.Add("a shock must be one of capacity, link, demand with its settings", item, "- capacity: { economies: [JPN], sectors: [C26], loss: 40%, length: 30 }");
                continue;
            }
            if (One(kind, entry.Key, entry.Value) is { } shock) shocks.Add((shock, item));
        }
        return shocks;
    }

    private Shock? One(string kind, YamlNode key, YamlNode body)
    {
        if (kind is not ("capacity" or "link" or "demand"))
        {
            values.Add($"unknown shock '{kind}'", key, "capacity, link or demand");
            return null;
        }
        if (YamlMap.Of(body, $"'{kind}'", values.Faults) is not { } map) return null;
        var isLink = kind == "link";
        var economies = Required(map, key, isLink ? "exporters" : "economies", values.Economies);
        var importers = isLink ? Required(map, key, "importers", values.Economies) : [];
        var sectors = Required(map, key, "sectors", values.Sectors);
        var size = kind == "demand" ? DemandChange(map, key) : Loss(map, key);
        var start = map.Find("start") is { } startNode ? (int)values.Number(startNode, "start", 1, 3650, isWhole: true) : 1;
        var length = map.Find("length") is { } lengthNode ? (int)values.Number(lengthNode, "length", 1, 36500, isWhole: true) : Missing(key, "length", "days at full size, such as 30");
        var (path, days) = Recovery(map);
        map.RefuseOtherKeys();
        return new Shock
        {
            Kind = kind switch { "capacity" => ShockKind.Capacity, "link" => ShockKind.Link, _ => ShockKind.Demand },
            Economies = economies,
            Importers = importers,
            Sectors = sectors,
            Size = size,
            StartDay = start,
            LengthDays = length,
            Recovery = path,
            RecoveryDays = days,
        };
    }

    private ImmutableArray<int> Required(YamlMap map, YamlNode place, string key, Func<YamlNode, ImmutableArray<int>> read)
    {
        if (map.Find(key) is { } node) return read(node);
        values.Add($"the shock does not say which {key}", place, $"{key}: [ … ]");
        return [];
    }

    private int Missing(YamlNode place, string key, string expected)
    {
        values.Add($"the shock has no {key}", place, expected);
        return 1;
    }

    private double DemandChange(YamlMap map, YamlNode place)
    {
        if (map.Find("change") is { } node) return values.Percent(node, "change", -99.9999, 1000);
        values.Add("the shock has no change", place, "a change of demand with its sign and unit, such as change: +30%");
        return 0;
    }

    private double Loss(YamlMap map, YamlNode place)
    {
        var loss = map.Find("loss");
        var left = map.Find("left");
        if (loss is not null && left is not null) values.Add("both 'loss' and 'left' are given", left, "one of them");
        if (loss is not null) return values.Percent(loss, "loss", 0, 100);
        if (left is not null) return 1 - values.Percent(left, "left", 0, 100);
        values.Add("the shock has no size", place, "loss: 40% (or left: 60%)");
        return 0;
    }

    private (RecoveryPath Path, double Days) Recovery(YamlMap map)
    {
        var over = map.Find("recovery-days");
        var half = map.Find("half-life");
        if (map.Find("recovery") is not { } node)
        {
            if (over is not null) values.Add("'recovery-days' without 'recovery: linear'", over);
            if (half is not null) values.Add("'half-life' without 'recovery: exponential'", half);
            return (RecoveryPath.Step, 0);
        }
        var path = values.Choice(node, "recovery", ("step", RecoveryPath.Step), ("linear", RecoveryPath.Linear), ("exponential", RecoveryPath.Exponential));
        var (wanted, unwanted, name) = path == RecoveryPath.Exponential ? (half, over, "half-life") : (over, half, "recovery-days");
        if (unwanted is not null || (path == RecoveryPath.Step && wanted is not null)) values.Add("the recovery's days do not fit its path", unwanted ?? wanted!, "recovery-days with linear, half-life with exponential, neither with step");
        if (path == RecoveryPath.Step) return (path, 0);
        if (wanted is not null) return (path, values.Number(wanted, name, 0.1, 36500));
        values.Add($"the recovery has no {name}", node, $"{name}: 30");
        return (path, 1);
    }
}
