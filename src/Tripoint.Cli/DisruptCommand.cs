using System.CommandLine;
using System.Globalization;
using System.Text;
using Tripoint.Codes;
using Tripoint.Data.Embedded;
using Tripoint.Data.Store;
using Tripoint.Faults;
using Tripoint.InputOutput;
using Tripoint.Studies.Disruptions;
using Tripoint.Tables;

namespace Tripoint.Cli;

/// <summary><c>tripoint disrupt</c>: what a cut-off does day by day, and whose failure spreads furthest.</summary>
internal static class DisruptCommand
{
    public static Command Create()
    {
        var what = new Argument<string?>("disruption") { Description = $"A disruption file, or one of the library: {string.Join(", ", DisruptionLibrary.Names)}.", Arity = ArgumentArity.ZeroOrOne };
        var bloc = CommonOptions.Bloc();
        var year = CommonOptions.Year();
        var data = CommonOptions.Data();
        var days = new Option<int?>("--days") { Description = "Days to simulate (default: the file's, else 365)." };
        var draws = new Option<int?>("--draws") { Description = "Monte Carlo draws over size and speed of recovery; 0 for none (default: the file's)." };
        var seed = new Option<ulong?>("--seed") { Description = "Seed of the draws (default: the file's, else 1)." };
        var bridge = new Option<string?>("--bridge") { Description = "Search the extra stock and the substitution that keep the bloc's output loss within this, such as 0.1%." };
        var horizons = new Option<bool>("--horizons") { Description = "Compare with the short-run and the long-run equilibrium under the same cut-off." };
        var risk = new Option<bool>("--risk") { Description = "Rank economies and sectors by systemic risk (Diem et al. 2022)." };
        var language = CommonOptions.Lang();
        var format = CommonOptions.Format();
        var output = CommonOptions.Out();
        var command = new Command("disrupt", "Simulate a disruption of supply day by day: who is hit, when, how hard, and what would have bridged it.")
        {
            what, bloc, year, data, days, draws, seed, bridge, horizons, risk, language, format, output,
        };
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(
            new Arguments(
                parsed.GetValue(what), parsed.GetValue(bloc)!, parsed.GetValue(year), parsed.GetValue(data), parsed.GetValue(days), parsed.GetValue(draws) is { } given ? CommonOptions.Draws(given) : null, parsed.GetValue(seed), parsed.GetValue(bridge),
                parsed.GetValue(horizons), parsed.GetValue(risk), parsed.GetValue(language)!, parsed.GetValue(format), parsed.GetValue(output)),
            cancellation)));
        return command;
    }

    private static int Run(Arguments arguments, CancellationToken cancellation)
    {
        var language = CommonOptions.ParseLanguage(arguments.Language);
        var bloc = Bloc.Parse(arguments.Bloc);
        if (arguments.What is null && !arguments.HasRisk)
            throw new BadInputException("no disruption was named", "", $"a file, or one of {string.Join(", ", DisruptionLibrary.Names)}; or --risk");
        var target = arguments.Bridge is null ? (double?)null : Share(arguments.Bridge, "--bridge");
        var file = arguments.What is null ? null : DisruptionLibrary.LoadOrRead(arguments.What);
        var (table, world) = Load(arguments.Data ?? file?.DataName ?? TableCatalog.Embedded, arguments.Year, arguments.HasHorizons);
        var scenario = file?.Resolve(table.Economies, table.Sectors);
        if (scenario is not null)
        {
            scenario = scenario with
            {
                Days = arguments.Days ?? scenario.Days,
                MonteCarlo = scenario.MonteCarlo with { Draws = arguments.Draws ?? scenario.MonteCarlo.Draws, Seed = arguments.Seed ?? scenario.MonteCarlo.Seed },
            };
        }
        var request = new DisruptionRequest { Table = table, World = world, Scenario = scenario, Bloc = bloc, BridgeTarget = target, HasRisk = arguments.HasRisk, HasHorizons = arguments.HasHorizons };
        DisruptionReport report;
        using (var progress = new SolveProgressLine()) report = DisruptionStudy.Run(request, progress, cancellation);
        Write(arguments, report, language, cancellation);
        return report.Risk is { IsConverged: false } ? ExitCode.NotConverged : ExitCode.Done;
    }

    // An imported table brings its own input-output part; one without it, and the dataset that ships, are expanded by proportionality.
    private static (InputOutputTable Table, WorldTable? World) Load(string name, int? year, bool needsWorld)
    {
        var catalog = new TableCatalog();
        if (name == TableCatalog.Embedded)
        {
            var embedded = catalog.LoadWorld(name, year);
            return (InputOutputTable.FromWorldTable(embedded), embedded);
        }
        if (needsWorld)
        {
            var world = catalog.LoadWorld(name, year);
            return (InputOutputTable.FromWorldTable(world), world);
        }
        try
        {
            var full = catalog.LoadInputOutput(name);
            if (year is { } wanted && wanted != full.Year)
                throw new BadInputException($"the table '{name}' is of {full.Year.ToString(CultureInfo.InvariantCulture)}, not of {wanted.ToString(CultureInfo.InvariantCulture)}", "--year");
            return (full, null);
        }
        catch (DataMissingException) when (catalog.Exists(name))
        {
            return (InputOutputTable.FromWorldTable(catalog.LoadWorld(name, year)), null);
        }
    }

    private static double Share(string text, string option)
    {
        if (text.EndsWith('%') && double.TryParse(text[..^1], NumberStyles.Float, CultureInfo.InvariantCulture, out var percent) && percent is >= 0 and < 100) return percent / 100;
        throw new BadInputException($"'{text}' is not a share", option, "per cent with the sign, from 0% to below 100%, such as 0.1%");
    }

    private static void Write(Arguments arguments, DisruptionReport report, Language language, CancellationToken cancellation)
    {
        void To(Stream stream)
        {
            switch (arguments.Format)
            {
                case OutputFormat.Json:
                    DisruptionJson.Write(stream, report);
                    stream.WriteByte((byte)'\n');
                    break;
                case OutputFormat.Csv:
                    using (var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true)) DisruptionCsv.Write(writer, report);
                    break;
                default:
                    stream.Write(Encoding.UTF8.GetBytes(DisruptionText.Write(report, language)));
                    break;
            }
        }
        if (arguments.Output is { } path)
        {
            OutputFile.Write(path, To, cancellation);
            return;
        }
        using var output = Console.OpenStandardOutput();
        To(output);
    }

    private sealed record Arguments(
        string? What, string Bloc, int? Year, string? Data, int? Days, int? Draws, ulong? Seed, string? Bridge, bool HasHorizons, bool HasRisk, string Language, OutputFormat Format, string? Output);
}
