using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Tripoint.Faults;

namespace Tripoint.Disruption;

/// <summary>
/// The economic systemic risk index of Diem, Borsos, Reisch, Kertész and Thurner (2022) on an input-output table: nodes fail, their users lose inputs (generalised
/// Leontief: the worst essential input counts, other inputs by their share), their suppliers lose demand (final demand holds), both to a
/// fixed point; the index is the share of world output lost. Equations: docs/models/disruption.md. Many failures are computed side by side, one to a vector lane, so that each
/// link is read once for all of them; sweeps update in place, which reaches the same smallest fixed point as rounds do, only sooner.
/// </summary>
public static class SystemicRisk
{
    // Four vectors of eight doubles.
    private const int Lanes = 32;

    /// <summary>The index of every node with output, each failing alone.</summary>
    /// <exception cref="BadInputException">A setting is out of range.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static SystemicRiskResult OfNodes(DisruptionData data, SystemicRiskOptions options, Action<int>? onDone = null, CancellationToken cancellation = default) =>
        Solve(data, options, [.. Enumerable.Range(0, data.NodeCount).Where(f => data.Output[f] > 0).Select(f => ImmutableArray.Create(f))], onDone, cancellation);

    /// <summary>The index of every economy, all its sectors failing together.</summary>
    /// <exception cref="BadInputException">A setting is out of range.</exception>
    public static SystemicRiskResult OfEconomies(DisruptionData data, SystemicRiskOptions options, CancellationToken cancellation = default) =>
        Solve(data, options, [.. Enumerable.Range(0, data.EconomyCount).Select(n => Enumerable.Range(n * data.SectorCount, data.SectorCount).ToImmutableArray())], null, cancellation);

