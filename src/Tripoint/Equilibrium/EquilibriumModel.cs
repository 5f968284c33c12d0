using Tripoint.Equilibrium.Core;
using Tripoint.Faults;
using Tripoint.Tables;

namespace Tripoint.Equilibrium;

/// <summary>
/// The multi-sector general-equilibrium model in exact hat algebra (Caliendo and Parro 2015), with the extensions that
/// <c>docs/models/equilibrium.md</c> states. One object a table and options; <see cref="Solve"/> may be called from several threads at once.
/// </summary>
public sealed class EquilibriumModel
{
    private readonly BaseSystem _system;
    private readonly Technology _technology;
    private readonly ResultAssembly _before;

    /// <summary>Lays the table out for solving. Under <see cref="DeficitClosure.Zero"/> the base is solved again without deficits first.</summary>
    /// <param name="table">The world before the policy.</param>
    /// <param name="options">Settings; null takes the defaults.</param>
    /// <exception cref="BadInputException">An option is outside its range, or no base without deficits exists.</exception>
    public EquilibriumModel(WorldTable table, EquilibriumOptions? options = null)
    {
        Options = options ?? new EquilibriumOptions();
        _technology = Options.Technology();
        Base = Options.Deficits == DeficitClosure.Zero ? BaselineCalibration.WithoutDeficits(table) : table;
        _system = new BaseSystem(Base);
        var map = new EquilibriumMap(_system, _technology);
        var state = new double[map.Size];
        map.Start(state);
        _before = new ResultAssembly(_system, _technology, new PolicySystem(_system, PolicyChange.None, _system.Theta), map, state);
    }

    /// <summary>The world the effects are measured from.</summary>
    public WorldTable Base { get; }

    /// <summary>The settings.</summary>
    public EquilibriumOptions Options { get; }

    /// <summary>Solves for the equilibrium under a policy.</summary>
    /// <param name="policy">The policies in force.</param>
    /// <param name="warmStart">An earlier result of this model to start from; null starts from the base.</param>
    /// <param name="progress">Told the iteration and the largest change of its step.</param>
    /// <param name="cancellation">Stops the solve.</param>
    /// <exception cref="BadInputException">The policy has the wrong shape or values out of range; all faults are listed.</exception>
    public EquilibriumResult Solve(
        PolicyChange policy, EquilibriumResult? warmStart = null, IProgress<SolveProgress>? progress = null, CancellationToken cancellation = default)
    {
        PolicyCheck.Throw(Base, policy);
        var map = new EquilibriumMap(_system, _technology);
        var prepared = new PolicySystem(_system, policy, _system.Theta);
        var state = new double[map.Size];
        if (warmStart?.State is { } earlier && earlier.Length == map.Size) earlier.CopyTo(state, 0);
        else map.Start(state);

        var solver = new FixedPointSolver(map);
        var history = new List<double>();
        var (status, iterations, tolerance) = (SolveStatus.IterationLimit, 0, Options.Tolerance * 0.1);
        ResultAssembly answer;
        Certificate certificate;
        do
        {
            (status, var used) = solver.Solve(prepared, state, tolerance, Options.IterationLimit - iterations, history, progress, cancellation);
            iterations += used;
            answer = new ResultAssembly(_system, _technology, prepared, map, state);
            certificate = new CertificateCheck(Base, policy, _technology, _system.Theta, answer, prepared.Deficit).Compute();
            tolerance *= 0.1;
        }
        while (status == SolveStatus.Converged && !(certificate.Largest <= Options.Tolerance) && tolerance > 1e-15 && iterations < Options.IterationLimit);
        if (certificate.Largest <= Options.Tolerance) status = SolveStatus.Converged;
        else if (status == SolveStatus.Converged) status = SolveStatus.Stalled;
        return Result(policy, answer, certificate, status, iterations, state, [.. history]);
    }

    private static double[] Exp(double[] logs) => Array.ConvertAll(logs, Math.Exp);

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
        var logPrice = Minus(answer.LogPrice, _before.LogPrice);
        var logConsumer = Minus(answer.LogConsumerPrice, _before.LogConsumerPrice);
        double[] wage = new double[n], realWage = new double[n], welfare = new double[n], firstOrder = new double[n], volume = new double[n * j];
        var first = new FirstOrderWelfare(Base, answer, _before);
        for (var at = 0; at < n; at++)
        {
            wage[at] = _before.FactorIncome[at] > 0 ? answer.FactorIncome[at] / _before.FactorIncome[at] : 1;
            realWage[at] = (wage[at] / Math.Exp(logConsumer[at])) - 1;
            welfare[at] = (answer.Income[at] / _before.Income[at] / Math.Exp(logConsumer[at])) - 1;
            firstOrder[at] = first.Terms[at] + first.Volume[at];
        }
        for (var at = 0; at < n * j; at++)
        {
            volume[at] = _before.Output[at] == 0 ? 0 : (answer.Output[at] / _before.Output[at] / Math.Exp(answer.LogSupply[at])) - 1;
        }
        return new EquilibriumResult
        {
            Base = Base,
            Policy = policy,
            Options = Options,
            Status = status,
            Iterations = iterations,
            Certificate = certificate,
            WelfareExact = welfare,
            WelfareFirstOrder = firstOrder,
            TermsOfTrade = first.Terms,
            VolumeOfTrade = first.Volume,
            RealWage = realWage,
            Exports = Change(answer.Exports, _before.Exports),
            Imports = Change(answer.Imports, _before.Imports),
            WageHat = wage,
            ConsumerPriceHat = Exp(logConsumer),
            PriceHat = Exp(logPrice),
            UnitCostHat = Exp(answer.LogCost),
            Trade = answer.Trade,
            Expenditure = answer.Expenditure,
            Output = answer.Output,
            OutputVolume = volume,
            Income = answer.Income,
            TariffRevenue = answer.TariffRevenue,
            ResidualHistory = history,
            State = state,
        };
    }

    private static double[] Minus(double[] left, double[] right)
    {
        var difference = new double[left.Length];
        for (var at = 0; at < difference.Length; at++) difference[at] = left[at] - right[at];
        return difference;
    }
}
