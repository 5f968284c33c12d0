using System.Collections.Immutable;
using Tripoint.Codes;
using Tripoint.Faults;

namespace Tripoint.PartialEquilibrium;

/// <summary>
/// What a GSIM run needs: P products, each a market of its own, among N economies. Flows and duties are P × N × N, product, importer v,
/// exporter r: the pair is at (p·N + v)·N + r, as in <see cref="Tripoint.Tables.WorldTable"/>. Domestic sales stand at v = r and may be zero.
/// A flow that is zero stays zero: with CES demand there is no share to grow from.
/// </summary>
public sealed record GsimData
{
    /// <summary>The economies, N.</summary>
    public required ImmutableArray<Economy> Economies { get; init; }

    /// <summary>The products' codes, P.</summary>
    public required ImmutableArray<string> Products { get; init; }

    /// <summary>P × N × N values before duty, US$ (or any one unit of value).</summary>
    public required double[] Trade { get; init; }

    /// <summary>P × N × N ad valorem duties before, as fractions.</summary>
    public required double[] TariffBefore { get; init; }

    /// <summary>P × N × N ad valorem duties after, as fractions.</summary>
    public required double[] TariffAfter { get; init; }

    /// <summary>P elasticities of composite demand, negative (E_m).</summary>
    public required double[] Demand { get; init; }

    /// <summary>P elasticities of substitution between sources, positive (E_s).</summary>
    public required double[] Substitution { get; init; }

    /// <summary>P elasticities of supply, positive; <see cref="double.PositiveInfinity"/> holds producer prices fixed (E_x).</summary>
    public required double[] Supply { get; init; }

    /// <summary>Checks shapes and ranges.</summary>
    /// <exception cref="BadInputException">An array has the wrong length, a flow is negative or not finite, a duty is −1 or less, or an elasticity has the wrong sign.</exception>
    public void Check()
    {
        int n = Economies.Length, p = Products.Length;
        var faults = new List<Fault>();
        Length(nameof(Trade), Trade, p * n * n);
        Length(nameof(TariffBefore), TariffBefore, p * n * n);
        Length(nameof(TariffAfter), TariffAfter, p * n * n);
        Length(nameof(Demand), Demand, p);
        Length(nameof(Substitution), Substitution, p);
        Length(nameof(Supply), Supply, p);
        if (faults.Count > 0) throw new BadInputException(faults);
        for (var at = 0; at < Trade.Length && faults.Count < 20; at++)
        {
            var place = $"product {Products[at / (n * n)]}, importer {Economies[at / n % n]}, exporter {Economies[at % n]}";
            if (!(Trade[at] >= 0 && double.IsFinite(Trade[at]))) faults.Add(new Fault(FormattableString.Invariant($"trade of {Trade[at]}"), place, "a finite value of 0 or more"));
            if (!(TariffBefore[at] > -1 && double.IsFinite(TariffBefore[at]))) faults.Add(new Fault(FormattableString.Invariant($"a duty before of {TariffBefore[at]}"), place, "a finite fraction above -1"));
            if (!(TariffAfter[at] > -1 && double.IsFinite(TariffAfter[at]))) faults.Add(new Fault(FormattableString.Invariant($"a duty after of {TariffAfter[at]}"), place, "a finite fraction above -1"));
        }
        for (var at = 0; at < p && faults.Count < 20; at++)
        {
            if (!(Demand[at] < 0 && double.IsFinite(Demand[at]))) faults.Add(new Fault(FormattableString.Invariant($"a demand elasticity of {Demand[at]}"), $"product {Products[at]}", "a negative number"));
            if (!(Substitution[at] > 0 && double.IsFinite(Substitution[at]))) faults.Add(new Fault(FormattableString.Invariant($"a substitution elasticity of {Substitution[at]}"), $"product {Products[at]}", "a positive number"));
            if (!(Supply[at] > 0)) faults.Add(new Fault(FormattableString.Invariant($"a supply elasticity of {Supply[at]}"), $"product {Products[at]}", "a positive number or infinity"));
        }
        if (faults.Count > 0) throw new BadInputException(faults);

        void Length(string name, double[] values, int wanted)
        {
            if (values.Length != wanted) faults.Add(new Fault($"{name} holds {values.Length} values", "", $"{wanted} for {p} products and {n} economies"));
        }
    }
}
