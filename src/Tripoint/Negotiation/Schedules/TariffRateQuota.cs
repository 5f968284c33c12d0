using System.Collections.Immutable;

namespace Tripoint.Negotiation.Schedules;

/// <summary>One stretch of a quota's growth: in equal steps to a volume by a year, or by per cent a year until one (or for ever).</summary>
/// <param name="UntilYear">The last year of the stretch; null for ever, which only growth by per cent can be.</param>
/// <param name="Volume">The volume reached in that year; null where the stretch grows by per cent.</param>
/// <param name="AnnualPercent">Per cent a year; used where no volume is given.</param>
public sealed record QuotaGrowth(int? UntilYear, decimal? Volume, decimal AnnualPercent);

/// <summary>A tariff-rate quota by year of the agreement.</summary>
/// <param name="InitialVolume">The volume in year 1.</param>
/// <param name="Unit">Its unit, for example t.</param>
/// <param name="Growth">Stretches in order; after the last the volume stays.</param>
public sealed record TariffRateQuota(decimal InitialVolume, string Unit, ImmutableArray<QuotaGrowth> Growth)
{
    /// <summary>The volume in a year, counted from 1.</summary>
    public decimal VolumeIn(int year)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, 1);
        var (from, volume) = (1, InitialVolume);
        foreach (var stretch in Growth)
        {
            var to = Math.Min(stretch.UntilYear ?? year, year);
            if (to > from)
            {
                if (stretch is { Volume: { } target, UntilYear: { } until }) volume += (target - volume) * (to - from) / (until - from);
                else for (var y = from; y < to; y++) volume *= 1 + (stretch.AnnualPercent / 100);
                from = to;
            }
            if (from >= year) break;
        }
        return Math.Round(volume, 3, MidpointRounding.AwayFromZero);
    }

    /// <summary>The notation of <see cref="StagingCategory.Parse"/>.</summary>
    public override string ToString() => $"{Invariant.Number(InitialVolume)} {Unit}" + string.Concat(Growth.Select((g, k) => (k == 0 ? " " : " then ")
        + (g.Volume is { } v ? $"to {Invariant.Number(v)} {Unit}" : $"{Invariant.Number(g.AnnualPercent)}% a year") + (g.UntilYear is { } y ? $" by year {y}" : "")));
}
