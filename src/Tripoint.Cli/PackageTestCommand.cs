using System.CommandLine;
using Tripoint.Studies.Negotiations;

namespace Tripoint.Cli;

/// <summary><c>negotiate test</c>: a package against practice and against mandates.</summary>
internal static class PackageTestCommand
{
    public static Command Create()
    {
        var input = new PackageInput();
        var (format, file) = (CommonOptions.Format(), CommonOptions.Out());
        var command = new Command("test", "Test a package: substantially all trade, sectors left out, sensitive tracks, reciprocity, and mandates.") { format, file };
        input.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.Run(() =>
        {
            var report = input.Load(parsed, r => r with { WithConcessions = false }, cancellation);
            ScheduleOutput.Write(parsed.GetValue(file), parsed.GetValue(format) switch
            {
                OutputFormat.Json => NegotiationJson.Write(report),
                OutputFormat.Csv => ScheduleOutput.Csv(NegotiationRows.Coverage(report)),
                _ => NegotiationText.Test(report, ScheduleOutput.Table),
            });
            return report.Price.Converged ? ExitCode.Done : ExitCode.NotConverged;
        }));
        return command;
    }
}
