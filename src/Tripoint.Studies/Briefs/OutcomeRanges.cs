using System.Collections.Immutable;
using Tripoint.Data.Parameters;
using Tripoint.Equilibrium;
using Tripoint.Scenarios;
using Tripoint.Tables;

namespace Tripoint.Studies.Briefs;

/// <summary>
/// Ranges of welfare over draws of the trade elasticities: each scenario solved again at elasticities drawn from their standard errors. A
/// range is read to two decimals of a per cent, so the draws are solved to a coarser tolerance than the point.
/// </summary>
internal sealed class OutcomeRanges
{
    private const double Tolerance = 1e-6;

    private readonly double[] _theta, _errors;
    private readonly WorldTable _table;

    private OutcomeRanges(WorldTable table, double[] errors, ElasticityDraws draws)
    {
        _table = table;
        _theta = table.Elasticity.ToArray();
        _errors = errors;
        Draws = draws;
    }

    /// <summary>What is drawn.</summary>
    public ElasticityDraws Draws { get; }

    /// <summary>The ranges of a request; null where none are asked for, or where no standard errors fit the table's sectors.</summary>
    public static OutcomeRanges? For(BriefRequest request)
    {
        if (request.Draws == 0) return null;
        var (table, file) = (request.Table, ElasticityFile.Shipped());
        var classification = table.Sectors[0].Classification;
        if (!file.Classifications.Contains(classification, StringComparer.Ordinal)) return null;
        var set = file.Default(classification);
        double[] errors = [.. table.Sectors.Select((s, at) => set.Of(s).StandardError is var e && double.IsFinite(e) ? Math.Min(e, table.Elasticity[at]) : 0)];
        return new OutcomeRanges(table, errors, new ElasticityDraws(request.Draws, request.Seed, set.Reference));
    }

    /// <summary>N ranges of one scenario, in index order; empty where no draw has a solution.</summary>
    public ImmutableArray<OutcomeInterval> Of(AppliedScenario applied, EquilibriumOptions options, IProgress<int> progress, CancellationToken cancellation)
    {
        var model = new EquilibriumModel(_table, options with { Tolerance = Tolerance });
        var draws = new EquilibriumBatch(model).Draw(applied.Policy, _theta, _errors, Draws.Count, Draws.Seed, progress, cancellation);
        return draws.NotConverged == Draws.Count ? [] : [.. draws.WelfareExact.Select(w => new OutcomeInterval(w.Low, w.High))];
    }
}
