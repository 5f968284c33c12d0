using System.Collections.Immutable;
using System.CommandLine;
using System.Text;
using Spectre.Console;
using Tripoint.Codes;
using Tripoint.Data.Embedded;
using Tripoint.Data.Store;
using Tripoint.Equilibrium;
using Tripoint.Faults;
using Tripoint.Scenarios;
using Tripoint.Studies;
using Tripoint.Studies.Briefs;
using Tripoint.Studies.Reports;
using Tripoint.Tables;

namespace Tripoint.Cli;

/// <summary>How <c>tripoint brief</c> answers.</summary>
internal enum BriefFormat
{
    /// <summary>The brief as a file, and a summary in the terminal.</summary>
    Html,

    /// <summary>The documented JSON contract.</summary>
    Json,

    /// <summary>Only the summary.</summary>
    Table,
}

/// <summary><c>tripoint brief</c>: where the bloc stands, what pressure costs each member, what an agreement brings each.</summary>
internal static class BriefCommand
{
    private const string DefaultFile = "brief.html";

    // The last year for which there is an observed table and a hybrid one.
    private const int IndicatorTableYear = 2011;

    // As many as the whole command stays well below five seconds with, on two processors.
    private const int Draws = 40;

    public static Command Create()
    {
        var bloc = CommonOptions.Bloc();
        var year = CommonOptions.Year();
        var data = CommonOptions.Data();
        var language = CommonOptions.Lang();
        var scenarios = new Option<string[]>("--scenario")
        {
            Description = "A scenario of the library or a scenario file; may be repeated (default: the standard scenarios of the bloc).",
            DefaultValueFactory = _ => [],
        };
        var format = new Option<BriefFormat>("--format") { Description = "html, json or table (the summary only).", DefaultValueFactory = _ => BriefFormat.Html };
        var output = new Option<string?>("--out") { Description = $"File to write to (default: {DefaultFile} for html, standard output for json)." };
        var command = new Command("brief", "Write a brief: where the bloc stands, what pressure costs each member, what an agreement brings each.")
        {
            bloc, year, scenarios, data, language, format, output,
        };
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(
            new Arguments(
                parsed.GetValue(bloc)!, parsed.GetValue(year), parsed.GetValue(scenarios)!, parsed.GetValue(data), parsed.GetValue(language)!,
                parsed.GetValue(format), parsed.GetValue(output)),
            cancellation)));
        return command;
    }

    private static int Run(Arguments arguments, CancellationToken cancellation)
    {
        var language = CommonOptions.ParseLanguage(arguments.Language);
        var bloc = Bloc.Parse(arguments.Bloc);
        var texts = Task.Run(() => ReportTexts.Load(language), cancellation);
        var panel = Task.Run(() => arguments.Data is null ? EmbeddedDataset.Flows() : null, cancellation);
        var table = Table(arguments);
        var request = new BriefRequest { Table = table, Bloc = bloc, Scenarios = Scenarios(arguments, bloc, table), Panel = panel.GetAwaiter().GetResult(), Draws = Draws };
        if (arguments.Data is null) request = WithIndicators(request);
        Brief brief;
        using (var progress = new SolveProgressLine()) brief = BriefStudy.Run(request, progress, cancellation);
        Write(arguments, brief, texts.GetAwaiter().GetResult(), cancellation);
        return brief.Scenarios.All(s => s.Status == SolveStatus.Converged) ? ExitCode.Done : ExitCode.NotConverged;
    }

    // What ships beside the embedded table: the same measures from the observed tables of earlier years.
    private static BriefRequest WithIndicators(BriefRequest request) => request with
    {
        Disruption = "port-closure-chn",
        EarlierTable = EmbeddedDataset.World(IndicatorTableYear),
        RelianceHistory = EmbeddedIndicators.Reliance(),
        RelianceProvenance = EmbeddedIndicators.RelianceProvenance(),
        Footprints = EmbeddedIndicators.Footprints(),
        FootprintProvenance = EmbeddedIndicators.FootprintProvenance(),
    };

    private static WorldTable Table(Arguments arguments)
    {
        if (arguments.Data is null) return arguments.Year is { } chosen ? EmbeddedDataset.World(chosen) : EmbeddedDataset.World();
        using var store = TableStore.OpenForReading();
        var table = store.LoadWorld(arguments.Data);
        if (arguments.Year is { } wanted && wanted != table.Year)
            throw new DataMissingException(new Fault($"the table '{arguments.Data}' is of {table.Year}, not of {wanted}", "--year", "the year of the table, or no --year"));
        return table;
    }

    private static ImmutableArray<Scenario> Scenarios(Arguments arguments, Bloc bloc, WorldTable table)
    {
        if (arguments.Scenarios.Length == 0) return StandardScenarios.Of(bloc, table);
        return [.. arguments.Scenarios.Distinct(StringComparer.Ordinal).Select(s => StandardScenarios.Find(s, bloc, table))];
    }

    private static void Write(Arguments arguments, Brief brief, ReportTexts texts, CancellationToken cancellation)
    {
        if (arguments.Format == BriefFormat.Json)
        {
            if (arguments.Output is { } file)
            {
                OutputFile.Write(file, stream => BriefJson.Write(stream, brief, texts), cancellation);
                Console.Error.WriteLine(texts.Fill("terminal.wrote", ("path", file)));
                return;
            }
            using var output = Console.OpenStandardOutput();
            BriefJson.Write(output, brief, texts);
            output.WriteByte((byte)'\n');
            return;
        }
        var path = arguments.Output ?? DefaultFile;
        if (arguments.Format == BriefFormat.Html)
            OutputFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(BriefHtml.Write(brief, texts))), cancellation);
        BriefTerminal.Write(AnsiConsole.Console, brief, texts);
        if (arguments.Format == BriefFormat.Html) Console.Out.WriteLine(texts.Fill("terminal.wrote", ("path", path)));
    }

    private sealed record Arguments(
        string Bloc, int? Year, string[] Scenarios, string? Data, string Language, BriefFormat Format, string? Output);
}
