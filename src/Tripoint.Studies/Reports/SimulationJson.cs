using System.Text.Json;
using Tripoint.Data.Import;
using Tripoint.Equilibrium;
using Tripoint.Studies.Simulation;

namespace Tripoint.Studies.Reports;

/// <summary>The contract <c>tripoint.simulate/1</c>, described in docs/guides/json.md.</summary>
public static class SimulationJson
{
    /// <summary>Name and version of the contract.</summary>
    public const string Schema = "tripoint.simulate/1";

    /// <summary>Writes a simulation.</summary>
    /// <param name="text">Where to.</param>
    /// <param name="simulation">The simulation.</param>
    /// <param name="bySector">Whether each economy carries its sectors.</param>
    /// <param name="verbose">Whether to add the residual of each iteration.</param>
    public static void Write(TextWriter text, SimulationResult simulation, bool bySector, bool verbose) => ContractJson.Write(text, Schema, json =>
    {
        var result = simulation.Result;
        Scenario(json, simulation);
        var table = simulation.Applied.Table;
        ContractJson.Data(json, table.Name, table.Year, table.Provenance);
        json.WriteString("unit", "per cent change against the base; values of trade in the numeraire (world nominal value added held constant)");
        json.WriteStartObject("closure");
        json.WriteString("deficits", ScenarioFile.NameOf(result.Options.Deficits));
        json.WriteString("horizon", ScenarioFile.NameOf(result.Options.Horizon));
        json.WriteEndObject();
        Certificate(json, result);
        Economies(json, result, bySector);
        if (simulation.Contributions is { } contributions) Contributions(json, simulation, contributions);
        if (!simulation.Path.IsEmpty) Path(json, simulation);
        if (simulation.Draws is { } draws) SimulationExtrasJson.Draws(json, simulation, draws);
        if (!simulation.Comparison.IsEmpty) SimulationExtrasJson.Comparison(json, simulation);
        var caveat = SimulationCaveats.FirstOrder(simulation.Applied.Scenario);
        ContractJson.Texts(json, "notes", caveat is null ? simulation.Applied.Notes : simulation.Applied.Notes.Add(caveat));
        if (!verbose) return;
        json.WriteStartArray("residualHistory");
        foreach (var residual in result.ResidualHistory) json.WriteNumberValue(residual);
        json.WriteEndArray();
    });

    /// <summary>The word for a status in the contract.</summary>
    internal static string Word(SolveStatus status) => status switch
    {
        SolveStatus.Converged => "converged",
        SolveStatus.IterationLimit => "iteration-limit",
        SolveStatus.Stalled => "stalled",
        SolveStatus.Infeasible => "infeasible",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "Unknown status."),
    };

    /// <summary>The word for a way of splitting a result over the changes.</summary>
    internal static string Word(ContributionMethod method) => method switch
    {
        ContributionMethod.Shapley => "shapley",
        ContributionMethod.Path => "path",
        ContributionMethod.SampledShapley => "sampled-shapley",
        _ => throw new ArgumentOutOfRangeException(nameof(method), method, "Unknown method."),
    };

    private static void Scenario(Utf8JsonWriter json, SimulationResult simulation)
    {
        var scenario = simulation.Applied.Scenario;
        json.WriteStartObject("scenario");
        json.WriteString("id", scenario.Id);
        ContractJson.Name(json, "name", scenario.Name);
        ContractJson.Name(json, "description", scenario.Description);
        json.WriteString("bloc", scenario.Bloc.Code);
        ContractJson.Texts(json, "members", scenario.Bloc.Members.Select(m => m.Code));
        json.WriteStartArray("changes");
        foreach (var applied in simulation.Applied.Changes)
        {
            json.WriteStartObject();
            json.WriteString("kind", applied.Change.Kind);
            json.WriteString("text", applied.Change.ToString());
            json.WriteString("source", applied.Change.Source);
            json.WriteBoolean("assumption", applied.Change.IsAssumption);
            json.WriteNumber("flows", applied.Cells);
            json.WriteNumber("coveredMillionUsd", applied.CoveredMusd);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Certificate(Utf8JsonWriter json, EquilibriumResult result)
    {
        json.WriteString("status", Word(result.Status));
        json.WriteNumber("iterations", result.Iterations);
        json.WriteNumber("residual", result.Residual);
        json.WriteStartObject("certificate");
        json.WriteNumber("goodsMarket", result.Certificate.GoodsMarket);
        json.WriteNumber("tradeBalance", result.Certificate.TradeBalance);
        json.WriteNumber("price", result.Certificate.Price);
        json.WriteNumber("income", result.Certificate.Income);
        json.WriteEndObject();
    }

    private static void Economies(Utf8JsonWriter json, EquilibriumResult result, bool bySector)
    {
        json.WriteStartArray("economies");
        for (var at = 0; at < result.Base.EconomyCount; at++)
        {
            json.WriteStartObject();
            json.WriteString("code", result.Base.Economies[at].Code);
            ContractJson.Name(json, "name", result.Base.Economies[at].Name);
            foreach (var figure in SimulationFigures.All) ContractJson.Percent(json, figure.JsonName, figure.Values(result)[at]);
            json.WriteNumber("tariffRevenueMillionUsd", result.TariffRevenue[at]);
            if (bySector) Sectors(json, result, at);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Sectors(Utf8JsonWriter json, EquilibriumResult result, int economy)
    {
        json.WriteStartArray("sectors");
        foreach (var sector in SectorOutcome.Of(result, economy))
        {
            json.WriteStartObject();
            json.WriteString("code", sector.Sector.Code);
            json.WriteNumber("outputMillionUsd", sector.OutputMusd);
            ContractJson.Percent(json, "outputVolumePercent", sector.OutputVolume);
            ContractJson.Percent(json, "pricePercent", sector.Price);
            ContractJson.Percent(json, "exportsPercent", sector.Exports);
            ContractJson.Percent(json, "importsPercent", sector.Imports);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Contributions(Utf8JsonWriter json, SimulationResult simulation, PolicyContributions contributions)
    {
        json.WriteStartObject("contributions");
        json.WriteString("method", Word(contributions.Method));
        json.WriteStartArray("economies");
        for (var at = 0; at < simulation.Result.Base.EconomyCount; at++)
        {
            json.WriteStartObject();
            json.WriteString("code", simulation.Result.Base.Economies[at].Code);
            json.WriteStartArray("welfareExactPercentByChange");
            foreach (var change in contributions.WelfareExact) json.WriteNumberValue(100 * change[at]);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Path(Utf8JsonWriter json, SimulationResult simulation)
    {
        json.WriteStartArray("path");
        foreach (var step in simulation.Path)
        {
            json.WriteStartObject();
            json.WriteNumber("year", step.Year);
            json.WriteString("status", Word(step.Result.Status));
            json.WriteNumber("residual", step.Result.Residual);
            json.WriteStartArray("economies");
            for (var at = 0; at < step.Result.Base.EconomyCount; at++)
            {
                json.WriteStartObject();
                json.WriteString("code", step.Result.Base.Economies[at].Code);
                foreach (var figure in SimulationFigures.All) ContractJson.Percent(json, figure.JsonName, figure.Values(step.Result)[at]);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
