using System.Collections.Immutable;
using Tripoint.Codes;
using Tripoint.Exposure;
using Tripoint.Faults;
using Tripoint.Tables;

namespace Tripoint.Studies.Exposures;

/// <summary>What economies depend on, directly: markets, suppliers, balances, now and since an earlier year.</summary>
public static class ExposureStudy
{
    private const int LargestBalances = 3;

    /// <summary>Runs the study on a panel of flows.</summary>
    /// <exception cref="BadInputException">An economy, partner or sector the data lack; all are listed.</exception>
    /// <exception cref="DataMissingException">A year the data lack.</exception>
    public static ExposureReport Run(TradePanel panel, ExposureRequest request)
    {
        var year = request.Year ?? panel.LastYear;
        return Run(TradeFlows.Of(panel, year), TradeFlows.Of(panel, request.Since ?? Math.Min(panel.FirstYear, year)), panel.Provenance, request);
    }

    /// <summary>Runs the study on a table of one year, which has no earlier year to compare with.</summary>
    /// <exception cref="BadInputException">An economy, partner or sector the data lack; all are listed.</exception>
    public static ExposureReport Run(WorldTable table, ExposureRequest request)
    {
        var flows = TradeFlows.Of(table);
        return Run(flows, flows, table.Provenance, request);
    }

    private static ExposureReport Run(TradeFlows now, TradeFlows then, TableProvenance provenance, ExposureRequest request)
    {
        var economies = request.Economies.IsDefaultOrEmpty ? [.. request.Bloc.Members.Where(now.Economies.Contains)] : request.Economies;
        var faults = new List<Fault>();
        foreach (var missing in economies.Where(e => !now.Economies.Contains(e))) faults.Add(Missing(missing, "--economy", now));
        if (request.Partner is { } partner && !now.Economies.Contains(partner)) faults.Add(Missing(partner, "--partner", now));
        if (economies.IsEmpty) faults.Add(new Fault($"the data hold no member of {request.Bloc.Code} of its own", "--bloc", $"members among {string.Join(", ", now.Economies)}"));
        if (then.Year > now.Year) faults.Add(new Fault($"{then.Year} is after {now.Year}", "--since", "an earlier year than --year"));
        if (faults.Count > 0) throw new BadInputException(faults);
        now.Choose(request.Sectors);
        return new ExposureReport(request.Bloc, request.Sectors, now.Year, then.Year, provenance, [.. economies.Select(e => One(e, now, then, request))]);
    }

    private static Fault Missing(Economy economy, string option, TradeFlows flows) =>
        new($"the data hold no {economy.Code} of its own", option, $"one of {string.Join(", ", flows.Economies)}");

    private static EconomyExposure One(Economy economy, TradeFlows now, TradeFlows then, ExposureRequest request)
    {
        TradeSide markets = Side(economy, TradeDirection.Exports, now, then, request), suppliers = Side(economy, TradeDirection.Imports, now, then, request);
        var sourcing = ExposureChange.Of(then, now, f =>
        {
            var s = PurchaseOrigin.Of(f, economy, request.Sectors);
            return (s.ForeignShare, s.Basis);
        });
        var partners = request.Bloc.Members.Where(now.Economies.Contains)
            .Concat(request.Partner is { } asked ? [asked] : [])
            .Concat(markets.Shares.Partners.Where(p => p.Partner.Code != "ROW").Take(LargestBalances).Select(p => p.Partner))
            .Where(p => !p.Equals(economy)).Distinct();
        var sectors = request.Sectors is SectorChoice.All or SectorChoice.Goods or SectorChoice.Services
            ? now.Choose(request.Sectors).Indices.Select(j => Sector(economy, now, now.Sectors[j]))
            : [];
        return new EconomyExposure(
            economy, markets, suppliers, sourcing, [.. partners.Select(p => BilateralBalance.Of(now, economy, p, request.Sectors))], [.. sectors]);
    }

    private static TradeSide Side(Economy economy, TradeDirection direction, TradeFlows now, TradeFlows then, ExposureRequest request)
    {
        var largest = LargestPartner.Of(now, economy, direction, request.Sectors);
        return new TradeSide(
            PartnerShares.Of(now, economy, direction, request.Sectors),
            Change(f => Pair(Concentration.Of(f, economy, direction, request.Sectors))),
            Change(f => Lowest(Concentration.Of(f, economy, direction, request.Sectors))),
            largest,
            Change(f => Share(Reliance.On(f, economy, largest.Partner is { } one ? [one] : [], direction, request.Sectors))),
            Change(f => Share(Reliance.OnBloc(f, economy, request.Bloc, direction, request.Sectors))),
            request.Partner is { } partner ? Change(f => Share(Reliance.On(f, economy, [partner], direction, request.Sectors))) : null);

        ExposureChange Change(Func<TradeFlows, (double, ExposureBasis)> indicator) => ExposureChange.Of(then, now, indicator);
        static (double, ExposureBasis) Pair(Concentration c) => (c.Hhi, c.Basis);
        static (double, ExposureBasis) Lowest(Concentration c) => (c.Lowest, c.Basis);
        static (double, ExposureBasis) Share(Reliance r) => (r.Share, r.Basis);
    }

    private static SectorExposure Sector(Economy economy, TradeFlows flows, Sector sector) => new(
        sector,
        PurchaseOrigin.Of(flows, economy, sector.Code),
        Concentration.Of(flows, economy, TradeDirection.Exports, sector.Code),
        LargestPartner.Of(flows, economy, TradeDirection.Exports, sector.Code),
        Concentration.Of(flows, economy, TradeDirection.Imports, sector.Code),
        LargestPartner.Of(flows, economy, TradeDirection.Imports, sector.Code));
}
