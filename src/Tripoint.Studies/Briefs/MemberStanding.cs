using Tripoint.Codes;

namespace Tripoint.Studies.Briefs;

/// <summary>A partner by name and its share of a total.</summary>
/// <param name="Economy">The partner; null where there is no trade.</param>
/// <param name="Share">Its share, a fraction.</param>
public sealed record NamedShare(Economy? Economy, double Share);

/// <summary>Where one member stands in the table's year: all goods and services, before tariff.</summary>
public sealed record MemberStanding
{
    /// <summary>The member.</summary>
    public required Economy Economy { get; init; }

    /// <summary>Exports to the whole world, million US$.</summary>
    public required double Exports { get; init; }

    /// <summary>Imports from the whole world, million US$.</summary>
    public required double Imports { get; init; }

    /// <summary>Exports to the other members, million US$.</summary>
    public required double ExportsToBloc { get; init; }

    /// <summary>Imports from the other members, million US$.</summary>
    public required double ImportsFromBloc { get; init; }

    /// <summary>The largest single market and its share of exports. The rest of the world is no single market.</summary>
    public required NamedShare LargestMarket { get; init; }

    /// <summary>The largest single supplier and its share of imports.</summary>
    public required NamedShare LargestSupplier { get; init; }

    /// <summary>Herfindahl-Hirschman index of export markets, 0 to 1: the sum of squared shares.</summary>
    public required double MarketConcentration { get; init; }

    /// <summary>Herfindahl-Hirschman index of suppliers, 0 to 1.</summary>
    public required double SupplierConcentration { get; init; }

    /// <summary>Exports less imports, million US$, in the table's books.</summary>
    public double Balance => Exports - Imports;

    /// <summary>Share of exports sold to the other members.</summary>
    public double ExportShareToBloc => Exports > 0 ? ExportsToBloc / Exports : 0;

    /// <summary>Share of imports bought from the other members.</summary>
    public double ImportShareFromBloc => Imports > 0 ? ImportsFromBloc / Imports : 0;
}
