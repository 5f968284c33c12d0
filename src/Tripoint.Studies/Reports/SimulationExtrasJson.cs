using System.Text.Json;
using Tripoint.Data.Import;
using Tripoint.Equilibrium;
using Tripoint.Studies.Simulation;

namespace Tripoint.Studies.Reports;

/// <summary>The parts of <c>tripoint.simulate/1</c> that are there on request: draws and the comparison of models.</summary>
internal static class SimulationExtrasJson
{
    /// <summary>Intervals over draws of the elasticities.</summary>
    public static void Draws(Utf8JsonWriter json, SimulationResult simulation, SimulationDraws draws)
    {
        json.WriteStartObject("draws");
        json.WriteNumber("count", draws.Count);
        json.WriteNumber("seed", draws.Seed);
        json.WriteNumber("notConverged", draws.Result.NotConverged);
        json.WriteString("source", draws.Source);
        ContractJson.Texts(json, "heldFixed", draws.Assumed);
        json.WriteStartArray("economies");
        for (var at = 0; at < simulation.Result.Base.EconomyCount; at++)
        {
            json.WriteStartObject();
            json.WriteString("code", simulation.Result.Base.Economies[at].Code);
            foreach (var figure in SimulationFigures.All) Interval(json, figure.JsonName, figure.Intervals(draws.Result)[at]);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>The scenario in simpler models and at every horizon.</summary>
    public static void Comparison(Utf8JsonWriter json, SimulationResult simulation)
    {
        json.WriteStartArray("comparison");
        foreach (var model in simulation.Comparison)
        {
            json.WriteStartObject();
            json.WriteString("model", Word(model.Scope));
            json.WriteString("horizon", ScenarioFile.NameOf(model.Horizon));
            json.WriteString("note", model.Note);
            if (model.Result is { } result)
            {
                json.WriteString("status", SimulationJson.Word(result.Status));
                json.WriteStartArray("economies");
                for (var at = 0; at < result.Base.EconomyCount; at++)
                {
                    json.WriteStartObject();
                    json.WriteString("code", result.Base.Economies[at].Code);
                    foreach (var figure in SimulationFigures.All) ContractJson.Percent(json, figure.JsonName, figure.Values(result)[at]);
                    json.WriteEndObject();
                }
                json.WriteEndArray();
            }
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    /// <summary>The word for a model in the contract.</summary>
    internal static string Word(ModelScope scope) => scope switch
    {
        ModelScope.OneSector => "one-sector",
        ModelScope.SectorsWithoutInputs => "sectors-without-inputs",
        ModelScope.Full => "full",
        _ => throw new ArgumentOutOfRangeException(nameof(scope), scope, "Unknown model."),
    };

    private static void Interval(Utf8JsonWriter json, string property, EquilibriumInterval interval)
    {
        json.WriteStartObject(property);
        Number("low", interval.Low);
        Number("median", interval.Median);
        Number("high", interval.High);
        Number("standardDeviation", interval.StandardDeviation);
        json.WriteEndObject();

        void Number(string name, double value)
        {
            if (double.IsFinite(value)) json.WriteNumber(name, 100 * value);
            else json.WriteNull(name);
        }
    }
}
