using System.Collections.Immutable;
using Tripoint.Codes;

namespace Tripoint.Exposure;

/// <summary>One partner's part of an economy's trade.</summary>
/// <param name="Partner">The partner; the economy itself stands for domestic sales where these are included.</param>
/// <param name="ValueMusd">Million US$ before tariff.</param>
/// <param name="Share">Share of the total; 0 where the total is 0.</param>
public sealed record PartnerShare(Economy Partner, double ValueMusd, double Share);

/// <summary>The shares of all partners in an economy's exports (markets) or imports (suppliers).</summary>
public sealed record PartnerShares
{
    /// <summary>The economy.</summary>
    public required Economy Economy { get; init; }

    /// <summary>Its exports or imports.</summary>
    public required TradeDirection Direction { get; init; }

    /// <summary>The sectors added up.</summary>
    public required string Sectors { get; init; }

    /// <summary>Whether domestic sales count as a market, or domestic purchases as a supplier.</summary>
    public required bool IncludesDomestic { get; init; }

    /// <summary>The partners, the largest first; ties in the order of the data.</summary>
    public required ImmutableArray<PartnerShare> Partners { get; init; }

    /// <summary>The total, million US$.</summary>
    public required double TotalMusd { get; init; }

    /// <summary>Unit, year, books and source.</summary>
    public required ExposureBasis Basis { get; init; }

    /// <summary>The shares of an economy's partners.</summary>
    /// <param name="flows">The flows.</param>
    /// <param name="economy">The economy.</param>
    /// <param name="direction">Exports: shares of markets. Imports: shares of suppliers.</param>
    /// <param name="sectors">Sector choice; default all.</param>
    /// <param name="includeDomestic">Whether domestic sales count; default no.</param>
    /// <exception cref="Tripoint.Faults.BadInputException">The economy or sector is not in the data.</exception>
    public static PartnerShares Of(
        TradeFlows flows, Economy economy, TradeDirection direction, string sectors = SectorChoice.All, bool includeDomestic = false)
    {
        var at = flows.IndexOf(economy);
        var values = flows.ByPartner(at, flows.Choose(sectors), direction);
        if (!includeDomestic) values[at] = 0;
        var total = values.Sum();
        var partners = Enumerable.Range(0, values.Length).Where(i => includeDomestic || i != at)
            .OrderByDescending(i => values[i]).ThenBy(i => i)
            .Select(i => new PartnerShare(flows.Economies[i], values[i], total > 0 ? values[i] / total : 0));
        return new PartnerShares
        {
            Economy = economy,
            Direction = direction,
            Sectors = sectors,
            IncludesDomestic = includeDomestic,
            Partners = [.. partners],
            TotalMusd = total,
            Basis = flows.Basis($"share of {(direction == TradeDirection.Exports ? "exports" : "imports")} before tariff{(includeDomestic ? ", domestic sales included" : ", domestic sales excluded")}"),
        };
    }

    /// <summary>The share of one partner; 0 where it is none.</summary>
    public double ShareOf(Economy partner) => Partners.FirstOrDefault(p => p.Partner.Equals(partner))?.Share ?? 0;
}
