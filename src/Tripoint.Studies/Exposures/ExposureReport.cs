using System.Collections.Immutable;
using Tripoint.Codes;
using Tripoint.Exposure;
using Tripoint.Tables;

namespace Tripoint.Studies.Exposures;

/// <summary>One side of an economy's trade: its markets, or its suppliers.</summary>
/// <param name="Shares">The partners, largest first.</param>
/// <param name="Concentration">HHI with the rest of the world as one partner, now and then.</param>
/// <param name="LowestConcentration">HHI with the rest of the world spread out, now and then.</param>
/// <param name="Largest">The largest single partner.</param>
/// <param name="LargestShare">Its share, now and then.</param>
/// <param name="OnBloc">The share of the bloc's other members, now and then.</param>
/// <param name="OnPartner">The share of the partner asked for, now and then; null where none was.</param>
public sealed record TradeSide(
    PartnerShares Shares, ExposureChange Concentration, ExposureChange LowestConcentration, LargestPartner Largest, ExposureChange LargestShare, ExposureChange OnBloc, ExposureChange? OnPartner);

/// <summary>One economy's sector: how concentrated, and on whom.</summary>
/// <param name="Sector">The sector.</param>
/// <param name="Sourcing">Bought at home and abroad.</param>
/// <param name="MarketHhi">Concentration of export markets.</param>
/// <param name="LargestMarket">The largest single market.</param>
/// <param name="SupplierHhi">Concentration of foreign suppliers.</param>
/// <param name="LargestSupplier">The largest single supplier.</param>
public sealed record SectorExposure(
    Sector Sector, PurchaseOrigin Sourcing, Concentration MarketHhi, LargestPartner LargestMarket, Concentration SupplierHhi, LargestPartner LargestSupplier);

/// <summary>What one economy depends on.</summary>
/// <param name="Economy">The economy.</param>
/// <param name="Markets">Its export markets.</param>
/// <param name="Suppliers">Its suppliers.</param>
/// <param name="ForeignSourcing">The foreign share of all it buys, now and then.</param>
/// <param name="Balances">Balances with the bloc's other members, the partner asked for, and the largest partners.</param>
/// <param name="Sectors">By sector; empty where one sector was asked for.</param>
public sealed record EconomyExposure(
    Economy Economy, TradeSide Markets, TradeSide Suppliers, ExposureChange ForeignSourcing, ImmutableArray<BilateralBalance> Balances,
    ImmutableArray<SectorExposure> Sectors);

/// <summary>What economies depend on, directly.</summary>
/// <param name="Bloc">The bloc.</param>
/// <param name="Sectors">The sectors added up in the totals.</param>
/// <param name="Year">The year.</param>
/// <param name="Since">The earlier year compared with.</param>
/// <param name="Provenance">Where the data come from and whose books they are.</param>
/// <param name="Economies">The economies.</param>
public sealed record ExposureReport(Bloc Bloc, string Sectors, int Year, int Since, TableProvenance Provenance, ImmutableArray<EconomyExposure> Economies);
