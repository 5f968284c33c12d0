using System.Collections.Concurrent;
using Tripoint.Equilibrium.Core;
using Tripoint.Faults;
using Tripoint.Tables;

namespace Tripoint.Equilibrium;

/// <summary>
/// The multi-sector general-equilibrium model in exact hat algebra (Caliendo and Parro 2015), with the extensions that
/// <c>docs/models/equilibrium.md</c> states. One object a table and options; its methods may be called from several threads at once.
/// </summary>
public sealed class EquilibriumModel
{
    private readonly BaseSystem _system;
    private readonly Technology _technology;
    private readonly ResultAssembly _before;
    private readonly ConcurrentBag<SolverWorkspace> _idle = [];

    /// <summary>Lays the table out for solving. Under <see cref="DeficitClosure.Zero"/> the base is solved again without deficits first.</summary>
    /// <param name="table">The world before the policy.</param>
    /// <param name="options">Settings; null takes the defaults.</param>
    /// <exception cref="BadInputException">An option is outside its range, or no base without deficits exists.</exception>
    public EquilibriumModel(WorldTable table, EquilibriumOptions? options = null)
    {
        Options = options ?? new EquilibriumOptions();
        _technology = Options.Technology();
        Options.CheckProfit(table);
        Base = Options.Deficits == DeficitClosure.Zero ? BaselineCalibration.WithoutDeficits(table, Options.ProfitShare) : table;
        _system = new BaseSystem(Base, Options.ProfitShare);
        var map = new EquilibriumMap(_system, _technology);
        var state = new double[map.Size];
        map.Start(state);
        _before = new ResultAssembly(_system, _technology, new PolicySystem(_system, PolicyChange.None, _system.Theta), map, state);
    }

    /// <summary>The world the effects are measured from.</summary>
    public WorldTable Base { get; }

    /// <summary>The settings.</summary>
    public EquilibriumOptions Options { get; }

    internal double[] Elasticity => _system.Theta;

    /// <summary>Solves for the equilibrium under a policy.</summary>
    /// <param name="policy">The policies in force.</param>
    /// <param name="warmStart">An earlier result of a model of the same table to start from; null starts from the base.</param>
    /// <param name="progress">Told the iteration and the largest change of its step.</param>
    /// <param name="cancellation">Stops the solve.</param>
    /// <exception cref="BadInputException">The policy has the wrong shape or values out of range; all faults are listed.</exception>
    /// <exception cref="OperationCanceledException">The solve was stopped.</exception>
    public EquilibriumResult Solve(
        PolicyChange policy, EquilibriumResult? warmStart = null, IProgress<SolveProgress>? progress = null, CancellationToken cancellation = default)
    {
        PolicyCheck.Throw(Base, policy);
        return Solve(policy, _system.Theta, warmStart?.State, progress, cancellation);
    }

    /// <summary>
    /// The derivatives of an economy's welfare to every policy and every trade elasticity at a solution, by one transposed solve.
    /// </summary>
    /// <param name="result">A converged result of this model.</param>
    /// <param name="economy">The economy's index.</param>
    /// <exception cref="BadInputException">The result has not converged, is another model's, or holds volume caps.</exception>
    public WelfareGradient Gradient(EquilibriumResult result, int economy) => Gradients(result, [economy])[0];

    /// <summary>As <see cref="Gradient(EquilibriumResult, int)"/> for several economies, sharing what can be shared.</summary>
    /// <exception cref="BadInputException">The result has not converged, is another model's, or holds volume caps.</exception>
    public WelfareGradient[] Gradients(EquilibriumResult result, IReadOnlyList<int> economies) =>
        Adjoint(result, solver => solver.Solve(economies, result.WelfareExact));

    /// <summary>
    /// The derivatives of a quantity that is made of a result's figures, to every tariff and barrier at a solution, by one transposed solve
    /// however many figures it is made of.
    /// </summary>
    /// <param name="result">A converged result of this model.</param>
    /// <param name="weights">What a unit of each figure counts.</param>
    /// <exception cref="BadInputException">The result has not converged, is another model's, or holds volume caps.</exception>
    public OutcomeGradient Gradient(EquilibriumResult result, OutcomeWeights weights) =>
        Adjoint(result, solver => solver.Solve(weights, result.WelfareExact));

