using System.CommandLine;
using Tripoint.Codes;
using Tripoint.Data.Import;
using Tripoint.Faults;
using Tripoint.InputOutput;
using Tripoint.Studies.InputOutput;

namespace Tripoint.Cli;

/// <summary><c>tripoint io</c>: value-added trade, decompositions, look-through reliance, paths, extraction, footprints.</summary>
internal static class IoCommand
{
    public static Command Create() => new("io", "Look through the supply chain: whose work is inside trade, hidden reliance, paths, extraction, footprints.")
    {
        ValueAdded(), Decompose(), LookThrough(), Paths(), Extract(), Footprint(),
    };

    private static Command ValueAdded()
    {
        var common = new IoOptions();
        var view = new Option<string>("--view") { Description = "economies, origin (whose work is inside exports) or balances (gross and in value added).", DefaultValueFactory = _ => "economies" };
        var partners = new Option<string?>("--partners") { Description = "Partners, codes separated by commas (default: the bloc and the USA)." };
        var top = Top(5, "Origins shown for each flow.");
        return Run(common, common.Command("value-added", "Value added in gross exports, its origin, balances gross and in value added.", view, partners, top), (parsed, system) =>
        {
            var members = common.Members(parsed, system);
            var others = parsed.GetValue(partners) is { } given ? Economies(given) : [.. members.Union(system.Table.Economies.Where(e => e.Code == "USA"))];
            return parsed.GetValue(view) switch
            {
                "economies" => ValueAddedStudy.Economies(system, members),
                "origin" => ValueAddedStudy.Origin(system, members, others, parsed.GetValue(top)),
                "balances" => ValueAddedStudy.Balances(system, members, others),
                var other => throw new BadInputException($"unknown view '{other}'", "--view", "economies, origin or balances"),
            };
        });
    }

    private static Command Decompose()
    {
        var common = new IoOptions();
        var method = new Option<string>("--method") { Description = $"{string.Join(", ", DecompositionStudy.Methods)}.", DefaultValueFactory = _ => DecompositionStudy.Methods[0] };
        var importer = new Option<string?>("--importer") { Description = "Exports to this economy only (default: all)." };
        var by = new Option<string>("--by") { Description = "total, partner or sector.", DefaultValueFactory = _ => "total" };
        return Run(common, common.Command("decompose", "Take gross exports apart into value added and double counting, exactly.", method, importer, by), (parsed, system) =>
            DecompositionStudy.Table(system, parsed.GetValue(method)!, common.Members(parsed, system), One(parsed.GetValue(importer)), parsed.GetValue(by)!));
    }

    private static Command LookThrough()
    {
        var common = new IoOptions();
        var side = new Option<string>("--side") { Description = "inputs (by source) or sales (by buyer).", DefaultValueFactory = _ => "inputs" };
        var by = new Option<string>("--by") { Description = "partner, sector, or ranking (of all pairs in the table).", DefaultValueFactory = _ => "partner" };
        var economy = new Option<string?>("--economy") { Description = "With --by sector: whose sectors (default: the bloc's first member)." };
        var partner = new Option<string?>("--partner") { Description = "With --by sector: reliance on this economy (default: all foreign partners)." };
        var sectors = new Option<string>("--sectors") { Description = "all, manufacturers (every product they buy or sell) or manufactures (manufacturing on both sides).", DefaultValueFactory = _ => "all" };
        var top = Top(8, "Partners or pairs shown.");
        return Run(common, common.Command("look-through", "Reliance at face value and looked through the supply chain.", side, by, economy, partner, sectors, top), (parsed, system) =>
        {
            var sales = parsed.GetValue(side) switch
            {
                "inputs" => false,
                "sales" => true,
                var other => throw new BadInputException($"unknown side '{other}'", "--side", "inputs or sales"),
            };
            var scope = RelianceStudy.Scope(parsed.GetValue(sectors)!);
            return parsed.GetValue(by) switch
            {
                "partner" => RelianceStudy.Partners(system, common.Members(parsed, system), sales, scope, parsed.GetValue(top), Bloc.Parse(parsed.GetValue(common.Bloc)!)),
                "sector" => RelianceStudy.Sectors(system, One(parsed.GetValue(economy)) ?? common.Members(parsed, system)[0], One(parsed.GetValue(partner)), sales, scope),
                "ranking" => RelianceStudy.Ranking(system, sales, scope, parsed.GetValue(top)),
                var other => throw new BadInputException($"unknown grouping '{other}'", "--by", "partner, sector or ranking"),
            };
        });
    }

