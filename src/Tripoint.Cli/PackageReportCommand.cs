using System.CommandLine;
using System.Text;
using Tripoint.Faults;
using Tripoint.Studies.Negotiations;
using Tripoint.Studies.Reports;

namespace Tripoint.Cli;

/// <summary><c>negotiate report</c>: the page and the workbook that a delegation takes into the room.</summary>
internal static class PackageReportCommand
{
    public static Command Create()
    {
        var input = new PackageInput();
        var language = CommonOptions.Lang();
        var format = new Option<string>("--format") { Description = "html, xlsx or both.", DefaultValueFactory = _ => "both" };
        var file = new Option<string>("--out") { Description = "Path without its ending; .html and .xlsx are added.", DefaultValueFactory = _ => "negotiation" };
        var command = new Command("report", "Write the report on a package: a page (HTML) and a workbook with live formulas (XLSX). It shows only the mandates that are given.") { language, format, file };
        input.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.Run(() =>
        {
            var kind = parsed.GetValue(format);
            if (kind is not ("html" or "xlsx" or "both")) throw new BadInputException($"unknown format '{kind}'", "--format", "html, xlsx or both");
            var texts = ReportTexts.Load(CommonOptions.ParseLanguage(parsed.GetValue(language)!), "negotiate");
            var report = input.Load(parsed, r => r with { WithBargain = true }, cancellation);
            var path = parsed.GetValue(file)!;
            if (path.EndsWith(".html", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase)) path = path[..^5];
            if (kind != "xlsx") Write(path + ".html", stream => stream.Write(Encoding.UTF8.GetBytes(NegotiationHtml.Write(report, texts))), texts, cancellation);
            if (kind != "html") Write(path + ".xlsx", stream => NegotiationXlsx.Write(report, texts, stream), texts, cancellation);
            return report.Price.Converged ? ExitCode.Done : ExitCode.NotConverged;
        }));
        return command;
    }

    private static void Write(string path, Action<Stream> write, ReportTexts texts, CancellationToken cancellation)
    {
        OutputFile.Write(path, write, cancellation);
        Console.Out.WriteLine(texts.Fill("terminal.wrote", ("path", path)));
    }
}
