using System.Collections.Immutable;
using Tripoint.Codes;
using Tripoint.Faults;
using Tripoint.Numerics.LinearAlgebra;
using Tripoint.Numerics.Regression;
using Tripoint.Tables;

namespace Tripoint.Exposure.Connectivity;

/// <summary>
/// What gravity makes one expect between two economies: a Poisson model with exporter and importer effects on distance, border, language,
/// colonial past and a trade agreement (Santos Silva and Tenreyro 2006, "The log of gravity"), fitted on all pairs of the data, the rest of
/// the world left out. One year and one cross-section: it describes, and predicts no effect of any policy.
/// </summary>
public sealed class TradePotential
{
    /// <summary>The regressors, in the order of <see cref="Coefficients"/>.</summary>
    public static ImmutableArray<string> Regressors { get; } = ["ln distance", "border", "language", "colonial past", "agreement"];

    private readonly DenseMatrix _actual, _fitted;
    private readonly Dictionary<string, int> _index;
    private readonly double[] _sold, _bought;
    private readonly double _world;

    private TradePotential(ImmutableArray<Economy> economies, DenseMatrix actual, TwoWayPoissonResult fit, bool[] uses)
    {
        Economies = economies;
        _index = economies.Select((e, at) => (e.Code, at)).ToDictionary(p => p.Code, p => p.at, StringComparer.Ordinal);
        (_actual, _fitted) = (actual, fit.Mean);
        Coefficients = [.. fit.Coefficients];
        (Converged, Residual) = (fit.Converged, fit.Residual);
        (_sold, _bought) = (new double[economies.Length], new double[economies.Length]);
        for (var at = 0; at < uses.Length; at++)
        {
            if (!uses[at]) continue;
            _sold[at / economies.Length] += actual.Values[at];
            _bought[at % economies.Length] += actual.Values[at];
            _world += actual.Values[at];
        }
    }

    /// <summary>The economies.</summary>
    public ImmutableArray<Economy> Economies { get; }

    /// <summary>One coefficient for each regressor in use.</summary>
    public ImmutableArray<double> Coefficients { get; }

    /// <summary>Whether the fit came to an end.</summary>
    public bool Converged { get; }

    /// <summary>The largest score over its scale.</summary>
    public double Residual { get; }

    /// <summary>Fits the model on the flows of a selection of sectors.</summary>
    /// <param name="flows">The flows.</param>
    /// <param name="sectors">The sectors added up.</param>
    /// <param name="pairs">What lies between the economies; a pair without a known distance does not count.</param>
    /// <param name="regressors">Some of <see cref="Regressors"/>, for data too small for all; null: all.</param>
    public static TradePotential Fit(TradeFlows flows, SectorChoice sectors, PairCovariates pairs, IReadOnlyList<string>? regressors = null)
    {
        ImmutableArray<int> at = [.. Enumerable.Range(0, flows.Economies.Length).Where(i => flows.Economies[i].Code != "ROW")];
        var economies = at.Select(i => flows.Economies[i]).ToImmutableArray();
        var n = economies.Length;
        var actual = new DenseMatrix(n, n);
        DenseMatrix[] z = [.. Regressors.Select(_ => new DenseMatrix(n, n))];
        var uses = new bool[n * n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                if (i == j || pairs.DistanceKm(economies[i], economies[j]) is not { } distance) continue;
                uses[i * n + j] = true;
                actual[i, j] = flows.Flow(sectors, at[j], at[i]);
                z[0][i, j] = Math.Log(distance);
                var links = pairs.Links(economies[i], economies[j]);
                z[1][i, j] = links.HasFlag(PairLinks.Contiguous) ? 1 : 0;
                z[2][i, j] = links.HasFlag(PairLinks.Language) ? 1 : 0;
                z[3][i, j] = links.HasFlag(PairLinks.Colony) ? 1 : 0;
                z[4][i, j] = pairs.HasAgreement(economies[i], economies[j], flows.Year) ? 1 : 0;
            }
        }
        var chosen = regressors is null ? z : [.. regressors.Select(name => z[Regressors.IndexOf(name)])];
        return new TradePotential(economies, actual, TwoWayPoisson.Fit(actual, chosen, uses, 1e-9), uses);
    }

    /// <summary>Whether the model covers an economy.</summary>
    public bool Covers(Economy economy) => _index.ContainsKey(economy.Code);

    /// <summary>What an exporter sells to an importer, in the unit of the flows.</summary>
    public double Actual(Economy exporter, Economy importer) => _actual[At(exporter), At(importer)];

    /// <summary>What the model makes one expect.</summary>
    public double Expected(Economy exporter, Economy importer) => _fitted[At(exporter), At(importer)];

    /// <summary>
    /// The pair's factor: what the model expects over what the two's sizes alone would give, fitted / (X_i M_j / X). Below 1 where distance and
    /// other links stand in the way.
    /// </summary>
    public double PairFactor(Economy exporter, Economy importer)
    {
        int i = At(exporter), j = At(importer);
        var bySize = _sold[i] * _bought[j] / _world;
        return bySize > 0 ? _fitted[i, j] / bySize : 0;
    }

    private int At(Economy economy) => _index.TryGetValue(economy.Code, out var at)
        ? at
        : throw new DataMissingException(new Fault($"the flows have no {economy.Code}", "", $"one of {string.Join(", ", Economies)}"));
}
