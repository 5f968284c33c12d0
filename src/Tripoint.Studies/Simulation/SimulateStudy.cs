using System.Collections.Immutable;
using Tripoint.Data.Embedded;
using Tripoint.Data.Parameters;
using Tripoint.Equilibrium;
using Tripoint.Faults;
using Tripoint.Scenarios;
using Tripoint.Tables;

namespace Tripoint.Studies.Simulation;

/// <summary>Prices a scenario for every economy: the equilibrium at the end, each year of its path, and what each change contributes.</summary>
public static class SimulateStudy
{
    /// <summary>Loads the data and the scenario, and runs.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="progress">Told how many solves are done and how many there are.</param>
    /// <param name="cancellation">Stops the study.</param>
    /// <exception cref="BadInputException">The scenario is faulty or does not fit the table.</exception>
    /// <exception cref="DataMissingException">There is no such table.</exception>
    public static SimulationResult Run(SimulateRequest request, IProgress<(int Done, int All)>? progress = null, CancellationToken cancellation = default)
    {
        var table = TableChoice.World(request.Data, request.Year);
        var scenario = ScenarioLibrary.LoadOrRead(request.Scenario, table);
        if (request.Bloc is { } bloc) scenario = scenario with { Bloc = bloc };
        return Run(request, scenario, table, progress, cancellation);
    }

    /// <summary>Runs with a scenario and a table at hand.</summary>
    /// <inheritdoc cref="Run(SimulateRequest, IProgress{ValueTuple{int, int}}?, CancellationToken)"/>
    public static SimulationResult Run(
        SimulateRequest request, Scenario scenario, WorldTable table, IProgress<(int Done, int All)>? progress = null, CancellationToken cancellation = default)
    {
        var applied = ScenarioApplication.Apply(scenario, table);
        var years = scenario.PathYears;
        var all = 1 + years.Length + request.Draws;
        var done = 0;

        var model = new EquilibriumModel(table, Options(request, scenario));
        var result = model.Solve(applied.Policy, null, null, cancellation);
        Step();
        var path = ImmutableArray.CreateBuilder<PathStep>();
        EquilibriumResult? earlier = null;
        foreach (var year in years)
        {
            earlier = model.Solve(ScenarioApplication.Apply(scenario, table, year).Policy, earlier, null, cancellation);
            path.Add(new PathStep(year, earlier));
            Step();
        }
        return new SimulationResult
        {
            Applied = applied,
            Result = result,
            Path = path.ToImmutable(),
            Contributions = applied.Changes.Length > 1 && result.Status == SolveStatus.Converged
                ? new ContributionAnalysis(model, applied.Changes.Length, applied.PolicyOf).Compute(cancellation)
                : null,
            Draws = request.Draws > 0 ? Draw(request, model, applied, Step, cancellation) : null,
            Comparison = request.Compare ? ModelComparison.Run(table, applied.Policy, model.Options, cancellation) : [],
        };

        void Step() => progress?.Report((Interlocked.Increment(ref done), all));
    }

    private static SimulationDraws Draw(SimulateRequest request, EquilibriumModel model, AppliedScenario applied, Action solved, CancellationToken cancellation)
    {
        var table = applied.Table;
        var set = ElasticityFile.Shipped().Default(table.Sectors[0].Classification);
        var entries = table.Sectors.Select(set.Of).ToList();
        double[] theta = table.Elasticity.ToArray(), errors = [.. entries.Select(e => double.IsFinite(e.StandardError) ? e.StandardError : 0)];
        var assumed = entries.Where(e => !double.IsFinite(e.StandardError) || e.StandardError == 0).Select(e => e.Sector).ToList();
        var result = new EquilibriumBatch(model).Draw(applied.Policy, theta, errors, request.Draws, request.Seed, new Counter(solved), cancellation);
        return new SimulationDraws(request.Draws, request.Seed, set.Reference, assumed, result);
    }

    /// <summary>The closure in force: the request's, else the scenario's, else the defaults.</summary>
    public static EquilibriumOptions Options(SimulateRequest request, Scenario scenario)
    {
        var defaults = new EquilibriumOptions();
        return defaults with
        {
            Deficits = request.Deficits ?? scenario.Closure.Deficits ?? defaults.Deficits,
            Horizon = request.Horizon ?? scenario.Closure.Horizon ?? defaults.Horizon,
        };
    }

    private sealed class Counter(Action step) : IProgress<int>
    {
        public void Report(int value) => step();
    }
}