    /// <summary>The index of each set of nodes failing together.</summary>
    /// <param name="data">The steady state.</param>
    /// <param name="options">The settings.</param>
    /// <param name="failures">The sets.</param>
    /// <param name="onDone">Told the number of sets done.</param>
    /// <param name="cancellation">Stops between two sweeps.</param>
    /// <exception cref="BadInputException">A setting is out of range.</exception>
    public static SystemicRiskResult Solve(
        DisruptionData data, SystemicRiskOptions options, ImmutableArray<ImmutableArray<int>> failures, Action<int>? onDone = null, CancellationToken cancellation = default)
    {
        if (!(options.FailedShare is > 0 and <= 1))
            throw new BadInputException($"the failing share is {(options.FailedShare * 100).ToString(CultureInfo.InvariantCulture)}%", "systemic risk settings", "above 0% and at most 100%");
        if (!(options.Tolerance is > 0 and <= 0.01)) throw new BadInputException($"the tolerance is {options.Tolerance.ToString(CultureInfo.InvariantCulture)}", "systemic risk settings", "above 0 and at most 0.01");
        var network = CascadeNetwork.Of(data, UseSettings.Resolve(data, new DisruptionOptions { Criticalities = options.Criticalities, CriticalShare = options.CriticalShare }));
        var batches = (failures.Length + Lanes - 1) / Lanes;
        var risks = new NodeRisk[failures.Length];
        var rounds = new int[batches];
        var residuals = new double[batches];
        var done = 0;
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Threads > 0 ? options.Threads : Environment.ProcessorCount, CancellationToken = cancellation };
        Parallel.For(0, batches, parallel, batch =>
        {
            var first = batch * Lanes;
            var failed = failures[first..Math.Min(first + Lanes, failures.Length)];
            (rounds[batch], residuals[batch]) = new Cascade(data, network, options, failed).Run(risks.AsSpan(first, failed.Length), cancellation);
            onDone?.Invoke(Interlocked.Add(ref done, failed.Length));
        });
        var residual = residuals.DefaultIfEmpty(0).Max();
        return new SystemicRiskResult(data, options, [.. risks], rounds.DefaultIfEmpty(0).Max(), residual, residual <= options.Tolerance);
    }

    /// <summary>Up to 32 failures side by side. Losses are node × lane.</summary>
    private sealed class Cascade
    {
        private readonly DisruptionData _data;
        private readonly CascadeNetwork _network;
        private readonly SystemicRiskOptions _options;
        private readonly ImmutableArray<ImmutableArray<int>> _failed;
        private readonly int _nodes;
        private readonly double _world;
        private readonly double[] _start, _loss, _missing;

        public Cascade(DisruptionData data, CascadeNetwork network, SystemicRiskOptions options, ImmutableArray<ImmutableArray<int>> failed)
        {
            _data = data;
            _network = network;
            _options = options;
            _failed = failed;
            _nodes = data.NodeCount;
            _world = data.Output.Sum();
            _start = new double[_nodes * Lanes];
            _loss = new double[_nodes * Lanes];
            _missing = new double[_nodes * Lanes];
            for (var lane = 0; lane < failed.Length; lane++)
            {
                foreach (var f in failed[lane]) _start[f * Lanes + lane] = options.FailedShare;
            }
        }

        public (int Rounds, double Residual) Run(Span<NodeRisk> risks, CancellationToken cancellation)
        {
            var (down, downResidual) = Spread(DownstreamSweep, cancellation);
            double[] downstream = [.. _loss];
            var (up, upResidual) = Spread(UpstreamSweep, cancellation);
            for (var lane = 0; lane < _failed.Length; lane++)
            {
                double index = 0, own = 0, fromSuppliers = 0, fromUsers = 0;
                for (var f = 0; f < _nodes; f++)
                {
                    double x = _data.Output[f], d = downstream[f * Lanes + lane], u = _loss[f * Lanes + lane];
                    index += x * Math.Max(d, u);
                    own += x * _start[f * Lanes + lane];
                    fromSuppliers += x * d;
                    fromUsers += x * u;
                }
                risks[lane] = new NodeRisk(_failed[lane], index / _world, own / _world, fromSuppliers / _world, fromUsers / _world);
            }
            return (Math.Max(down, up), Math.Max(downResidual, upResidual));
        }

        private (int Rounds, double Residual) Spread(Action<double[]> sweep, CancellationToken cancellation)
        {
            _start.CopyTo(_loss, 0);
            double[] added = new double[Lanes], before = new double[Lanes];
            for (var round = 1; ; round++)
            {
                cancellation.ThrowIfCancellationRequested();
                (added, before) = (before, added);
                Array.Clear(added);
                sweep(added);
                var residual = 0.0;
                for (var lane = 0; lane < Lanes; lane++) residual = Math.Max(residual, Ahead(added[lane], before[lane]) / _world);
                if (residual <= _options.Tolerance || round == _options.IterationLimit) return (round, residual);
            }
        }

        // What is still to come once a round adds a where the one before it added b: a geometric series, at least a itself.
        private static double Ahead(double a, double b) => a < b ? Math.Max(a, a * a / (b - a)) : a == 0 ? 0 : double.PositiveInfinity;

        private void UpstreamSweep(double[] added)
        {
            for (var f = 0; f < _nodes; f++)
            {
                if (_data.Output[f] == 0) continue;
                var sum = new Four();
                Accumulate(_network.User, _network.UserWeight, _network.SaleStart[f], _network.SaleStart[f + 1], _loss, ref sum);
                Raise(f, in sum, added);
            }
        }

        private void DownstreamSweep(double[] added)
        {
            WeighMissing();
            for (var f = 0; f < _nodes; f++)
            {
                if (_data.Output[f] == 0) continue;
                var worst = new Four();
                for (var group = _network.GroupStart[f]; group < _network.GroupStart[f + 1]; group++)
                {
                    var sum = new Four();
                    Accumulate(_network.Supplier, _network.SupplierWeight, _network.LinkStart[group], _network.LinkStart[group + 1], _missing, ref sum);
                    worst = Four.Max(worst, sum);
                }
                Raise(f, in worst, added);
            }
        }

        // What users miss of a supplier: its loss times its share of what is still made of its product.
        private void WeighMissing()
        {
            if (!_options.IsReplaceable)
            {
                _loss.CopyTo(_missing, 0);
                return;
            }
            int n = _data.EconomyCount, j = _data.SectorCount;
            Span<double> left = stackalloc double[Lanes];
            for (var p = 0; p < j; p++)
            {
                left.Clear();
                for (var i = 0; i < n; i++)
                {
                    var s = i * j + p;
                    for (var lane = 0; lane < Lanes; lane++) left[lane] += _data.Output[s] * (1 - _loss[s * Lanes + lane]);
                }
                for (var i = 0; i < n; i++)
                {
                    var s = i * j + p;
                    var x = _data.Output[s];
                    if (x == 0) continue;
                    for (var lane = 0; lane < Lanes; lane++)
                    {
                        var share = x < left[lane] ? x / left[lane] : 1;
                        _missing[s * Lanes + lane] = share * _loss[s * Lanes + lane];
                    }
                }
            }
        }

        // Losses only grow: the fixed point approached from below is the smallest.
        private void Raise(int f, in Four candidate, double[] added)
        {
            Span<double> values = stackalloc double[Lanes];
            candidate.Store(ref MemoryMarshal.GetReference(values));
            var loss = _loss.AsSpan(f * Lanes, Lanes);
            var x = _data.Output[f];
            for (var lane = 0; lane < Lanes; lane++)
            {
                var raised = Math.Min(1, values[lane]);
                if (!(raised > loss[lane])) continue;
                added[lane] += x * (raised - loss[lane]);
                loss[lane] = raised;
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void Accumulate(int[] node, double[] weight, int from, int to, double[] values, ref Four sum)
        {
            ref var v = ref MemoryMarshal.GetArrayDataReference(values);
            Vector512<double> a = sum.A, b = sum.B, c = sum.C, d = sum.D;
            for (var k = from; k < to; k++)
            {
                var w = Vector512.Create(weight[k]);
                var at = (nuint)node[k] * Lanes;
                a = Vector512.FusedMultiplyAdd(w, Vector512.LoadUnsafe(ref v, at), a);
                b = Vector512.FusedMultiplyAdd(w, Vector512.LoadUnsafe(ref v, at + 8), b);
                c = Vector512.FusedMultiplyAdd(w, Vector512.LoadUnsafe(ref v, at + 16), c);
                d = Vector512.FusedMultiplyAdd(w, Vector512.LoadUnsafe(ref v, at + 24), d);
            }
            (sum.A, sum.B, sum.C, sum.D) = (a, b, c, d);
        }
    }

    /// <summary>Thirty-two lanes.</summary>
    private struct Four
    {
        public Vector512<double> A, B, C, D;

        public static Four Max(in Four x, in Four y) => new()
        {
            A = Vector512.Max(x.A, y.A),
            B = Vector512.Max(x.B, y.B),
            C = Vector512.Max(x.C, y.C),
            D = Vector512.Max(x.D, y.D),
        };

        public readonly void Store(ref double to)
        {
            A.StoreUnsafe(ref to);
            B.StoreUnsafe(ref to, 8);
            C.StoreUnsafe(ref to, 16);
            D.StoreUnsafe(ref to, 24);
        }
    }
}
