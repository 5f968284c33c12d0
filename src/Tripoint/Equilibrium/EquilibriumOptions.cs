using Tripoint.Equilibrium.Core;
using Tripoint.Faults;
using Tripoint.Tables;

namespace Tripoint.Equilibrium;

/// <summary>
/// Settings of the equilibrium model. The defaults are those of the command line. A horizon picks the mobile share and the elasticities of
/// substitution; each may be given instead. Values of the short and medium run: 0.5 between value added and inputs, 0.2 between inputs,
/// 0.9 between final goods, the benchmark of Baqaee and Farhi (2024), "Networks, Barriers, and Trade", Econometrica 92(2). The mobile
/// share of the medium run, one half, is an assumption.
/// </summary>
public sealed record EquilibriumOptions
{
    /// <summary>What happens to deficits. Default: <see cref="DeficitClosure.FixedShare"/>.</summary>
    public DeficitClosure Deficits { get; init; } = DeficitClosure.FixedShare;

    /// <summary>How far factors move. Default: <see cref="Horizon.LongRun"/>.</summary>
    public Horizon Horizon { get; init; } = Horizon.LongRun;

    /// <summary>
    /// μ: the part of each sector's value added that mobile factors earn, 0 to 1; the rest is earned by factors that cannot leave the sector.
    /// Null: 1 in the long run, 0.5 in the medium run, 0 in the short run.
    /// </summary>
    public double? MobileShare { get; init; }

    /// <summary>ε: elasticity of substitution between value added and inputs, 0 to 20. Null: 1 in the long run, else 0.5.</summary>
    public double? ValueAddedElasticity { get; init; }

    /// <summary>σ: elasticity of substitution between the inputs of a sector, 0 to 20. Null: 1 in the long run, else 0.2.</summary>
    public double? InputElasticity { get; init; }

    /// <summary>σ_F: elasticity of substitution between final goods, 0 to 20. Null: 1 in the long run, else 0.9.</summary>
    public double? FinalElasticity { get; init; }

    /// <summary>
    /// J: the part of a sector's receipts that is profit of a fixed number of firms, which its economy's households earn; below the sector's
    /// share of value added. Under monopolistic competition it is 1/σ_j with σ_j = 1 + θ_j (Ossa 2014, who lets labour move and firms stay).
    /// Null, the default: no profits.
    /// </summary>
    public double[]? ProfitShare { get; init; }

    /// <summary>Largest residual of the certificate that counts as solved. Default: 1e-10.</summary>
    public double Tolerance { get; init; } = 1e-10;

    /// <summary>Iterations before the status becomes <see cref="SolveStatus.IterationLimit"/>. Default: 2000.</summary>
    public int IterationLimit { get; init; } = 2000;

    /// <summary>A clock to time solves with; null (the default) leaves <see cref="EquilibriumResult.Elapsed"/> zero.</summary>
    public TimeProvider? Clock { get; init; }

    /// <exception cref="BadInputException">The profit shares do not fit the table.</exception>
    internal void CheckProfit(WorldTable table)
    {
        if (ProfitShare is null) return;
        var j = table.SectorCount;
        if (ProfitShare.Length != j) throw new BadInputException(FormattableString.Invariant($"{ProfitShare.Length} profit shares"), "", FormattableString.Invariant($"J = {j}"));
        var faults = new List<Fault>();
        for (var slot = 0; slot < table.ValueAddedShare.Length && faults.Count < 20; slot++)
        {
            var share = ProfitShare[slot % j];
            if (!(share >= 0 && share < 1 && (share < table.ValueAddedShare[slot] || table.Output[slot] == 0)))
                faults.Add(new Fault(FormattableString.Invariant($"a profit share of {share:G4}"), $"{table.Economies[slot / j]}, {table.Sectors[slot % j]}", FormattableString.Invariant($"at least 0 and below the share of value added, {table.ValueAddedShare[slot]:G4}")));
        }
        if (faults.Count > 0) throw new BadInputException(faults);
    }

    /// <summary>The numbers behind the horizon.</summary>
    /// <exception cref="BadInputException">A value is outside its range; all are listed.</exception>
    internal Technology Technology()
    {
        var faults = new List<Fault>();
        var long_ = Horizon == Horizon.LongRun;
        var mobile = MobileShare ?? Horizon switch { Horizon.LongRun => 1, Horizon.MediumRun => 0.5, _ => 0 };
        var technology = new Technology(
            mobile, ValueAddedElasticity ?? (long_ ? 1 : 0.5), InputElasticity ?? (long_ ? 1 : 0.2), FinalElasticity ?? (long_ ? 1 : 0.9));
        Check("mobile share", mobile, 1);
        Check("elasticity between value added and inputs", technology.ValueAddedElasticity, 20);
        Check("elasticity between inputs", technology.InputElasticity, 20);
        Check("elasticity between final goods", technology.FinalElasticity, 20);
        if (!(Tolerance is >= 1e-13 and <= 1e-2)) faults.Add(new Fault($"the tolerance is {Tolerance}", "", "between 1e-13 and 0.01"));
        if (IterationLimit < 1) faults.Add(new Fault($"the iteration limit is {IterationLimit}", "", "at least 1"));
        return faults.Count == 0 ? technology : throw new BadInputException(faults);

        void Check(string what, double value, double high)
        {
            if (!(value >= 0 && value <= high)) faults.Add(new Fault($"the {what} is {value}", "", $"between 0 and {high}"));
        }
    }
}
