using System.Numerics.Tensors;

namespace Tripoint.Equilibrium.Core;

/// <summary>
/// The trade shares of the base with the change of policy worked in, so that an iteration needs no power of a flow:
/// A = π κ̂^−θ, B = A/((1+τ')(1+r')) (what reaches the border), C = B/(1+ρ') (what the producer receives). Each is J × N × Np; a sector that
/// the policy leaves alone refers to the base's own arrays.
/// </summary>
internal sealed class PolicySystem
{
    private readonly PolicyBuffers _buffers;
    private readonly double[] _wedge, _change;
    private readonly (double A, double B, double C)[] _capCells;

    public PolicySystem(BaseSystem system, PolicyChange policy, ReadOnlySpan<double> theta, double[]? deficit = null, PolicyBuffers? buffers = null)
    {
        int n = system.N, j = system.J, np = system.Np;
        Base = system;
        Policy = policy;
        Theta = theta.ToArray();
        Deficit = deficit ?? system.Deficit;
        Touched = new bool[j];
        HasImportWedge = new bool[j];
        HasExportTax = new bool[j];
        for (var s = 0; s < j; s++)
        {
            Touched[s] = Differs(policy.Tariff, system.BaseTariff, s, n) || NonZero(policy.ImporterRent, s, n, 0) || NonZero(policy.ExportTax, s, n, 0)
                || NonZero(policy.Barrier, s, n, 1) || policy.VolumeCaps.Any(cap => cap.Sector == s);
            HasImportWedge[s] = system.HasTariff[s];
        }
        _buffers = buffers ?? new PolicyBuffers(system);
        _wedge = new double[n];
        _change = new double[n];
        var tariffsOnly = policy.ImporterRent is null && policy.ExportTax is null && policy.Barrier is null && policy.VolumeCaps.IsDefaultOrEmpty;
        for (var s = 0; s < j; s++)
        {
            if (!Touched[s]) continue;
            if (tariffsOnly) FillTariffs(s);
            else Fill(s);
        }

        Caps = [.. policy.VolumeCaps.Where(cap => system.Share[(((cap.Sector * n) + cap.Importer) * np) + cap.Exporter] > 0)];
        _capCells = new (double A, double B, double C)[Caps.Length];
        for (var at = 0; at < Caps.Length; at++)
        {
            var cell = CapCell(at);
            if (Caps[at].Rent == RentHolder.Importer) HasImportWedge[Caps[at].Sector] = true;
            else if (!HasExportTax[Caps[at].Sector]) StartReceipts(Caps[at].Sector);
            _capCells[at] = (_buffers.A[cell], _buffers.B[cell], HasExportTax[Caps[at].Sector] ? _buffers.C[cell] : _buffers.B[cell]);
        }
        LogSupply = new double[j * np];
        CostShare = new double[j * np];
        for (var s = 0; s < j; s++) CostShare.AsSpan(s * np, np).Fill(system.BaseCostShare[s]);
        HasCostShare = system.HasProfit;
        for (var at = 0; at < n; at++)
        {
            for (var s = 0; s < j; s++)
            {
                if (policy.Productivity is { } productivity) LogSupply[(s * np) + at] -= Math.Log(productivity[(at * j) + s]);
                if (policy.Subsidy is not { } subsidy || subsidy[(at * j) + s] == 0) continue;
                LogSupply[(s * np) + at] += Math.Log(1 - subsidy[(at * j) + s]);
                CostShare[(s * np) + at] = system.BaseCostShare[s] / (1 - subsidy[(at * j) + s]);
                HasCostShare = true;
            }
        }
    }

    public BaseSystem Base { get; }

    public PolicyChange Policy { get; }

    /// <summary>θ_j, J.</summary>
    public double[] Theta { get; }

    /// <summary>D', Np.</summary>
    public double[] Deficit { get; }

    /// <summary>Whether the policy changes a wedge in the sector.</summary>
    public bool[] Touched { get; }

    /// <summary>Whether B differs from A.</summary>
    public bool[] HasImportWedge { get; }

