namespace Tripoint.Exposure;

/// <summary>One indicator in two years.</summary>
/// <param name="Then">Its value in the earlier year.</param>
/// <param name="ThenYear">The earlier year.</param>
/// <param name="Now">Its value in the later year.</param>
/// <param name="NowYear">The later year.</param>
/// <param name="Basis">Unit, year, books and source of the later value.</param>
public sealed record ExposureChange(double Then, int ThenYear, double Now, int NowYear, ExposureBasis Basis)
{
    /// <summary>The difference, later less earlier, in the indicator's unit.</summary>
    public double Difference => Now - Then;

    /// <summary>An indicator in two years of the same data.</summary>
    /// <param name="then">The earlier flows.</param>
    /// <param name="now">The later flows.</param>
    /// <param name="indicator">The indicator's value and basis.</param>
    public static ExposureChange Of(TradeFlows then, TradeFlows now, Func<TradeFlows, (double Value, ExposureBasis Basis)> indicator)
    {
        var (late, basis) = indicator(now);
        return new ExposureChange(indicator(then).Value, then.Year, late, now.Year, basis);
    }
}
