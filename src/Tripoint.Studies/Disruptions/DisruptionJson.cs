using System.Text.Encodings.Web;
using System.Text.Json;
using Tripoint.Disruption;

namespace Tripoint.Studies.Disruptions;

/// <summary>
/// A disruption report as JSON: a documented contract (docs/models/disruption.md). Within a version, members are only added. Shares are fractions; money ends in
/// <c>MillionUsd</c>; daily arrays start with day 1.
/// </summary>
public static class DisruptionJson
{
    /// <summary>The version of the contract.</summary>
    public const int Version = 1;

    private static readonly (string Key, double Probability)[] s_quantiles = [("p05", 0.05), ("p25", 0.25), ("p50", 0.5), ("p75", 0.75), ("p95", 0.95)];

    /// <summary>Writes a report.</summary>
    public static void Write(Stream stream, DisruptionReport report)
    {
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        json.WriteString("schema", "tripoint.disrupt");
        json.WriteNumber("version", Version);
        json.WriteStartObject("table");
        json.WriteString("name", report.Request.Table.Name);
        json.WriteNumber("year", report.Request.Table.Year);
        json.WriteString("howMade", report.Request.Table.Provenance.HowMade);
        json.WriteBoolean("isHybrid", report.Request.Table.Provenance.IsHybrid);
        Array(json, "steadyState", report.Data.Steps, step =>
        {
            json.WriteString("step", step.Step);
            json.WriteString("reason", step.Reason);
            json.WriteNumber("movedMillionUsd", step.MovedMusd);
            json.WriteNumber("movedShare", step.MovedShare);
        });
        json.WriteEndObject();
        if (report.Result is { } result) Simulation(json, result);
        if (report.MonteCarlo is { } draws) Draws(json, report, draws);
        if (report.Bridge is { } bridge) Bridge(json, report, bridge);
        if (report.Horizons is { } horizons) Horizons(json, report, horizons);
        if (report.Risk is { } risk) Risk(json, "systemicRisk", report.Data, risk, true);
        if (report.EconomyRisk is { } economies) Risk(json, "systemicRiskOfEconomies", report.Data, economies, false);
        json.WriteEndObject();
    }

    private static void Simulation(Utf8JsonWriter json, DisruptionResult result)
    {
        var data = result.Data;
        int n = data.EconomyCount, j = data.SectorCount;
        json.WriteStartObject("simulation");
        json.WriteString("name", result.Scenario.Name.English);
        json.WriteString("source", result.Scenario.Source);
        json.WriteString("status", StatusCode(result.Status));
        json.WriteNumber("statusDay", result.StatusDay);
        json.WriteNumber("days", result.Days);
        json.WriteNumber("residual", result.Residual);
        Array(json, "economies", Enumerable.Range(0, n), at =>
        {
            json.WriteString("code", data.Economies[at].Code);
            json.WriteNumber("baseOutputPerDayMillionUsd", result.BaseOutput(at));
            json.WriteNumber("outputLossShare", result.OutputLossShare(at, result.Days));
            json.WriteNumber("outputLossShare30", result.OutputLossShare(at, 30));
            json.WriteNumber("outputLossShare90", result.OutputLossShare(at, 90));
            json.WriteNumber("valueAddedLossShare", result.ValueAddedLossShare(at, result.Days));
            json.WriteNumber("finalUnmetShare", result.FinalLossShare(at, result.Days));
            var (day, below) = result.Trough(at);
            json.WriteNumber("deepestDay", day);
            json.WriteNumber("deepestShare", below);
            Daily(json, "outputMillionUsd", result.OutputByEconomy, at, n);
            Daily(json, "valueAddedMillionUsd", result.ValueAddedByEconomy, at, n);
            Daily(json, "finalServedMillionUsd", result.FinalServedByEconomy, at, n);
        });
        Array(json, "sectors", Enumerable.Range(0, data.NodeCount).Where(f => data.Output[f] > 0), f =>
        {
            json.WriteString("economy", data.Economies[f / j].Code);
            json.WriteString("sector", data.Sectors[f % j].Code);
            json.WriteNumber("outputLossMillionUsd", result.OutputLoss[f]);
            json.WriteNumber("valueAddedLossMillionUsd", result.ValueAddedLoss[f]);
            json.WriteNumber("finalUnmetMillionUsd", result.FinalLoss[f]);
            json.WriteNumber("firstHitDay", result.FirstHitDay[f]);
        });
        Array(json, "bottlenecks", Enumerable.Range(0, j * n).Where(at => result.BottleneckLoss[at] > 0), at =>
        {
            json.WriteString("economy", data.Economies[at % n].Code);
            json.WriteString("input", data.Sectors[at / n].Code);
            json.WriteNumber("outputLossMillionUsd", result.BottleneckLoss[at]);
        });
        json.WriteEndObject();
    }

