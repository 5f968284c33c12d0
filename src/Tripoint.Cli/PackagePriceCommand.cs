using System.CommandLine;
using Tripoint.Studies.Negotiations;

namespace Tripoint.Cli;

/// <summary><c>negotiate price</c>: what a package brings every party, and what each concession is worth.</summary>
internal static class PackagePriceCommand
{
    public static Command Create()
    {
        var input = new PackageInput();
        var quick = new Option<bool>("--quick") { Description = "Derivatives only for single tariffs; commitments are still solved for." };
        var (format, file) = (CommonOptions.Format(), CommonOptions.Out());
        var command = new Command("price", "What a package brings every party, by year and sector; what each concession costs its giver and brings the others; what to ask for next.") { quick, format, file };
        input.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.Run(() =>
        {
            var exact = !parsed.GetValue(quick);
            var report = input.Load(parsed, r => r with { Exact = exact, SolvedWishes = exact ? r.SolvedWishes : 0 }, cancellation);
            ScheduleOutput.Write(parsed.GetValue(file), parsed.GetValue(format) switch
            {
                OutputFormat.Json => NegotiationJson.Write(report),
                OutputFormat.Csv => ScheduleOutput.Csv(NegotiationRows.Concessions(report)),
                _ => NegotiationText.Price(report, ScheduleOutput.Table),
            });
            return report.Price.Converged ? ExitCode.Done : ExitCode.NotConverged;
        }));
        return command;
    }
}
