using System.CommandLine;
using Tripoint.Studies;
using Tripoint.Studies.Claiming;
using Tripoint.Studies.Reports;

namespace Tripoint.Cli;

/// <summary><c>tripoint claims</c>: statements held against every book that speaks to them.</summary>
internal static class ClaimsCommand
{
    public static Command Create()
    {
        var facts = new Argument<string?>("facts") { Description = "A CSV file of published figures (default: those that ship).", Arity = ArgumentArity.ZeroOrOne };
        var claims = new Option<string?>("--claims") { Description = "A YAML file of statements (default: those that ship)." };
        Option<string?> output = CommonOptions.Out(), data = CommonOptions.Data();
        var format = CommonOptions.Format();
        var language = CommonOptions.Lang();
        var command = new Command("claims", "Check statements against the books of both sides.") { facts, claims, data, language, format, output };
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(
            parsed.GetValue(facts), parsed.GetValue(claims), parsed.GetValue(data), parsed.GetValue(language)!, parsed.GetValue(format), parsed.GetValue(output), cancellation)));
        return command;
    }

    private static int Run(string? facts, string? claims, string? data, string language, OutputFormat format, string? output, CancellationToken cancellation)
    {
        var tongue = CommonOptions.ParseLanguage(language);
        var verdicts = ClaimsStudy.Run(facts, claims, TableChoice.Panel(data));
        TextOutput.Write(output, writer =>
        {
            switch (format)
            {
                case OutputFormat.Json: ClaimsJson.Write(writer, verdicts); break;
                case OutputFormat.Csv: ClaimsText.WriteCsv(writer, verdicts); break;
                default: ClaimsText.Write(TextOutput.Console(writer, output), verdicts, tongue); break;
            }
        }, cancellation);
        return ExitCode.Done;
    }
}