    private static void Draws(Utf8JsonWriter json, DisruptionReport report, MonteCarloResult draws)
    {
        json.WriteStartObject("monteCarlo");
        json.WriteNumber("draws", draws.Draws.Length);
        json.WriteNumber("seed", draws.Scenario.MonteCarlo.Seed);
        json.WriteNumber("sizeSpread", draws.Scenario.MonteCarlo.SizeSpread);
        json.WriteNumber("speedSpread", draws.Scenario.MonteCarlo.SpeedSpread);
        foreach (var status in Enum.GetValues<DisruptionStatus>()) json.WriteNumber($"{StatusCode(status)}Share", draws.Share(status));
        Array(json, "economies", Enumerable.Range(0, report.Data.EconomyCount), n =>
        {
            json.WriteString("code", report.Data.Economies[n].Code);
            Quantiles(json, "outputLossShare", draws, d => d.OutputLoss[n]);
            Quantiles(json, "valueAddedLossShare", draws, d => d.ValueAddedLoss[n]);
            Quantiles(json, "finalUnmetShare", draws, d => d.FinalLoss[n]);
        });
        Quantiles(json, "worldOutputLossShare", draws, d => d.WorldOutputLoss);
        json.WriteEndObject();
    }

    private static void Quantiles(Utf8JsonWriter json, string name, MonteCarloResult draws, Func<DisruptionDraw, double> figure)
    {
        json.WriteStartObject(name);
        foreach (var (key, q) in s_quantiles) json.WriteNumber(key, draws.Quantile(figure, q));
        json.WriteEndObject();
    }

    private static void Bridge(Utf8JsonWriter json, DisruptionReport report, BridgeResult bridge)
    {
        json.WriteStartObject("bridge");
        json.WriteString("bloc", report.Request.Bloc.Code);
        json.WriteNumber("target", bridge.Target);
        json.WriteNumber("outputLossShare", bridge.Loss);
        foreach (var (name, lever) in new[] { ("extraDays", bridge.ExtraDays), ("substitutionPerDay", bridge.SubstitutionPerDay) })
        {
            json.WriteStartObject(name);
            Nullable(json, "setting", lever.Setting);
            json.WriteNumber("outputLossShare", lever.Loss);
            Nullable(json, "outputLossShareOneStepLess", lever.LossOneStepLess);
            json.WriteEndObject();
        }
        Array(json, "bottlenecks", bridge.Bottlenecks, b =>
        {
            json.WriteString("input", report.Data.Sectors[b.Product].Code);
            json.WriteNumber("outputLossMillionUsd", b.Loss);
            json.WriteNumber("share", b.Share);
        });
        json.WriteEndObject();
    }

    private static void Horizons(Utf8JsonWriter json, DisruptionReport report, HorizonComparison horizons)
    {
        json.WriteStartObject("horizons");
        json.WriteString("shortRunStatus", horizons.ShortRun.ToString());
        json.WriteString("longRunStatus", horizons.LongRun.ToString());
        Array(json, "economies", horizons.Rows, r =>
        {
            json.WriteString("code", report.Data.Economies[r.Economy].Code);
            json.WriteNumber("outputChange30", r.FirstMonth);
            json.WriteNumber("outputChange90", r.FirstQuarter);
            json.WriteNumber("outputChangeAllDays", r.AllDays);
            json.WriteNumber("shortRunOutputChange", r.ShortRunOutput);
            json.WriteNumber("shortRunWelfareChange", r.ShortRunWelfare);
            json.WriteNumber("longRunOutputChange", r.LongRunOutput);
            json.WriteNumber("longRunWelfareChange", r.LongRunWelfare);
        });
        json.WriteStartArray("notes");
        foreach (var note in horizons.Notes) json.WriteStringValue(note);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Risk(Utf8JsonWriter json, string name, DisruptionData data, SystemicRiskResult risk, bool bySector)
    {
        json.WriteStartObject(name);
        json.WriteBoolean("isConverged", risk.IsConverged);
        json.WriteNumber("residual", risk.Residual);
        json.WriteNumber("failedShare", risk.Options.FailedShare);
        Array(json, "nodes", risk.Nodes, node =>
        {
            json.WriteString("economy", data.Economies[node.Failed[0] / data.SectorCount].Code);
            if (bySector) json.WriteString("sector", data.Sectors[node.Failed[0] % data.SectorCount].Code);
            json.WriteNumber("index", node.Index);
            json.WriteNumber("own", node.Own);
            json.WriteNumber("beyond", node.Beyond);
            json.WriteNumber("downstream", node.Downstream);
            json.WriteNumber("upstream", node.Upstream);
        });
        json.WriteEndObject();
    }

    private static void Array<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Daily(Utf8JsonWriter json, string name, double[] values, int at, int width)
    {
        json.WriteStartArray(name);
        for (var k = at; k < values.Length; k += width) json.WriteNumberValue(values[k]);
        json.WriteEndArray();
    }

    private static void Nullable(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number) json.WriteNumber(name, number);
        else json.WriteNull(name);
    }

    private static string StatusCode(DisruptionStatus status) => status switch
    {
        DisruptionStatus.Recovered => "recovered",
        DisruptionStatus.NotRecovered => "notRecovered",
        _ => "cannotRecover",
    };
}
