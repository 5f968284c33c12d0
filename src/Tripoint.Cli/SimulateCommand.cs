using System.CommandLine;
using Tripoint.Codes;
using Tripoint.Data.Embedded;
using Tripoint.Data.Import;
using Tripoint.Studies.Reports;
using Tripoint.Studies.Simulation;

namespace Tripoint.Cli;

/// <summary><c>tripoint simulate</c>: what a scenario does to every economy.</summary>
internal static class SimulateCommand
{
    public static Command Create()
    {
        var scenario = new Argument<string>("scenario") { Description = $"A scenario file, or one of {string.Join(", ", ScenarioLibrary.Names)}." };
        var data = CommonOptions.Data();
        var year = CommonOptions.Year();
        var bloc = new Option<string?>("--bloc") { Description = "A bloc in place of the scenario's own: a known one, or codes such as CHN,JPN,KOR." };
        var horizon = new Option<string?>("--horizon") { Description = "long-run, medium-run or short-run (default: the scenario's, else long-run)." };
        var deficits = new Option<string?>("--deficits") { Description = "fixed-share, fixed or zero (default: the scenario's, else fixed-share)." };
        var draws = new Option<int>("--draws") { Description = "Draw the trade elasticities so many times and give intervals." };
        var seed = new Option<ulong>("--seed") { Description = "Seed of the draws.", DefaultValueFactory = _ => 1 };
        var compare = new Option<bool>("--compare") { Description = "Also solve simpler models and every horizon, to see which mechanism does what." };
        var bySector = new Option<bool>("--by-sector") { Description = "Also show output, prices and trade by sector for the bloc's members." };
        var verbose = new Option<bool>("--verbose") { Description = "Also show the certificate's parts, the residual of each iteration and the time." };
        var format = CommonOptions.Format();
        var output = CommonOptions.Out();
        var command = new Command("simulate", "Price a scenario for every economy, with the certificate of the solution.")
        {
            scenario, data, year, bloc, horizon, deficits, draws, seed, compare, bySector, verbose, format, output,
        };
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(
            new SimulateRequest
            {
                Scenario = parsed.GetRequiredValue(scenario),
                Data = parsed.GetValue(data),
                Year = parsed.GetValue(year),
                Bloc = parsed.GetValue(bloc) is { } code ? Bloc.Parse(code) : null,
                Horizon = parsed.GetValue(horizon) is { } h ? ScenarioFile.ParseHorizon(h, "--horizon") : null,
                Deficits = parsed.GetValue(deficits) is { } d ? ScenarioFile.ParseDeficits(d, "--deficits") : null,
                Draws = CommonOptions.Draws(parsed.GetValue(draws)),
                Seed = parsed.GetValue(seed),
                Compare = parsed.GetValue(compare),
            },
            parsed.GetValue(bySector), parsed.GetValue(verbose), parsed.GetValue(format), parsed.GetValue(output), cancellation)));
        return command;
    }

    private static int Run(SimulateRequest request, bool bySector, bool verbose, OutputFormat format, string? output, CancellationToken cancellation)
    {
        SimulationResult simulation;
        using (var progress = new SolveProgressLine()) simulation = SimulateStudy.Run(request, progress, cancellation);
        TextOutput.Write(output, writer =>
        {
            switch (format)
            {
                case OutputFormat.Json: SimulationJson.Write(writer, simulation, bySector, verbose); break;
                case OutputFormat.Csv: SimulationCsv.Write(writer, simulation); break;
                default: SimulationText.Write(TextOutput.Console(writer, output), simulation, bySector, verbose); break;
            }
        }, cancellation);
        return simulation.Converged ? ExitCode.Done : ExitCode.NotConverged;
    }
}
