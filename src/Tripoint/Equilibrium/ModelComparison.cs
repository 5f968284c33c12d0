using System.Collections.Immutable;
using Tripoint.Equilibrium.Core;
using Tripoint.Faults;
using Tripoint.Tables;

namespace Tripoint.Equilibrium;

/// <summary>How much of the economy's structure a model keeps.</summary>
public enum ModelScope
{
    /// <summary>One sector, no intermediate inputs: gravity with labour only.</summary>
    OneSector,

    /// <summary>All sectors, no intermediate inputs.</summary>
    SectorsWithoutInputs,

    /// <summary>All sectors with the input-output table.</summary>
    Full,
}

/// <summary>One model's answer.</summary>
/// <param name="Scope">What the model keeps.</param>
/// <param name="Horizon">How far factors move.</param>
/// <param name="Result">Its answer; null where the policy cannot be expressed in it.</param>
/// <param name="Note">Why there is no answer, or what was averaged; empty otherwise.</param>
public sealed record ComparedModel(ModelScope Scope, Horizon Horizon, EquilibriumResult? Result, string Note);

/// <summary>
/// The same policy in simpler and fuller models, with short, medium and long run, so that a reader sees which mechanism does what.
/// </summary>
public static class ModelComparison
{
    /// <summary>Solves the policy in every combination of scope and horizon; the full model is last in each horizon.</summary>
    /// <param name="table">The world table.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="options">Settings; the horizon and its elasticities are replaced.</param>
    /// <param name="cancellation">Stops the comparison.</param>
    public static ImmutableArray<ComparedModel> Run(
        WorldTable table, PolicyChange policy, EquilibriumOptions? options = null, CancellationToken cancellation = default)
    {
        options ??= new EquilibriumOptions();
        if (options.ProfitShare is not null) throw new BadInputException("simpler models have no profits to compare with", "", "options without profit shares");
        PolicyCheck.Throw(table, policy);
        var plain = SimplerWorlds.WithoutInputs(table);
        var one = SimplerWorlds.OneSector(plain);
        var merged = SimplerWorlds.Merge(table, policy);
        var compared = ImmutableArray.CreateBuilder<ComparedModel>();
        foreach (var horizon in Enum.GetValues<Horizon>())
        {
            var settings = options with { Horizon = horizon, MobileShare = null, ValueAddedElasticity = null, InputElasticity = null, FinalElasticity = null };
            compared.Add(merged is null
                ? new ComparedModel(ModelScope.OneSector, horizon, null, "a volume cap on one sector has no counterpart in a model of one sector")
                : new ComparedModel(ModelScope.OneSector, horizon, Solve(one, merged, settings), "tariffs and barriers are averages over sectors, weighted by base trade"));
            compared.Add(new ComparedModel(ModelScope.SectorsWithoutInputs, horizon, Solve(plain, policy, settings), ""));
            compared.Add(new ComparedModel(ModelScope.Full, horizon, Solve(table, policy, settings), ""));
        }
        return compared.ToImmutable();

        EquilibriumResult Solve(WorldTable world, PolicyChange change, EquilibriumOptions settings) =>
            new EquilibriumModel(world, settings).Solve(change, cancellation: cancellation);
    }
}