    /// <summary>Whether C differs from B.</summary>
    public bool[] HasExportTax { get; }

    /// <summary>ln((1−s)/Â), J × Np: what turns unit cost at base productivity into the producer's price.</summary>
    public double[] LogSupply { get; }

    /// <summary>Cost per unit of receipts, J × Np: 1/(1−s), times what profits leave.</summary>
    public double[] CostShare { get; }

    /// <summary>Whether cost and receipts differ: a production subsidy is in force, or firms earn profits.</summary>
    public bool HasCostShare { get; }

    /// <summary>The volume caps on flows that exist.</summary>
    public VolumeCap[] Caps { get; }

    /// <summary>Works the rents of the caps, as ln(1+r), into A, B and C.</summary>
    public void SetCapRents(ReadOnlySpan<double> rents)
    {
        for (var at = 0; at < Caps.Length; at++)
        {
            var (cell, rent) = (CapCell(at), Math.Max(0, rents[at]));
            var kept = Math.Exp(-Theta[Caps[at].Sector] * rent);
            var net = kept * Math.Exp(-rent);
            _buffers.A[cell] = _capCells[at].A * kept;
            _buffers.B[cell] = _capCells[at].B * (Caps[at].Rent == RentHolder.Importer ? net : kept);
            _buffers.C[cell] = _capCells[at].C * net;
        }
    }

    /// <summary>A of a sector, N × Np.</summary>
    public ReadOnlySpan<double> A(int s) => Plane(s, Touched[s] ? _buffers.A : Base.Share);

    /// <summary>B of a sector, N × Np.</summary>
    public ReadOnlySpan<double> B(int s) => Plane(s, Touched[s] ? _buffers.B : Base.NetShare);

    /// <summary>C of a sector, N × Np.</summary>
    public ReadOnlySpan<double> C(int s) => HasExportTax[s] ? Plane(s, _buffers.C) : B(s);

    /// <summary>τ' of one flow.</summary>
    public double Tariff(int s, int importer, int exporter) => (Policy.Tariff ?? Base.BaseTariff)[Cell(s, importer, exporter)];

    /// <summary>r' of one flow: rent to the importer.</summary>
    public double Rent(int s, int importer, int exporter) => Policy.ImporterRent is { } rent ? rent[Cell(s, importer, exporter)] : 0;

    /// <summary>ρ' of one flow: export tax.</summary>
    public double ExportTax(int s, int importer, int exporter) => Policy.ExportTax is { } tax ? tax[Cell(s, importer, exporter)] : 0;

    /// <summary>Lets a sector whose exports are not taxed receive a rent: C begins as B.</summary>
    private void StartReceipts(int s)
    {
        var plane = Base.N * Base.Np;
        _buffers.B.AsSpan(s * plane, plane).CopyTo(_buffers.C.AsSpan(s * plane, plane));
        HasExportTax[s] = true;
    }

    private int CapCell(int at) => (((Caps[at].Sector * Base.N) + Caps[at].Importer) * Base.Np) + Caps[at].Exporter;

    private static bool Differs(double[]? values, double[] reference, int s, int n) =>
        values is not null && !values.AsSpan(s * n * n, n * n).SequenceEqual(reference.AsSpan(s * n * n, n * n));

    private static bool NonZero(double[]? values, int s, int n, double neutral) =>
        values is not null && values.AsSpan(s * n * n, n * n).ContainsAnyExcept(neutral);

    private ReadOnlySpan<double> Plane(int s, double[] planes)
    {
        var plane = Base.N * Base.Np;
        return planes.AsSpan(s * plane, plane);
    }

    private int Cell(int s, int importer, int exporter) => ((s * Base.N) + importer) * Base.N + exporter;

