namespace Tripoint.PartialEquilibrium;

/// <summary>The market of one product: its shares, its solution and its surpluses. Scratch arrays are reused from product to product.</summary>
internal sealed class GsimMarket(int n)
{
    private readonly double[] _theta = new double[n * n];   // [v, r] shares of buyers' spending after duty
    private readonly double[] _phi = new double[n * n];     // [v, r] shares of sellers' markets before duty
    private readonly double[] _change = new double[n * n];  // [v, r] T̂
    private readonly double[] _share = new double[n * n];   // [v, r] θ at the current prices
    private readonly double[] _weight = new double[n * n];  // [v, r] φ q̂ / Σ φ q̂
    private readonly double[] _spending = new double[n];    // buyers' spending after duty, before the change
    private readonly double[] _sales = new double[n];
    private readonly double[] _x = new double[n];           // ln p̂ (exact) or p̂ − 1 (linear)
    private readonly double[] _trial = new double[n];
    private readonly double[] _excess = new double[n];
    private readonly double[] _direction = new double[n];
    private readonly double[] _composite = new double[n];   // ln P̂
    private readonly double[] _jacobian = new double[n * n];
    private double _demand, _substitution, _supply;

    /// <summary>Solves product <paramref name="p"/> and writes its part of the result.</summary>
    public void Solve(GsimResult result, int p, GsimOptions options)
    {
        Load(result.Data, p);
        Array.Clear(_x);
        if (options.Treatment == GsimTreatment.Linear)
        {
            Linear();
            result.Iterations[p] = 1;
            result.Residual[p] = LinearResidual();
            Write(result, p, exact: false);
        }
        else
        {
            (result.Iterations[p], result.Residual[p]) = Newton(options);
            Write(result, p, exact: true);
        }
    }

    private void Load(GsimData data, int p)
    {
        (_demand, _substitution, _supply) = (data.Demand[p], data.Substitution[p], data.Supply[p]);
        var start = p * n * n;
        Array.Clear(_sales);
        for (var v = 0; v < n; v++)
        {
            double spending = 0;
            for (var r = 0; r < n; r++)
            {
                var at = v * n + r;
                var value = data.Trade[start + at];
                _theta[at] = value * (1 + data.TariffBefore[start + at]);
                _phi[at] = value;
                _change[at] = (1 + data.TariffAfter[start + at]) / (1 + data.TariffBefore[start + at]);
                spending += _theta[at];
                _sales[r] += value;
            }
            _spending[v] = spending;
            if (spending > 0) for (var r = 0; r < n; r++) _theta[v * n + r] /= spending;
        }
        for (var at = 0; at < n * n; at++) _phi[at] = _sales[at % n] > 0 ? _phi[at] / _sales[at % n] : 0;
    }

    /// <summary>E_x p̂_r = Σ_v φ_rv Σ_s N_v,rs (p̂_s + T̂_vs) with N_v,rs = θ_vs (E_m + σ) − σ [r = s].</summary>
    private void Linear()
    {
        if (double.IsPositiveInfinity(_supply)) return;
        Array.Clear(_jacobian);
        for (var r = 0; r < n; r++)
        {
            _x[r] = 0;
            _jacobian[r * n + r] = _sales[r] > 0 ? _supply : 1;
        }
        for (var v = 0; v < n; v++)
        {
            double mean = 0;
            for (var s = 0; s < n; s++) mean += _theta[v * n + s] * (_change[v * n + s] - 1);
            for (var r = 0; r < n; r++)
            {
                var phi = _phi[v * n + r];
                if (phi == 0) continue;
                _x[r] += phi * ((_demand + _substitution) * mean - _substitution * (_change[v * n + r] - 1));
                for (var s = 0; s < n; s++) _jacobian[r * n + s] -= phi * (_demand + _substitution) * _theta[v * n + s];
                _jacobian[r * n + r] += phi * _substitution;
            }
        }
        SmallSolve.InPlace(_jacobian, _x, n);
    }

    private double LinearResidual()
    {
        double largest = 0;
        for (var r = 0; r < n; r++)
        {
            if (_sales[r] == 0 || double.IsPositiveInfinity(_supply)) continue;
            double demand = 0;
            for (var v = 0; v < n; v++) demand += _phi[v * n + r] * LinearQuantity(v, r);
            largest = Math.Max(largest, Math.Abs(demand - _supply * _x[r]));
        }
        return largest;
    }

    private double LinearQuantity(int v, int r) =>
        (_demand + _substitution) * LinearComposite(v) - _substitution * (_x[r] + _change[v * n + r] - 1);

    private double LinearComposite(int v)
    {
        double mean = 0;
        for (var s = 0; s < n; s++) mean += _theta[v * n + s] * (_x[s] + _change[v * n + s] - 1);
        return mean;
    }

