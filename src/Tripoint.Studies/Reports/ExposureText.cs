using System.Globalization;
using Spectre.Console;
using Tripoint.Exposure;
using Tripoint.Studies.Exposures;

namespace Tripoint.Studies.Reports;

/// <summary>An exposure report as tables that a person reads, and as CSV.</summary>
public static class ExposureText
{
    private const int PartnersShown = 8;

    /// <summary>Writes tables.</summary>
    public static void Write(IAnsiConsole console, ExposureReport report)
    {
        SimulationText.Line(console, $"What each depends on, {report.Year.ToString(CultureInfo.InvariantCulture)} ({report.Sectors} sectors)", bold: true);
        SimulationText.Line(console, $"Data: {report.Provenance.HowMade}. Books: {report.Provenance.Books}.");
        SimulationText.Line(console, "Shares are of exports or imports before tariff, domestic sales excluded. HHI: 0 spread out, 1 a single partner; from the rest of the world spread out, to it counted as one.");
        console.WriteLine();
        Summary(console, report, TradeDirection.Exports);
        Summary(console, report, TradeDirection.Imports);
        if (report.Economies.Length > 1) SimulationText.Line(console, "By sector: add --economy with one code.");
        foreach (var economy in report.Economies)
        {
            Partners(console, economy);
            Balances(console, economy);
            if (!economy.Sectors.IsEmpty && report.Economies.Length == 1) Sectors(console, economy);
        }
    }

    /// <summary>Writes CSV: one row for each economy, direction and partner.</summary>
    public static void WriteCsv(TextWriter text, ExposureReport report)
    {
        text.Write("economy,direction,sectors,partner,year,value_musd,share_percent,books\n");
        foreach (var shares in report.Economies.SelectMany(e => new[] { e.Markets.Shares, e.Suppliers.Shares }))
        {
            foreach (var partner in shares.Partners)
            {
                text.Write(string.Create(CultureInfo.InvariantCulture,
                    $"{shares.Economy.Code},{(shares.Direction == TradeDirection.Exports ? "exports" : "imports")},{shares.Sectors},{partner.Partner.Code},{report.Year},{partner.ValueMusd:R},{100 * partner.Share:R},\"{shares.Basis.Books.Replace("\"", "\"\"", StringComparison.Ordinal)}\"\n"));
            }
        }
    }

    private static void Summary(IAnsiConsole console, ExposureReport report, TradeDirection direction)
    {
        var exports = direction == TradeDirection.Exports;
        var since = report.Since.ToString(CultureInfo.InvariantCulture);
        var compared = report.Since < report.Year;
        string[] headings = ["", "bn US$", "HHI", "largest", "share", $"on {report.Bloc.Code}"];
        if (compared) headings = ["", "bn US$", "HHI", $"since {since}", "largest", "share", $"since {since}", $"on {report.Bloc.Code}", $"since {since}"];
        var partner = report.Economies.Any(e => e.Markets.OnPartner is not null);
        if (partner) headings = compared ? [.. headings, "on partner", $"since {since}"] : [.. headings, "on partner"];
        var table = SimulationText.NewTable(exports ? "Export markets" : "Suppliers", headings);
        foreach (var economy in report.Economies)
        {
            var side = exports ? economy.Markets : economy.Suppliers;
            List<string> row = [economy.Economy.Name.English, PlainNumbers.Billions(side.Shares.TotalMusd)];
            Add(row, Range(side.LowestConcentration.Now, side.Concentration.Now), side.Concentration.Difference.ToString("+0.000;-0.000;0.000", CultureInfo.InvariantCulture));
            row.Add(side.Largest.Partner?.Name.English ?? "none");
            Add(row, PlainNumbers.Share(side.LargestShare.Now), Points(side.LargestShare));
            Add(row, PlainNumbers.Share(side.OnBloc.Now), Points(side.OnBloc));
            if (side.OnPartner is { } on) Add(row, PlainNumbers.Share(on.Now), Points(on));
            SimulationText.Row(table, row);
        }
        console.Write(table);

        void Add(List<string> row, string now, string difference)
        {
            row.Add(now);
            if (compared) row.Add(difference);
        }
    }

    private static string Points(ExposureChange change) => (100 * change.Difference).ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture);

    private static void Partners(IAnsiConsole console, EconomyExposure economy)
    {
        var table = SimulationText.NewTable($"{economy.Economy.Name.English}: largest markets and suppliers", "market", "bn US$", "share", "supplier", "bn US$", "share");
        for (var at = 0; at < Math.Min(PartnersShown, economy.Markets.Shares.Partners.Length); at++)
        {
            PartnerShare market = economy.Markets.Shares.Partners[at], supplier = economy.Suppliers.Shares.Partners[at];
            SimulationText.Row(table, market.Partner.Name.English, PlainNumbers.Billions(market.ValueMusd), PlainNumbers.Share(market.Share),
                supplier.Partner.Name.English, PlainNumbers.Billions(supplier.ValueMusd), PlainNumbers.Share(supplier.Share));
        }
        console.Write(table);
    }

    private static void Balances(IAnsiConsole console, EconomyExposure economy)
    {
        var books = economy.Balances.IsEmpty ? "" : economy.Balances[0].Books;
        SimulationText.Line(console, $"{economy.Economy.Name.English}: balances, billion US$, on these books: {books}");
        var table = SimulationText.NewTable("", "with", "exports", "imports", "balance");
        foreach (var balance in economy.Balances)
        {
            SimulationText.Row(table, balance.Partner.Name.English, PlainNumbers.Billions(balance.ExportsMusd), PlainNumbers.Billions(balance.ImportsMusd),
                PlainNumbers.Billions(balance.BalanceMusd, signed: true));
        }
        console.Write(table);
    }

    private static void Sectors(IAnsiConsole console, EconomyExposure economy)
    {
        var table = SimulationText.NewTable($"{economy.Economy.Name.English}: by sector", "", "foreign share", "market HHI", "largest market", "share", "supplier HHI", "largest supplier", "share");
        foreach (var sector in economy.Sectors)
        {
            SimulationText.Row(table, $"{sector.Sector.Code} {sector.Sector.Name.English}", PlainNumbers.Share(sector.Sourcing.ForeignShare),
                Hhi(sector.MarketHhi), sector.LargestMarket.Partner?.Name.English ?? "none", PlainNumbers.Share(sector.LargestMarket.Share),
                Hhi(sector.SupplierHhi), sector.LargestSupplier.Partner?.Name.English ?? "none", PlainNumbers.Share(sector.LargestSupplier.Share));
        }
        console.Write(table);
    }

    private static string Hhi(Concentration concentration) => Range(concentration.Lowest, concentration.Hhi);

    private static string Range(double lowest, double highest) =>
        string.Create(CultureInfo.InvariantCulture, $"{lowest:0.00}-{highest:0.00}");
}