    private T Adjoint<T>(EquilibriumResult result, Func<GradientSolver, T> solve)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (result.Status != SolveStatus.Converged || result.State is null || !ReferenceEquals(result.Base, Base))
            throw new BadInputException("derivatives need a converged result of the same model");
        if (result.Policy.VolumeCaps.Length > 0)
            throw new BadInputException("derivatives under volume caps are not defined where a cap begins to bind", "", "a policy without caps", "Use the export tax of the same rent");
        var workspace = _idle.TryTake(out var idle) ? idle : new SolverWorkspace(Base, _system, _technology, 0);
        var policy = new PolicySystem(_system, result.Policy, _system.Theta, null, workspace.Buffers);
        var gradients = solve(new GradientSolver(workspace, _system, policy, _technology, result.State));
        _idle.Add(workspace);
        return gradients;
    }

    /// <summary>As the public one, at any elasticities; <paramref name="keepFlows"/> false leaves <see cref="EquilibriumResult.Trade"/> empty.</summary>
    internal EquilibriumResult Solve(
        PolicyChange policy, double[] theta, double[]? warmStart, IProgress<SolveProgress>? progress, CancellationToken cancellation, bool keepFlows = true)
    {
        var clock = Options.Clock;
        var began = clock?.GetTimestamp() ?? 0;
        var caps = policy.VolumeCaps.Length;
        var workspace = caps == 0 && _idle.TryTake(out var idle) ? idle : new SolverWorkspace(Base, _system, _technology, caps);
        var prepared = new PolicySystem(_system, policy, theta, null, workspace.Buffers);
        if (Feasibility.Problem(Base, _system, prepared) is { } problem) return InfeasibleResult.Create(Base, policy, Options, problem);
        var (map, state) = (workspace.Map, workspace.State);
        Array.Clear(state);
        map.Start(state);
        if (warmStart is not null) warmStart.AsSpan(0, Math.Min(warmStart.Length, state.Length)).CopyTo(state);

        var flows = keepFlows ? GC.AllocateUninitializedArray<double>(Base.Trade.Length) : workspace.Flows;
        var history = new List<double>(64);
        var (status, iterations, tolerance) = (SolveStatus.IterationLimit, 0, Options.Tolerance);
        ResultAssembly answer;
        Certificate certificate;
        do
        {
            (status, var used) = workspace.Solver.Solve(prepared, state, tolerance, Options.IterationLimit - iterations, history, progress, cancellation);
            iterations += used;
            answer = new ResultAssembly(_system, _technology, prepared, map, state, flows);
            certificate = workspace.Check.Compute(answer, policy, theta, prepared.Deficit.AsSpan(0, _system.N));
            tolerance *= 0.1;
        }
        while (status == SolveStatus.Converged && !(certificate.Largest <= Options.Tolerance) && tolerance > 1e-15 && iterations < Options.IterationLimit);
        if (certificate.Largest <= Options.Tolerance) status = SolveStatus.Converged;
        else if (status == SolveStatus.Converged) status = SolveStatus.Stalled;
        var result = Result(policy, answer, certificate, status, iterations, [.. state], [.. history]) with
        {
            Trade = keepFlows ? flows : [],
            Elapsed = clock?.GetElapsedTime(began) ?? TimeSpan.Zero,
        };
        if (caps == 0) _idle.Add(workspace);
        return result;
    }

    private static string Diagnosis(SolveStatus status, Certificate certificate, WorldTable table, ResultAssembly answer)
    {
        if (status == SolveStatus.Converged) return "";
        for (var at = 0; at < table.EconomyCount; at++)
        {
            if (!(answer.Income[at] > 0))
                return $"the income of {table.Economies[at]} would not be positive: its surplus of the base exceeds what it can earn under the policy; use zero deficits";
        }
        var ended = status == SolveStatus.IterationLimit ? "the iteration limit was reached" : "the residual stopped falling";
        return FormattableString.Invariant($"{ended}; the largest residual is {certificate.Largest:E1}");
    }

    private static double[] Exp(double[] logs)
    {
        var levels = new double[logs.Length];
        System.Numerics.Tensors.TensorPrimitives.Exp(logs, levels);
        return levels;
    }

    private static double[] Change(double[] after, double[] before)
    {
        var change = new double[after.Length];
        for (var at = 0; at < change.Length; at++) change[at] = before[at] == 0 ? 0 : (after[at] / before[at]) - 1;
        return change;
    }

    private EquilibriumResult Result(
        PolicyChange policy, ResultAssembly answer, Certificate certificate, SolveStatus status, int iterations, double[] state, double[] history)
    {
        int n = Base.EconomyCount, j = Base.SectorCount;
        var consumerPrice = new double[n];
        double[] wage = new double[n], realWage = new double[n], welfare = new double[n], firstOrder = new double[n];
        double[] volume = new double[n * j], employment = new double[n * j];
        var (terms, volumeOfTrade) = FirstOrderWelfare.Totals(Base, _before.Trade, answer.Trade, answer.LogSupply);
        var supply = Exp(answer.LogSupply);
        for (var at = 0; at < n; at++)
        {
            consumerPrice[at] = Math.Exp(answer.LogConsumerPrice[at] - _before.LogConsumerPrice[at]);
            wage[at] = _before.FactorIncome[at] > 0 ? answer.FactorIncome[at] / _before.FactorIncome[at] : 1;
            realWage[at] = (wage[at] / consumerPrice[at]) - 1;
            welfare[at] = (answer.Income[at] / _before.Income[at] / consumerPrice[at]) - 1;
            firstOrder[at] = terms[at] + volumeOfTrade[at];
            for (var s = 0; s < j; s++)
            {
                var slot = (at * j) + s;
                if (_before.Output[slot] > 0) volume[slot] = (answer.Output[slot] / _before.Output[slot] / supply[slot]) - 1;
                if (_before.ValueAdded[slot] > 0)
                    employment[slot] = _technology.MobileShare * ((answer.ValueAdded[slot] / _before.ValueAdded[slot] / wage[at]) - 1);
            }
        }
        var prices = new double[n * j];
        for (var at = 0; at < n * j; at++) prices[at] = answer.LogPrice[at] - _before.LogPrice[at];
        return new EquilibriumResult
        {
            Base = Base,
            Policy = policy,
            Options = Options,
            Status = status,
            Diagnosis = Diagnosis(status, certificate, Base, answer),
            Iterations = iterations,
            Certificate = certificate,
            WelfareExact = welfare,
            WelfareFirstOrder = firstOrder,
            TermsOfTrade = terms,
            VolumeOfTrade = volumeOfTrade,
            RealWage = realWage,
            Exports = Change(answer.Exports, _before.Exports),
            Imports = Change(answer.Imports, _before.Imports),
            WageHat = wage,
            ConsumerPriceHat = consumerPrice,
            PriceHat = Exp(prices),
            UnitCostHat = Exp(answer.LogCost),
            SupplyPriceHat = supply,
            FactorPriceHat = answer.FactorPriceHat,
            Trade = answer.Trade,
            Expenditure = answer.Expenditure,
            Output = answer.Output,
            OutputVolume = volume,
            ValueAdded = answer.ValueAdded,
            Employment = employment,
            Income = answer.Income,
            TariffRevenue = answer.TariffRevenue,
            RentRevenue = answer.RentRevenue,
            ExportTaxRevenue = answer.ExportTaxRevenue,
            SubsidyCost = answer.SubsidyCost,
            Profit = answer.Profit,
            VolumeCaps = CapOutcomes(policy, answer),
            ResidualHistory = history,
            State = state,
            TradeBefore = _before.Trade,
        };
    }

    private System.Collections.Immutable.ImmutableArray<VolumeCapOutcome> CapOutcomes(PolicyChange policy, ResultAssembly answer)
    {
        if (answer.CapRent is not { } rents) return [.. policy.VolumeCaps.Select(cap => new VolumeCapOutcome(cap, 0, 0))];
        return
        [
            .. policy.VolumeCaps.Select(cap =>
            {
                var cell = Base.Cell(cap.Sector, cap.Importer, cap.Exporter);
                var rate = cap.Rent == RentHolder.Exporter ? rents.ToExporter[cell] : rents.ToImporter[cell];
                var value = answer.Trade[cell];
                return new VolumeCapOutcome(cap, rate, cap.Rent == RentHolder.Exporter ? value * rate / (1 + rate) : value * rate);
            }),
        ];
    }
}
