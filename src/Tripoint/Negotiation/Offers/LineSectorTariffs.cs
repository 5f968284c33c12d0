using Tripoint.Negotiation.Schedules;
using Tripoint.Tables;

namespace Tripoint.Negotiation.Offers;

/// <summary>
/// What a schedule by line means for the sectors of a table: in each sector the table's tariff moves in proportion to the weighted average of
/// its lines, t(y) = t_table · Σ w·ave(y) / Σ w·ave(0). A sector whose lines are free in the base keeps the table's tariff. Averages never rise
/// above the base's.
/// </summary>
internal sealed class LineSectorTariffs
{
    private readonly Schedule _schedule;
    private readonly LineSectors _map;
    private readonly ExchangeRates _exchange;
    private readonly int[] _sectorOf;
    private readonly int _sectors;
    private readonly Dictionary<int, double[]> _ratios = [];
    private readonly double[] _base;

    public LineSectorTariffs(ScheduleCommitment commitment, WorldTable table)
    {
        (_schedule, _map, _exchange, _sectors) = (commitment.Schedule, commitment.Sectors, commitment.Exchange, table.SectorCount);
        _sectorOf = [.. _map.Codes.Select(c => c.Length == 0 ? -1 : table.IndexOfSector(c))];
        _base = Averages(0);
    }

    /// <summary>The last year in which a line's rate can change.</summary>
    public static int LastYear(Schedule schedule) => schedule.Lines.Select(l => Steps(l.Category, schedule.Convention)).DefaultIfEmpty(1).Max();

    /// <summary>Whether the schedule has a line in a sector.</summary>
    public bool Touches(int sector) => Array.IndexOf(_sectorOf, sector) >= 0;

    /// <summary>The weighted average of a sector's lines in the base, a fraction; 0 where it has none.</summary>
    public double BaseAverage(int sector) => _base[sector];

    /// <summary>The tariff of each sector as a share of its base, J; null asks for the end.</summary>
    public double[] Ratios(int? year)
    {
        var at = year ?? LastYear(_schedule);
        lock (_ratios)
        {
            if (_ratios.TryGetValue(at, out var known)) return known;
            var averages = Averages(at);
            for (var j = 0; j < averages.Length; j++) averages[j] = _base[j] > 0 ? Math.Min(1, averages[j] / _base[j]) : 1;
            return _ratios[at] = averages;
        }
    }

    /// <summary>How much of a sector is free in several years (null: the end): its lines, the share of them by weight, and their number.</summary>
    public (double Lines, double[] Shares, double[] Counts) FreeShares(int sector, int?[] years)
    {
        double weight = 0, lines = 0;
        var last = LastYear(_schedule);
        double[] shares = new double[years.Length], counts = new double[years.Length];
        for (var k = 0; k < _sectorOf.Length; k++)
        {
            if (_sectorOf[k] != sector) continue;
            var line = _schedule.Lines[k];
            weight += _map.Weights[k];
            lines++;
            for (var t = 0; t < years.Length; t++)
            {
                if (!line.Base.IsFree && !_schedule.RateIn(line, years[t] ?? last).IsFree) continue;
                shares[t] += _map.Weights[k];
                counts[t]++;
            }
        }
        for (var t = 0; t < years.Length; t++) shares[t] /= weight;
        return (lines, shares, counts);
    }

    private static int Steps(StagingCategory category, StagingConvention convention) => category switch
    {
        EqualCuts c => c.Standstill + convention.Cuts(c.Years - c.Standstill),
        PartialCut p => p.Standstill + convention.Cuts(p.Years - p.Standstill),
        ListedRates l => l.Rates.Length,
        QuotaCategory q => Math.Max(Steps(q.Inside, convention), Steps(q.Beyond, convention)),
        _ => 1,
    };

    private double[] Averages(int year)
    {
        var sums = new double[_sectors];
        var weights = new double[_sectors];
        for (var k = 0; k < _sectorOf.Length; k++)
        {
            var sector = _sectorOf[k];
            if (sector < 0) continue;
            var line = _schedule.Lines[k];
            // Both ends must be known, or the average would be taken over different lines.
            if (_schedule.EquivalentIn(line, year, _exchange) is not { } now || _schedule.EquivalentIn(line, 0, _exchange) is null) continue;
            sums[sector] += _map.Weights[k] * now.Fraction;
            weights[sector] += _map.Weights[k];
        }
        for (var j = 0; j < sums.Length; j++) sums[j] = weights[j] > 0 ? sums[j] / weights[j] : 0;
        return sums;
    }
}
