using System.Globalization;
using System.Text;
using Tripoint.Codes;
using Tripoint.Exposure;
using Tripoint.InputOutput;

namespace Tripoint.Data.Embedded;

/// <summary>
/// Writes the indicators that come from tables too big to ship: look-through reliance (docs/models/input-output.md) and CO₂ footprints. Rows
/// by year, then as <see cref="IndicatorScope"/> and the table have them. The numbers are rounded, so that the order in which a processor
/// adds up does not show.
/// </summary>
internal sealed class IndicatorBuild
{
    private readonly StringBuilder _reliance = new("year,economy,partner,side,face,total,hidden\n");
    private readonly StringBuilder _footprints = new("year,from,to,mt_co2\n");

    /// <summary>The reliance file so far.</summary>
    public byte[] Reliance => Encoding.UTF8.GetBytes(_reliance.ToString());

    /// <summary>The footprint file so far.</summary>
    public byte[] Footprints => Encoding.UTF8.GetBytes(_footprints.ToString());

    /// <summary>Adds a year's look-through reliance, inputs and sales, all sectors on both sides.</summary>
    public void AddReliance(LeontiefSystem system)
    {
        var inputs = LookThroughReliance.Inputs(system);
        var sales = LookThroughReliance.Sales(system);
        foreach (var economy in IndicatorScope.Economies)
        {
            foreach (var (side, all) in new[] { (RelianceRecord.Inputs, inputs), (RelianceRecord.Sales, sales) })
            {
                var shares = all[system.IndexOf(economy)];
                foreach (var share in shares.Where(s => !s.Partner.Equals(economy))) Add(economy, share.Partner.Code, side, share);
                foreach (var group in IndicatorScope.Groups) Add(economy, group.Code, side, LookThroughReliance.Inner(shares, economy, group));
            }
        }

        void Add(Economy economy, string partner, string side, LookThroughShare share)
        {
            double face = Math.Round(share.Face, 5), total = Math.Round(share.TotalBMinusI, 5);
            _reliance.Append(CultureInfo.InvariantCulture, $"{system.Table.Year},{economy},{partner},{side},{Plain(face, "0.#####")},{Plain(total, "0.#####")},{Plain(total - face, "0.#####")}\n");
        }
    }

    /// <summary>Adds a year's CO₂ by where it arises and whose final demand causes it.</summary>
    public void AddFootprints(LeontiefSystem system, Satellite co2)
    {
        var footprint = Footprint.Of(system, co2);
        var groups = IndicatorScope.FootprintEconomies;
        int n = system.EconomyCount, rest = groups.Length - 1;
        int[] group = [.. system.Table.Economies.Select(GroupOf)];
        var sums = new double[groups.Length, groups.Length];
        for (var s = 0; s < n; s++)
        {
            // What final users emit themselves, and what lies on sectors without output, stays where it arises.
            var own = footprint.Production[s];
            for (var l = 0; l < n; l++)
            {
                sums[group[s], group[l]] += footprint.Flows[s * n + l];
                own -= footprint.Flows[s * n + l];
            }
            sums[group[s], group[s]] += own;
        }
        for (var s = 0; s < groups.Length; s++)
        {
            for (var l = 0; l < groups.Length; l++)
                _footprints.Append(CultureInfo.InvariantCulture, $"{system.Table.Year},{groups[s]},{groups[l]},{Plain(sums[s, l] / 1000, "0.###")}\n");
        }

        int GroupOf(Economy economy)
        {
            for (var at = 0; at < rest; at++)
            {
                if (groups[at].Equals(economy) || (Bloc.TryOf(groups[at].Code, out var bloc) && bloc.Contains(economy))) return at;
            }
            return rest;
        }
    }

    private static string Plain(double value, string format)
    {
        var text = value.ToString(format, CultureInfo.InvariantCulture);
        return text == "-0" ? "0" : text;
    }
}
