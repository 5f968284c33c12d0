using Tripoint.Codes;
using Tripoint.Faults;

namespace Tripoint.Commitments;

/// <summary>The average tariff on goods that the members of a bloc trade with each other.</summary>
public static class MemberTariff
{
    /// <summary>Σ τ_ni^j M_ni^j / Σ M_ni^j over goods sectors j and pairs of different members n, i; a fraction. 0 where nothing is traded.</summary>
    /// <param name="economies">The N economies, in index order.</param>
    /// <param name="sectors">The J sectors, in index order.</param>
    /// <param name="trade">M, J × N × N: sector, importer, exporter; million US$.</param>
    /// <param name="tariff">τ, in the same order; fractions.</param>
    /// <param name="bloc">The bloc.</param>
    /// <exception cref="BadInputException">The data lack a member.</exception>
    public static double Average(IReadOnlyList<Economy> economies, IReadOnlyList<Sector> sectors, ReadOnlySpan<double> trade, ReadOnlySpan<double> tariff, Bloc bloc)
    {
        ArgumentNullException.ThrowIfNull(bloc);
        var members = bloc.Members.Select(m => economies.ToList().IndexOf(m)).ToArray();
        if (members.Contains(-1)) throw new BadInputException($"the data lack a member of {bloc.Code}");
        double duty = 0, value = 0;
        for (var j = 0; j < sectors.Count; j++)
        {
            if (!sectors[j].IsGoods) continue;
            foreach (var n in members)
            {
                foreach (var i in members)
                {
                    if (n == i) continue;
                    var cell = (j * economies.Count + n) * economies.Count + i;
                    duty += tariff[cell] * trade[cell];
                    value += trade[cell];
                }
            }
        }
        return value > 0 ? duty / value : 0;
    }
}