    /// <summary>A and B of a sector where tariffs alone change; rows that the buffers hold already are left.</summary>
    private void FillTariffs(int s)
    {
        int n = Base.N, np = Base.Np;
        var theta = Theta[s];
        for (var at = 0; at < n; at++)
        {
            int slot = (s * n) + at, row = slot * n, padded = slot * np;
            ReadOnlySpan<double> tariff = Policy.Tariff.AsSpan(row, n), before = Base.BaseTariff.AsSpan(row, n);
            Span<double> logs = _buffers.LogWedge.AsSpan(row, n), held = _buffers.Tariff.AsSpan(row, n);
            if (!HasImportWedge[s] && tariff.ContainsAnyExcept(0.0)) HasImportWedge[s] = true;
            if (!_buffers.RowLogs[slot] || !tariff.SequenceEqual(held))
            {
                (_buffers.RowLogs[slot], _buffers.RowTheta[slot]) = (true, double.NaN);
                tariff.CopyTo(held);
                TensorPrimitives.Add(tariff, 1, _wedge);
                TensorPrimitives.Add(before, 1, _change);
                TensorPrimitives.Divide(_wedge, _change, logs);
                TensorPrimitives.Log(logs, logs);
            }
            if (_buffers.RowTheta[slot] == theta) continue;
            _buffers.RowTheta[slot] = theta;
            if (tariff.SequenceEqual(before))
            {
                Base.Share.AsSpan(padded, np).CopyTo(_buffers.A.AsSpan(padded, np));
                Base.NetShare.AsSpan(padded, np).CopyTo(_buffers.B.AsSpan(padded, np));
                continue;
            }
            TensorPrimitives.Multiply(logs, -theta, _change);
            TensorPrimitives.Exp(_change, _change);
            TensorPrimitives.Multiply(Base.Share.AsSpan(padded, n), _change, _buffers.A.AsSpan(padded, n));
            TensorPrimitives.Add(tariff, 1, _wedge);
            TensorPrimitives.Divide(_buffers.A.AsSpan(padded, n), _wedge, _buffers.B.AsSpan(padded, n));
        }
    }

    /// <summary>A, B and C of a sector under any instruments.</summary>
    private void Fill(int s)
    {
        int n = Base.N, np = Base.Np;
        for (var at = 0; at < n; at++)
        {
            int row = Cell(s, at, 0), padded = ((s * n) + at) * np;
            _buffers.RowTheta[(s * n) + at] = double.NaN;
            Span<double> wedge = _wedge, change = _change, a = _buffers.A.AsSpan(padded, n), b = _buffers.B.AsSpan(padded, n);
            var c = Policy.ExportTax is null ? default : _buffers.C.AsSpan(padded, n);
            TensorPrimitives.Add((Policy.Tariff ?? Base.BaseTariff).AsSpan(row, n), 1, wedge);
            if (Policy.ImporterRent is { } rent)
            {
                TensorPrimitives.Add(rent.AsSpan(row, n), 1, change);
                TensorPrimitives.Multiply(wedge, change, wedge);
            }
            if (wedge.ContainsAnyExcept(1.0)) HasImportWedge[s] = true;
            TensorPrimitives.Add(Base.BaseTariff.AsSpan(row, n), 1, change);
            TensorPrimitives.Divide(wedge, change, change);
            if (Policy.ExportTax is { } tax)
            {
                if (tax.AsSpan(row, n).ContainsAnyExcept(0.0)) HasExportTax[s] = true;
                TensorPrimitives.Add(tax.AsSpan(row, n), 1, c);
                TensorPrimitives.Multiply(change, c, change);
            }
            if (Policy.Barrier is { } barrier) TensorPrimitives.Multiply(change, barrier.AsSpan(row, n), change);
            var shares = Base.Share.AsSpan(padded, n);
            if (change.ContainsAnyExcept(1.0))
            {
                TensorPrimitives.Log(change, change);
                TensorPrimitives.Multiply(change, -Theta[s], change);
                TensorPrimitives.Exp(change, change);
                TensorPrimitives.Multiply(shares, change, a);
            }
            else
            {
                shares.CopyTo(a);
            }
            TensorPrimitives.Divide(a, wedge, b);
            if (Policy.ExportTax is not null) TensorPrimitives.Divide(b, c, c);
        }
    }
}
