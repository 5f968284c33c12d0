using System.CommandLine;
using Tripoint.Codes;
using Tripoint.Exposure;
using Tripoint.Faults;
using Tripoint.InputOutput;
using Tripoint.Studies;
using Tripoint.Studies.Exposures;
using Tripoint.Studies.InputOutput;
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
        Option<string> bloc = CommonOptions.Bloc();
        Option<int?> year = CommonOptions.Year();
        Option<string?> data = CommonOptions.Data(), output = CommonOptions.Out();
        Option<OutputFormat> format = CommonOptions.Format();
        var command = new Command("exposure", "Show what economies depend on: markets, suppliers, concentration, balances and their change.")
        {
            economy, partner, sector, year, since, bloc, data, format, output,
        };
        command.SetAction((parsed, cancellation) => Task.Run(() =>
        {
            var request = new ExposureRequest
            {
                Bloc = Bloc.Parse(parsed.GetValue(bloc)!),
                Economies = [.. parsed.GetValue(economy)!.Select(code => Read(code, "--economy"))],
                Partner = parsed.GetValue(partner) is { } code ? Read(code, "--partner") : null,
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

    private static Economy Read(string code, string option)
    {
        try
        {
            return Economy.Of(code);
        }
        catch (BadInputException e)
        {
            throw new BadInputException(e.Faults.Select(f => f with { Where = option }));
        }
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
