using Tripoint.Equilibrium;
using Tripoint.Faults;

namespace Tripoint.Negotiation.Bargaining;

/// <summary>
/// A model that remembers the last equilibrium, so that a search from point to point starts each solve near its answer. One search at a time
/// may use it. The order of points decides the start of each solve and so the last digits below the tolerance; the same search always asks
/// in the same order.
/// </summary>
public sealed class TrackedModel
{
    private EquilibriumResult? _last;

    /// <summary>Wraps a model.</summary>
    /// <param name="model">The model; long run or any horizon, without volume caps in what will be asked.</param>
    public TrackedModel(EquilibriumModel model) => Model = model;

    /// <summary>The model.</summary>
    public EquilibriumModel Model { get; }

    /// <summary>Equilibria solved so far.</summary>
    public int Solves { get; private set; }

    /// <summary>Transposed solves so far.</summary>
    public int Transposed { get; private set; }

    /// <summary>The equilibrium under a policy, or null where none was found.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="cancellation">Stops the solve.</param>
    /// <exception cref="BadInputException">The policy has the wrong shape.</exception>
    public EquilibriumResult? Solve(PolicyChange policy, CancellationToken cancellation = default)
    {
        Solves++;
        var result = Model.Solve(policy, _last, null, cancellation);
        if (result.Status != SolveStatus.Converged && _last is not null)
        {
            Solves++;
            result = Model.Solve(policy, null, null, cancellation);
        }
        if (result.Status != SolveStatus.Converged) return null;
        return _last = result;
    }

    /// <summary>The derivatives of a quantity made of the figures of a result.</summary>
    public OutcomeGradient Gradient(EquilibriumResult result, OutcomeWeights weights)
    {
        Transposed++;
        return Model.Gradient(result, weights);
    }

    /// <summary>The derivatives of the welfare of economies at a result.</summary>
    public WelfareGradient[] Gradients(EquilibriumResult result, IReadOnlyList<int> economies)
    {
        Transposed += economies.Count;
        return Model.Gradients(result, economies);
    }
}
