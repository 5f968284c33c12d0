using System.CommandLine;
using Tripoint.Codes;
using Tripoint.Data.Embedded;
using Tripoint.Exposure;
using Tripoint.Exposure.Products;
using Tripoint.Faults;
using Tripoint.InputOutput;
using Tripoint.Studies;
using Tripoint.Studies.Exposures;
using Tripoint.Studies.InputOutput;
using Tripoint.Studies.Products;
using Tripoint.Studies.Reports;

namespace Tripoint.Cli;

/// <summary><c>tripoint exposure</c>: what economies depend on, directly or looked through the supply chain.</summary>
internal static class ExposureCommand
{
    private const int PartnersShown = 8;

    public static Command Create()
    {
        var economy = new Option<string[]>("--economy") { Description = "An economy's code; may be repeated (default: the bloc's members).", DefaultValueFactory = _ => [] };
        var partner = new Option<string?>("--partner") { Description = "A partner to measure reliance on, beside the bloc." };
        var sector = new Option<string>("--sector") { Description = "all, goods, services or a sector's code.", DefaultValueFactory = _ => SectorChoice.All };
        var since = new Option<int?>("--since") { Description = "The earlier year to compare with (default: the first of the data)." };
        var lookThrough = new Option<string?>("--look-through")
        {
            Description = "Look through the supply chain: inputs (by source, the default) or sales of intermediate goods (by buyer); face value, totals and hidden reliance.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var importer = new Option<string?>("--importer") { Description = "Products: on which products this importer depends most, why, and since when; a code, or a bloc taken as one importer." };
        var exporter = new Option<string?>("--exporter") { Description = "Products: what this economy sells, with its revealed advantage, density, complexity and two-way trade." };
        var product = new Option<string?>("--product") { Description = "Products: who depends on whom for this HS subheading (six digits), such as 310210." };
        var basket = new Option<string?>("--basket") { Description = $"Products: only those of a list: {string.Join(", ", EmbeddedBaskets.Keys)}, or a file with a code a line; a part of a name will do where no other has it." };
        var top = new Option<int>("--top") { Description = "Products: how many are shown.", DefaultValueFactory = _ => 20 };
        var window = new Option<int>("--window") { Description = "Products: the last years over which the stability of a flag is measured.", DefaultValueFactory = _ => new FlagOptions().Window };
        var draws = new Option<int>("--draws") { Description = "Products: bootstrap draws behind the probability of a flag.", DefaultValueFactory = _ => new FlagOptions().Draws };
        var seed = new Option<ulong>("--seed") { Description = "Products: seed of the draws.", DefaultValueFactory = _ => new FlagOptions().Seed };
        Option<string> bloc = CommonOptions.Bloc();
        Option<int?> year = CommonOptions.Year();
        Option<string?> data = CommonOptions.Data(), output = CommonOptions.Out();
        Option<OutputFormat> format = CommonOptions.Format();
        var command = new Command("exposure", "Show what economies depend on: markets, suppliers, concentration, balances and their change.")
        {
            economy, partner, sector, year, since, lookThrough, importer, exporter, product, basket, top, window, draws, seed, bloc, data, format, output,
        };
        command.SetAction((parsed, cancellation) => Task.Run(() =>
        {
            if (parsed.GetValue(importer) is not null || parsed.GetValue(exporter) is not null || parsed.GetValue(product) is not null || parsed.GetValue(basket) is not null)
            {
                var flags = new FlagOptions { Window = parsed.GetValue(window), Draws = parsed.GetValue(draws), Seed = parsed.GetValue(seed) };
                var table = Products(
                    parsed.GetValue(importer), parsed.GetValue(exporter), parsed.GetValue(product), parsed.GetValue(basket), Bloc.Parse(parsed.GetValue(bloc)!), parsed.GetValue(year), parsed.GetValue(top), flags,
                    parsed.GetValue(data), cancellation);
                return StudyOutput.Write(table, parsed.GetValue(format), parsed.GetValue(output), cancellation);
            }
            var request = new ExposureRequest
            {
                Bloc = Bloc.Parse(parsed.GetValue(bloc)!),
                Economies = [.. parsed.GetValue(economy)!.Select(code => EconomyChoice.Read(code, "--economy"))],
                Partner = parsed.GetValue(partner) is { } code ? EconomyChoice.Read(code, "--partner") : null,
                Sectors = parsed.GetValue(sector)!,
                Year = parsed.GetValue(year),
                Since = parsed.GetValue(since),
            };
            return parsed.GetResult(lookThrough) is null
                ? Run(request, parsed.GetValue(data), parsed.GetValue(format), parsed.GetValue(output), cancellation)
                : StudyOutput.Write(LookThrough(request, parsed.GetValue(lookThrough), parsed.GetValue(data)), parsed.GetValue(format), parsed.GetValue(output), cancellation);
        }, cancellation));
        return command;
    }

    private static StudyTable Products(
        string? importer, string? exporter, string? product, string? basket, Bloc bloc, int? year, int top, FlagOptions flags, string? data, CancellationToken cancellation)
    {
        if (new[] { importer, exporter, product }.Count(o => o is not null) > 1) throw new BadInputException("several questions at once", "--product", "one of --importer, --exporter and --product");
        if (importer is null && exporter is null && product is null) throw new BadInputException("a basket needs an importer or an exporter", "--basket", "--importer KOR");
        if (product is not null && basket is not null) throw new BadInputException("a product and a basket at once", "--basket", "--product or --importer with --basket");
        if (top < 1) throw new BadInputException(FormattableString.Invariant($"{top} rows"), "--top", "1 or more");
        if (flags.Window < 1) throw new BadInputException(FormattableString.Invariant($"a window of {flags.Window} years"), "--window", "1 or more");
        if (flags.Draws < 1) throw new BadInputException(FormattableString.Invariant($"{flags.Draws} draws"), "--draws", "1 or more");
        flags.Check();
        var list = basket is null ? null : EmbeddedBaskets.OfOrRead(basket);
        if (product is not null)
        {
            var code = ProductChoice.Code(product, "--product");
            return ProductStudy.Run(ProductChoice.Source(data, year, code), code, bloc, year, top, flags);
        }
        if (exporter is not null) return SpecialisationStudy.Run(ProductChoice.Source(data, year), EconomyChoice.Read(exporter, "--exporter"), list, year, top, cancellation);
        return DependenceStudy.Run(ProductChoice.Source(data, year), DependenceRequest.For(importer!) with { Top = top, Basket = list, Year = year, Flags = flags }, cancellation);
    }

    private static StudyTable LookThrough(ExposureRequest request, string? side, string? data)
    {
        var sales = side switch
        {
            null or "inputs" => false,
            "sales" => true,
            _ => throw new BadInputException($"unknown side '{side}'", "--look-through", "inputs or sales"),
        };
        if (request.Since is not null)
            throw new BadInputException("two years are not compared when looking through the supply chain", "--since", "--year, one year at a time");
        var system = LeontiefSystem.Build(IoOptions.Table(data, request.Year));
        var economies = request.Economies.IsEmpty ? IoOptions.Members(request.Bloc, system) : request.Economies;
        return RelianceStudy.Partners(
            system, economies, sales, RelianceStudy.Products(system, request.Sectors, sales), PartnersShown, request.Bloc, request.Partner);
    }

    private static int Run(ExposureRequest request, string? data, OutputFormat format, string? output, CancellationToken cancellation)
    {
        ExposureReport report;
        if (TableChoice.Panel(data) is { } panel)
        {
            report = ExposureStudy.Run(panel, request);
        }
        else
        {
            var table = TableChoice.World(data, request.Year);
            if (request.Since is { } since && since != table.Year)
                throw new DataMissingException(new Fault($"the table '{data}' holds {table.Year} only", "--since", "no --since, or data with flows by year"));
            report = ExposureStudy.Run(table, request);
        }
        TextOutput.Write(output, writer =>
        {
            switch (format)
            {
                case OutputFormat.Json: ExposureJson.Write(writer, report, data ?? "embedded"); break;
                case OutputFormat.Csv: ExposureText.WriteCsv(writer, report); break;
                default: ExposureText.Write(TextOutput.Console(writer, output), report); break;
            }
        }, cancellation);
        return ExitCode.Done;
    }
}
