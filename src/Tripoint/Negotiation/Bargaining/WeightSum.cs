using Tripoint.Equilibrium;
using Tripoint.Tables;

namespace Tripoint.Negotiation.Bargaining;

/// <summary>Adds up what each figure of a result counts, over several quantities, so that one transposed solve serves them all.</summary>
internal sealed class WeightSum(WorldTable table)
{
    private double[]? _welfare, _trade, _revenue, _volume, _valueAdded, _employment;

    /// <summary>N.</summary>
    public double[] Welfare => _welfare ??= new double[table.EconomyCount];

    /// <summary>J × N × N.</summary>
    public double[] Trade => _trade ??= new double[table.Trade.Length];

    /// <summary>N.</summary>
    public double[] Revenue => _revenue ??= new double[table.EconomyCount];

    /// <summary>N × J.</summary>
    public double[] Volume => _volume ??= new double[table.Output.Length];

    /// <summary>N × J.</summary>
    public double[] ValueAdded => _valueAdded ??= new double[table.Output.Length];

    /// <summary>N × J.</summary>
    public double[] Employment => _employment ??= new double[table.Output.Length];

    /// <summary>The sum.</summary>
    public OutcomeWeights Total() => new()
    {
        Welfare = _welfare,
        Trade = _trade,
        TariffRevenue = _revenue,
        OutputVolume = _volume,
        ValueAdded = _valueAdded,
        Employment = _employment,
    };
}