    /// <summary>Damped Newton in ln p̂: F_r = E_x x_r − ln Σ_v φ_rv q̂_vr(x).</summary>
    private (int Iterations, double Residual) Newton(GsimOptions options)
    {
        var residual = Evaluate(_x);
        if (double.IsPositiveInfinity(_supply)) return (0, 0);
        for (var iteration = 1; iteration <= options.MaxIterations; iteration++)
        {
            if (residual <= options.Tolerance) return (iteration - 1, residual);
            Derivative();
            _excess.CopyTo(_direction, 0);
            SmallSolve.InPlace(_jacobian, _direction, n);
            var (step, next) = (1.0, double.PositiveInfinity);
            for (var halving = 0; halving < 12; halving++, step /= 2)
            {
                for (var r = 0; r < n; r++) _trial[r] = _x[r] - step * _direction[r];
                next = Evaluate(_trial);
                if (next < residual) break;
            }
            _trial.CopyTo(_x, 0);
            residual = next;
            if (!double.IsFinite(residual)) break;
        }
        return (options.MaxIterations, Evaluate(_x));
    }

    /// <summary>Fills shares, weights, composite prices and excess demand at ln p̂; gives the largest excess.</summary>
    private double Evaluate(double[] x)
    {
        for (var v = 0; v < n; v++)
        {
            if (_spending[v] == 0)
            {
                _composite[v] = 0;
                continue;
            }
            double sum = 0, log = 0;
            var unit = Math.Abs(1 - _substitution) < 1e-9;
            for (var r = 0; r < n; r++)
            {
                var at = v * n + r;
                if (_theta[at] == 0)
                {
                    _share[at] = 0;
                    continue;
                }
                var price = x[r] + Math.Log(_change[at]);
                log += _theta[at] * price;
                sum += _share[at] = _theta[at] * Math.Exp((1 - _substitution) * price);
            }
            for (var r = 0; r < n; r++) _share[v * n + r] /= sum;
            _composite[v] = unit ? log : Math.Log(sum) / (1 - _substitution);
        }
        double largest = 0;
        for (var r = 0; r < n; r++)
        {
            double demand = 0;
            for (var v = 0; v < n; v++)
            {
                var at = v * n + r;
                demand += _weight[at] = _phi[at] == 0 ? 0 : _phi[at] * Math.Exp((_substitution + _demand) * _composite[v] - _substitution * (x[r] + Math.Log(_change[at])));
            }
            if (_sales[r] == 0 || double.IsPositiveInfinity(_supply))
            {
                _excess[r] = 0;
                continue;
            }
            for (var v = 0; v < n; v++) _weight[v * n + r] /= demand;
            _excess[r] = _supply * x[r] - Math.Log(demand);
            largest = Math.Max(largest, Math.Abs(_excess[r]));
        }
        return largest;
    }

    private void Derivative()
    {
        Array.Clear(_jacobian);
        for (var r = 0; r < n; r++) _jacobian[r * n + r] = _sales[r] > 0 ? _supply + _substitution : 1;
        for (var v = 0; v < n; v++)
        {
            for (var r = 0; r < n; r++)
            {
                var weight = _sales[r] > 0 ? _weight[v * n + r] * (_substitution + _demand) : 0;
                if (weight == 0) continue;
                var row = _jacobian.AsSpan(r * n, n);
                var share = _share.AsSpan(v * n, n);
                for (var s = 0; s < n; s++) row[s] -= weight * share[s];
            }
        }
    }

    private void Write(GsimResult result, int p, bool exact)
    {
        var data = result.Data;
        var start = p * n * n;
        for (var v = 0; v < n; v++)
        {
            double before = 0, after = 0;
            var composite = exact ? _composite[v] : LinearComposite(v);
            for (var r = 0; r < n; r++)
            {
                var at = v * n + r;
                var quantity = exact ? Math.Exp((_substitution + _demand) * composite - _substitution * (_x[r] + Math.Log(_change[at]))) : Math.Max(0, 1 + LinearQuantity(v, r));
                var value = data.Trade[start + at] * quantity * (exact ? Math.Exp(_x[r]) : 1 + _x[r]);
                result.TradeAfter[start + at] = value;
                before += data.Trade[start + at] * data.TariffBefore[start + at];
                after += value * data.TariffAfter[start + at];
            }
            result.Revenue[p * n + v] = after - before;
            result.CompositePriceChange[p * n + v] = exact ? Math.Exp(composite) - 1 : composite;
            result.ConsumerSurplus[p * n + v] = exact
                ? -_spending[v] * Area(composite, _demand + 1)
                : _spending[v] * (0.5 * _demand * composite * composite * Math.Sign(composite) - composite);
            result.PriceChange[p * n + v] = exact ? Math.Exp(_x[v]) - 1 : _x[v];
            result.ProducerSurplus[p * n + v] = double.IsPositiveInfinity(_supply) ? 0
                : exact ? _sales[v] * Area(_x[v], _supply + 1) : _sales[v] * _x[v] * (1 + 0.5 * _supply * _x[v]);
        }
    }

    /// <summary>∫ from 1 to e^x of p^(k−1) dp = (e^(kx) − 1)/k; x where k is zero.</summary>
    private static double Area(double x, double k) => Math.Abs(k) < 1e-12 ? x : (Math.Exp(k * x) - 1) / k;
}
