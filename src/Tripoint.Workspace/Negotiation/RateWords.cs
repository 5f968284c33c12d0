using Tripoint.Workspace.Shell;

namespace Tripoint.Workspace.Negotiation;

/// <summary>Rates, stagings and positions as a page writes them.</summary>
internal static class RateWords
{
    /// <summary>The stagings offered for choice; any other category can be written through the API.</summary>
    public static readonly string[] Stagings = ["A", "B3", "B5", "B10", "B15", "B20", "B15/5", "B20/10"];

    /// <summary>A rate: <c>7.5%</c>.</summary>
    public static string Rate(this Texts texts, double fraction) => (100 * fraction).ToString("0.##", texts.Culture) + "%";

    /// <summary>A number with so many decimals.</summary>
    public static string Number(this Texts texts, double value, int decimals) => value.ToString("N" + decimals.ToString(System.Globalization.CultureInfo.InvariantCulture), texts.Culture);

    /// <summary>A staging in words.</summary>
    public static string StagingOf(this Texts texts, string category)
    {
        var staging = Tripoint.Negotiation.Offers.Staging.Parse(category);
        return staging.Years == 0 ? texts["negotiation.staging.once"]
            : staging.Standstill == 0 ? texts.Fill("negotiation.staging.years", ("years", texts.Whole(staging.Years)))
            : texts.Fill("negotiation.staging.standstill", ("years", texts.Whole(staging.Years)), ("first", texts.Whole(staging.Standstill)));
    }

    /// <summary>A tariff in words: whose, on what, from whom.</summary>
    public static string TariffOf(this Texts texts, TalksView talks, PricingTable table, CellKey key) => texts.Fill("negotiation.tariff",
        ("giver", talks.Party(key.Giver)?.Party.NameIn(texts.Language) ?? key.Giver),
        ("sector", table.Sector(key.Sector) is >= 0 and var j ? texts.Name(table.Table.Sectors[j]) : key.Sector),
        ("partner", talks.Party(key.Partner)?.Party.NameIn(texts.Language) ?? key.Partner));
}
