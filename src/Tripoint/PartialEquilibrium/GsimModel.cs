using Tripoint.Faults;

namespace Tripoint.PartialEquilibrium;

/// <summary>
/// GSIM: one product, all markets at once (Francois and Hall 2003, "Global simulation analysis of industry-level trade policy"). Buyers in v
/// choose among sources r with elasticity σ and buy less of the composite, elasticity E_m &lt; 0, as it becomes dearer; sellers supply
/// x̂_r = p̂_r^E_x to all markets at one price. For each product the N producers' prices clear
/// <c>p̂_r^E_x = Σ_v φ_rv · (p̂_r T̂_vr)^−σ · P̂_v^(σ+E_m)</c>, <c>P̂_v^(1−σ) = Σ_s θ_sv (p̂_s T̂_vs)^(1−σ)</c>,
/// with φ shares of a seller's markets before duty, θ shares of a buyer's sources after duty, T̂ = (1+t′)/(1+t). Their first-order form is
/// the paper's linear system, <see cref="GsimTreatment.Linear"/>.
/// </summary>
public static class GsimModel
{
    /// <summary>Solves every product.</summary>
    /// <param name="data">Flows, duties and elasticities.</param>
    /// <param name="options">How to solve; default exact.</param>
    /// <param name="cancellation">Stops between products.</param>
    /// <exception cref="BadInputException">The data are of the wrong shape or out of range.</exception>
    public static GsimResult Solve(GsimData data, GsimOptions? options = null, CancellationToken cancellation = default)
    {
        options ??= new GsimOptions();
        data.Check();
        int n = data.Economies.Length, p = data.Products.Length;
        var result = new GsimResult
        {
            Data = data,
            Treatment = options.Treatment,
            PriceChange = new double[p * n],
            TradeAfter = new double[data.Trade.Length],
            CompositePriceChange = new double[p * n],
            ProducerSurplus = new double[p * n],
            ConsumerSurplus = new double[p * n],
            Revenue = new double[p * n],
            Residual = new double[p],
            Iterations = new int[p],
            NotConverged = [],
        };
        var parallel = new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = options.Threads > 0 ? options.Threads : Environment.ProcessorCount };
        const int Chunk = 16;
        Parallel.For(0, (p + Chunk - 1) / Chunk, parallel, () => new GsimMarket(n), (chunk, _, market) =>
        {
            for (var at = chunk * Chunk; at < Math.Min(p, (chunk + 1) * Chunk); at++) market.Solve(result, at, options);
            return market;
        }, _ => { });
        return result with { NotConverged = [.. data.Products.Where((_, at) => !(result.Residual[at] <= options.Tolerance))] };
    }
}