    private static Command Paths()
    {
        var common = new IoOptions();
        var from = new Option<string>("--from") { Description = "The source: an economy, or economy:sector (CHN:C26).", Required = true };
        var to = new Option<string>("--to") { Description = "The purchaser: an economy, or economy:sector (KOR:C29).", Required = true };
        var measure = new Option<string>("--measure") { Description = "inputs (behind look-through reliance) or value-added.", DefaultValueFactory = _ => "inputs" };
        var top = Top(10, "Paths and gateways shown.");
        return Run(common, common.Command("paths", "The largest supply paths behind a reliance or value-added figure.", from, to, measure, top), (parsed, system) =>
        {
            var ((source, sourceSector), (purchaser, sector)) = (Node(parsed.GetValue(from)!), Node(parsed.GetValue(to)!));
            var valueAdded = parsed.GetValue(measure) switch
            {
                "inputs" => false,
                "value-added" => true,
                var other => throw new BadInputException($"unknown measure '{other}'", "--measure", "inputs or value-added"),
            };
            return PathStudy.Table(system, source, sourceSector, purchaser, sector, valueAdded, parsed.GetValue(top));
        });
    }

    private static Command Extract()
    {
        var common = new IoOptions();
        var supplier = new Option<string?>("--supplier") { Description = "The supplying economy, or economy:sector (default: every economy)." };
        var sector = new Option<string?>("--sector") { Description = "The supplying sector in every economy." };
        var user = new Option<string?>("--user") { Description = "The using economy, or economy:sector (default: every economy)." };
        var domestic = new Option<bool>("--domestic") { Description = "Sales inside an economy vanish too." };
        var keepFinal = new Option<bool>("--keep-final") { Description = "Sales to final demand stay." };
        var bySector = new Option<bool>("--by-sector") { Description = "Show sectors instead of economies." };
        var top = Top(15, "Rows shown.");
        return Run(common, common.Command("extract", "What each loses if a supplier, a sector or a link vanishes and nothing replaces it: an upper bound.", supplier, sector, user, domestic, keepFinal, bySector, top), (parsed, system) =>
        {
            var from = parsed.GetValue(supplier) is { } s ? Node(s) : (null, null);
            var to = parsed.GetValue(user) is { } u ? Node(u) : (null, null);
            if (from.Sector is not null && parsed.GetValue(sector) is not null) throw new BadInputException("the supplying sector is given twice", "--sector", "either --supplier CHN:C26 or --sector C26");
            var spec = new ExtractionSpec
            {
                Supplier = from.Economy,
                SupplierSector = from.Sector ?? parsed.GetValue(sector),
                User = to.Economy,
                UserSector = to.Sector,
                DomesticToo = parsed.GetValue(domestic),
                FinalToo = !parsed.GetValue(keepFinal),
            };
            return ExtractionStudy.Table(system, spec, parsed.GetValue(bySector), parsed.GetValue(top));
        });
    }

    private static Command Footprint()
    {
        var common = new IoOptions();
        var accounts = new Option<string>("--accounts") { Description = "CSV of CO₂ accounts: economy,sector,year,co2_kt (NACE rev. 2, as in WIOD 2016).", Required = true };
        var accountsYear = new Option<int?>("--accounts-year") { Description = "Their year (default: the table's, or the nearest)." };
        var view = new Option<string>("--view") { Description = "accounts (by production and by consumption) or flows (embodied between the bloc's members).", DefaultValueFactory = _ => "accounts" };
        return Run(common, common.Command("footprint", "CO₂ by production and by consumption, and what is embodied in flows.", accounts, accountsYear, view), (parsed, system) =>
        {
            var satellite = Co2Accounts.Read(parsed.GetValue(accounts)!, system.Table, parsed.GetValue(accountsYear));
            var members = common.Members(parsed, system);
            return parsed.GetValue(view) switch
            {
                "accounts" => FootprintStudy.Accounts(system, satellite, members),
                "flows" => FootprintStudy.Flows(system, satellite, members, [.. members.Union(system.Table.Economies.Where(e => e.Code == "USA"))]),
                var other => throw new BadInputException($"unknown view '{other}'", "--view", "accounts or flows"),
            };
        });
    }

    private static Command Run(IoOptions common, Command command, Func<ParseResult, LeontiefSystem, StudyTable> study)
    {
        command.SetAction((parsed, cancellation) => Task.Run(
            () => StudyOutput.Write(study(parsed, common.System(parsed)), parsed.GetValue(common.Format), parsed.GetValue(common.Out), cancellation), cancellation));
        return command;
    }

    private static Option<int> Top(int standard, string description) => new("--top") { Description = description, DefaultValueFactory = _ => standard };

    private static Economy? One(string? code) => code is null ? null : Economy.Of(code);

    private static IReadOnlyList<Economy> Economies(string codes) => [.. codes.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Economy.Of)];

    private static (Economy Economy, string? Sector) Node(string text)
    {
        var parts = text.Split(':', 2);
        return (Economy.Of(parts[0]), parts.Length > 1 ? parts[1] : null);
    }
}
